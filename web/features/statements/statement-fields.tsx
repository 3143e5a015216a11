import type { Statements } from '#contract/statements.ts';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import type { FormErrors } from '../../ui/form-errors.ts';
import { CheckGroup, DateField, Field, TextArea } from '../../ui/index.ts';
import type { StatementForm } from './statement-form.ts';

interface StatementFieldsProps {
  form: StatementForm;
  change: (part: Partial<StatementForm>) => void;
  errors: FormErrors;
  /** That the condition can be meant for. */
  organisations: Statements['organisations'];
  /** How it came, between who said it and what was said. */
  children?: ReactNode;
}

export function StatementFields({ form, change, errors, organisations, children }: StatementFieldsProps) {
  const words = useMessages('around').statements.writeForm;
  return (
    <>
      <Field
        label={words.organisation}
        maxLength={120}
        name="organisation"
        onChange={organisation => change({ organisation })}
        value={form.organisation}
        {...errors.of('organisation')}
      />
      <Field
        help={words.saidByHelp}
        label={words.saidBy}
        maxLength={120}
        name="saidBy"
        onChange={saidBy => change({ saidBy })}
        value={form.saidBy}
        {...errors.of('saidBy')}
      />
      {children}
      <TextArea
        help={words.whatHelp}
        label={words.what}
        maxLength={4000}
        name="statementWhat"
        onChange={what => change({ what })}
        rows={4}
        value={form.what}
        {...errors.of('statementWhat')}
      />
      <TextArea
        help={words.conditionHelp}
        label={words.condition}
        maxLength={400}
        name="condition"
        onChange={condition => change({ condition })}
        optional
        rows={2}
        value={form.condition}
        {...errors.of('condition')}
      />
      {form.condition.trim() !== '' && organisations.length > 0 && (
        <CheckGroup
          help={words.withheldHelp}
          label={words.withheld}
          name="withheld"
          onChange={values => change({ withheld: values })}
          options={organisations.map(({ code, name }) => ({ value: code, label: name }))}
          values={form.withheld}
        />
      )}
      <TextArea
        label={words.because}
        maxLength={400}
        name="sharedBecause"
        onChange={sharedBecause => change({ sharedBecause })}
        optional
        rows={2}
        value={form.sharedBecause}
      />
      <Field
        inputMode="tel"
        label={words.phone}
        maxLength={40}
        name="statementPhone"
        onChange={phone => change({ phone })}
        optional
        size="short"
        value={form.phone}
      />
      <DateField
        direction="behind"
        label={words.receivedOn}
        max={today()}
        name="receivedOn"
        onChange={receivedOn => change({ receivedOn })}
        quick={[
          { label: words.today, date: today() },
          { label: words.yesterday, date: addDays(today(), -1) },
        ]}
        value={form.receivedOn}
        {...errors.of('receivedOn')}
      />
    </>
  );
}

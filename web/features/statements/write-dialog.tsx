import { listStatements, writeStatement, type StatementHow, type Statements } from '#contract/statements.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { CheckGroup, ChoiceGroup, DateField, Field, SelectField, TextArea } from '../../ui/index.ts';
import { usePartOptions } from './part-title.ts';

type How = Exclude<StatementHow, 'task-link'>;
const hows = ['phone', 'talk', 'message', 'letter'] as const satisfies readonly How[];

interface Form {
  organisation: string;
  saidBy: string;
  phone: string;
  how: How | null;
  receivedOn: string;
  what: string;
  sharedBecause: string;
  condition: string;
  withheld: readonly string[];
  part: string;
}

const orNull = (words: string) => (words.trim() === '' ? null : words);

function useWriteForm(found: Statements) {
  const words = useMessages().statements.writeForm;
  const options = usePartOptions(found.parts);
  const check = useTextCheck();
  const draft = useFormDraft<Form>({
    organisation: '',
    saidBy: '',
    phone: '',
    how: null,
    receivedOn: today(),
    what: '',
    sharedBecause: '',
    condition: '',
    withheld: [],
    part: options.length === 1 ? (options[0]?.value ?? '') : '',
  });
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('organisation', form.organisation, words.organisationMissing, 120),
      check('saidBy', form.saidBy, words.saidByMissing, 120),
      form.how === null && { field: 'statementHow', message: words.howMissing },
      check('statementWhat', form.what, words.whatMissing, 4000),
      form.withheld.length > 0 &&
        form.condition.trim() === '' && { field: 'condition', message: words.conditionMissing },
      form.receivedOn === '' && { field: 'receivedOn', message: words.receivedOnMissing },
      form.receivedOn > today() && { field: 'receivedOn', message: words.receivedOnLater },
      form.part === '' && { field: 'statementPart', message: words.partMissing },
    ),
  );
  return { words, options, draft, form, errors };
}

/** What another organisation said, by telephone, talk, message or letter, with its condition. */
export function WriteDialog({
  found,
  shown,
  onClose,
}: {
  found: Statements;
  shown: boolean;
  onClose: () => void;
}) {
  const { statements } = useMessages();
  const { words, options, draft, form, errors } = useWriteForm(found);
  const command = useCommand(writeStatement, { refreshes: [listStatements] });
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  const save = () => {
    if (form.how === null) return;
    command.mutate(
      {
        params: { caseId: found.caseId },
        body: {
          part: form.part,
          organisation: form.organisation,
          saidBy: form.saidBy,
          phone: orNull(form.phone),
          how: form.how,
          receivedOn: form.receivedOn,
          what: form.what,
          sharedBecause: orNull(form.sharedBecause),
          condition: orNull(form.condition),
          withheldFrom: [...form.withheld],
        },
      },
      { onSuccess: putAway },
    );
  };
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title}
    >
      <Field
        label={words.organisation}
        maxLength={120}
        name="organisation"
        onChange={organisation => draft.change({ organisation })}
        value={form.organisation}
        {...errors.of('organisation')}
      />
      <Field
        help={words.saidByHelp}
        label={words.saidBy}
        maxLength={120}
        name="saidBy"
        onChange={saidBy => draft.change({ saidBy })}
        value={form.saidBy}
        {...errors.of('saidBy')}
      />
      <ChoiceGroup
        inline
        label={words.how}
        name="statementHow"
        onChange={how => draft.change({ how })}
        options={hows.map(value => ({ value, label: statements.how[value] }))}
        value={form.how}
        {...errors.of('statementHow')}
      />
      <TextArea
        help={words.whatHelp}
        label={words.what}
        maxLength={4000}
        name="statementWhat"
        onChange={what => draft.change({ what })}
        rows={4}
        value={form.what}
        {...errors.of('statementWhat')}
      />
      <TextArea
        help={words.conditionHelp}
        label={words.condition}
        maxLength={400}
        name="condition"
        onChange={condition => draft.change({ condition })}
        optional
        rows={2}
        value={form.condition}
        {...errors.of('condition')}
      />
      {form.condition.trim() !== '' && found.organisations.length > 0 && (
        <CheckGroup
          help={words.withheldHelp}
          label={words.withheld}
          name="withheld"
          onChange={values => draft.change({ withheld: values })}
          options={found.organisations.map(({ code, name }) => ({ value: code, label: name }))}
          values={form.withheld}
        />
      )}
      <TextArea
        label={words.because}
        maxLength={400}
        name="sharedBecause"
        onChange={sharedBecause => draft.change({ sharedBecause })}
        optional
        rows={2}
        value={form.sharedBecause}
      />
      <Field
        inputMode="tel"
        label={words.phone}
        maxLength={40}
        name="statementPhone"
        onChange={phone => draft.change({ phone })}
        optional
        size="short"
        value={form.phone}
      />
      <DateField
        direction="behind"
        label={words.receivedOn}
        max={today()}
        name="receivedOn"
        onChange={receivedOn => draft.change({ receivedOn })}
        quick={[
          { label: words.today, date: today() },
          { label: words.yesterday, date: addDays(today(), -1) },
        ]}
        value={form.receivedOn}
        {...errors.of('receivedOn')}
      />
      {options.length > 1 && (
        <SelectField
          label={words.part}
          name="statementPart"
          onChange={part => draft.change({ part })}
          options={options}
          value={form.part}
          {...errors.of('statementPart')}
        />
      )}
    </FormDialog>
  );
}

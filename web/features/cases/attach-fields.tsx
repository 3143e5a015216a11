import type { AttachmentChoices } from '#contract/attachments.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import type { FormErrors } from '../../ui/form-errors.ts';
import { CheckGroup, ChoiceGroup, DateField, Field, TextArea } from '../../ui/index.ts';
import type { AttachForm } from './attach-form.ts';

/** What a PDF is, who it is from, and what its source asks of us. */
export function AttachFields({
  form,
  change,
  errors,
  choices,
}: {
  form: AttachForm;
  change: (part: Partial<AttachForm>) => void;
  errors: FormErrors;
  choices: AttachmentChoices;
}) {
  const { attachments: words } = useMessages('case');
  const language = useLanguage();
  return (
    <>
      <ChoiceGroup
        inline
        label={words.kind}
        name="attachKind"
        onChange={kind => change({ kind })}
        options={choices.kinds.map(kind => ({ value: kind.code, label: kind[language] }))}
        value={form.kind}
        {...errors.of('attachKind')}
      />
      <Field
        help={words.sourceHelp}
        label={words.source}
        maxLength={120}
        name="attachSource"
        onChange={source => change({ source })}
        value={form.source}
        {...errors.of('attachSource')}
      />
      <DateField
        direction="behind"
        label={words.datedOn}
        max={today()}
        name="datedOn"
        onChange={datedOn => change({ datedOn })}
        value={form.datedOn}
        {...errors.of('datedOn')}
      />
      <TextArea
        help={words.conditionHelp}
        label={words.condition}
        maxLength={400}
        name="attachCondition"
        onChange={condition => change({ condition })}
        optional
        rows={2}
        value={form.condition}
        {...errors.of('attachCondition')}
      />
      {form.condition.trim() !== '' && choices.organisations.length > 0 && (
        <CheckGroup
          help={words.withheldHelp}
          label={words.withheld}
          name="attachWithheld"
          onChange={withheld => change({ withheld })}
          options={choices.organisations.map(({ code, name }) => ({ value: code, label: name }))}
          values={form.withheld}
        />
      )}
      <DateField
        help={words.untilHelp}
        label={words.until}
        min={today()}
        name="usableUntil"
        onChange={until => change({ until })}
        optional
        value={form.until}
        {...errors.of('usableUntil')}
      />
    </>
  );
}

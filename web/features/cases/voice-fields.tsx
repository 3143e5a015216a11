import type { Case } from '#contract/cases.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import type { FormErrors } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, Field, TextArea } from '../../ui/index.ts';
import { askedAbout, type ChoiceForm, type HeardForm } from './voice-form.ts';

/** The child's own words, and where, when and by whom they were heard. */
export function HeardFields({
  form,
  change,
  errors,
}: {
  form: HeardForm;
  change: (part: Partial<HeardForm>) => void;
  errors: FormErrors;
}) {
  const { windows } = useMessages('case');
  const words = windows.voices.form;
  return (
    <>
      <TextArea
        help={words.wordsHelp}
        label={words.words}
        maxLength={4000}
        name="voiceWords"
        onChange={value => change({ words: value })}
        rows={3}
        value={form.words}
        {...errors.of('voiceWords')}
      />
      <Field
        help={words.byHelp}
        label={words.by}
        maxLength={120}
        name="voiceBy"
        onChange={heardBy => change({ heardBy })}
        value={form.heardBy}
        {...errors.of('voiceBy')}
      />
      <ChoiceGroup
        inline
        label={words.alone}
        name="voiceAlone"
        onChange={alone => change({ alone })}
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
        value={form.alone}
        {...errors.of('voiceAlone')}
      />
      <Field
        help={words.whereHelp}
        label={words.where}
        maxLength={120}
        name="voiceWhere"
        onChange={heardWhere => change({ heardWhere })}
        value={form.heardWhere}
        {...errors.of('voiceWhere')}
      />
      <DateField
        direction="behind"
        label={words.on}
        max={today()}
        name="voiceOn"
        onChange={heardOn => change({ heardOn })}
        quick={[{ label: words.today, date: today() }]}
        value={form.heardOn}
        {...errors.of('voiceOn')}
      />
    </>
  );
}

/** Two lists that the child chooses: who may know, who may not. Nobody is in either beforehand. */
export function ChoiceFields({
  open,
  form,
  change,
  errors,
}: {
  open: Case;
  form: ChoiceForm;
  change: (part: Partial<ChoiceForm>) => void;
  errors: FormErrors;
}) {
  const { windows } = useMessages('case');
  const words = windows.voices.form;
  return (
    <fieldset className="case-voice__choice">
      <legend className="p-h3">{words.choice}</legend>
      <p className="p-quiet">{words.readsAnyway(open.lead?.label ?? words.lead)}</p>
      <Field
        help={words.namesHelp}
        label={words.noNames}
        maxLength={400}
        name="voiceNo"
        onChange={noNames => change({ noNames })}
        optional
        value={form.noNames}
        {...errors.of('voiceNo')}
      />
      <Field
        label={words.yesNames}
        maxLength={400}
        name="voiceYes"
        onChange={yesNames => change({ yesNames })}
        optional
        value={form.yesNames}
      />
      {askedAbout(open).map(({ id, label }) => (
        <ChoiceGroup
          inline
          key={id}
          label={label}
          name={`voice-${id}`}
          onChange={answer => change({ colleagues: { ...form.colleagues, [id]: answer } })}
          options={(['yes', 'no', 'open'] as const).map(value => ({ value, label: words.answers[value] }))}
          value={form.colleagues[id] ?? 'open'}
        />
      ))}
    </fieldset>
  );
}

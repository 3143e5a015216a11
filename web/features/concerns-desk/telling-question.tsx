import type { Concern } from '#contract/concerns.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { Check, ChoiceGroup, DateField, Notice, TextArea } from '../../ui/index.ts';
import { WordQuestions } from '../../ui/word-questions.tsx';
import type { FormPart } from './weighing.tsx';

/** The ground of telling later, the same question wherever it is asked. */
export function GroundChoice({
  concern,
  form,
  change,
  errors,
}: Pick<FormPart, 'form' | 'change' | 'errors'> & { concern: Concern }) {
  const { telling: words } = useMessages();
  const language = useLanguage();
  return (
    <ChoiceGroup
      label={words.ground}
      name="laterGround"
      onChange={laterGround => change({ laterGround })}
      options={concern.laterGrounds.map(each => ({ value: each.code, label: each[language] }))}
      value={form.laterGround}
      {...errors.of('laterGround')}
    />
  );
}

/** With an outcome that opens no case: who tells the parents and by when, or why not yet. */
export function TellingQuestion(part: FormPart & { concern: Concern }) {
  const { concern, form, change, errors, asked } = part;
  const { telling: words } = useMessages();
  const tells = form.teller === 'desk' || form.teller === 'sender';
  return (
    <>
      <ChoiceGroup
        help={words.intro}
        label={words.who}
        name="teller"
        onChange={teller => change({ teller })}
        options={(['desk', 'sender', 'later'] as const).map(value => ({
          value,
          label: words.tellers[value],
          help: words.tellersHelp[value],
        }))}
        value={form.teller}
        {...errors.of('teller')}
      />
      {concern.tellWithCare && form.teller !== 'later' && <Notice>{words.careful}</Notice>}
      {tells && concern.tellWithCare && (
        <Check
          checked={form.tellSafe}
          label={words.safe}
          name="tellSafe"
          onChange={tellSafe => change({ tellSafe })}
          {...errors.of('tellSafe')}
        />
      )}
      {tells && (
        <DateField
          label={words.on}
          min={today()}
          name="tellOn"
          onChange={tellOn => change({ tellOn })}
          value={form.tellOn}
          {...errors.of('tellOn')}
        />
      )}
      {form.teller === 'later' && (
        <>
          <GroundChoice {...part} />
          <TextArea
            help={words.becauseHelp}
            label={words.because}
            maxLength={1000}
            name="tellBecause"
            onChange={tellBecause => change({ tellBecause })}
            rows={3}
            value={form.tellBecause}
            {...errors.of('tellBecause')}
          />
          <WordQuestions asked={asked['tellBecause']} />
          <DateField
            help={words.untilHelp}
            label={words.until}
            min={addDays(today(), 1)}
            name="tellUntil"
            onChange={tellUntil => change({ tellUntil })}
            value={form.tellUntil}
            {...errors.of('tellUntil')}
          />
        </>
      )}
    </>
  );
}

import { useMessages } from '../../messages/context.tsx';
import { ChoiceGroup, Field } from '../../ui/index.ts';
import type { FormPart } from './weighing.tsx';
import { outcomesLightToHeavy } from './weighing-form.ts';

/** From light to heavy, none chosen beforehand. */
export function OutcomeQuestion({ form, change, errors }: FormPart) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.weigh.outcome;
  return (
    <>
      <ChoiceGroup
        help={words.intro}
        label={words.heading}
        name="outcome"
        onChange={outcome => change({ outcome })}
        options={outcomesLightToHeavy.map(value => ({
          value,
          label: concernsDesk.outcomes[value],
          help: words.help[value],
        }))}
        value={form.outcome}
        {...errors.of('outcome')}
      />
      {form.outcome === 'passed-on' && (
        <Field
          help={words.passedOnToHelp}
          label={words.passedOnTo}
          maxLength={200}
          name="passedOnTo"
          onChange={passedOnTo => change({ passedOnTo })}
          value={form.passedOnTo}
          {...errors.of('passedOnTo')}
        />
      )}
      {form.outcome === 'joined-to-case' && (
        <Field
          help={words.caseReferenceHelp}
          label={words.caseReference}
          maxLength={20}
          name="caseReference"
          onChange={caseReference => change({ caseReference })}
          size="short"
          value={form.caseReference}
          {...errors.of('caseReference')}
        />
      )}
    </>
  );
}

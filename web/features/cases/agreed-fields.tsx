import type { Case } from '#contract/cases.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { problemsOf, useTextCheck, type FormErrors } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, Field, SelectField, TextArea } from '../../ui/index.ts';

/** Wie doet wat, voor wanneer: what every agreement says. */
export interface AgreedForm {
  what: string;
  who: 'team' | 'family' | null;
  colleague: string;
  name: string;
  dueOn: string;
}

/** Members of the team who may read this part: only they can keep an agreement in it. */
export const keepersOf = (open: Case, part: string) =>
  open.team.filter(
    member =>
      (member.state === 'live' || member.state === 'invited') &&
      member.parts.some(each => each.part === part && each.level !== 'headline'),
  );

/** The same as options of a list. */
export const keeperOptions = (open: Case, part: string) =>
  keepersOf(open, part).map(({ colleague }) => ({
    value: colleague.heldFunctionId,
    label: `${colleague.label}, ${colleague.organisation}`,
  }));

export const agreedBody = (form: AgreedForm) => ({
  what: form.what,
  keeper: form.who === 'team' ? { heldFunctionId: form.colleague } : { name: form.name },
  dueOn: form.dueOn,
});

export function useAgreedProblems(form: AgreedForm) {
  const { cases } = useMessages('case');
  const words = cases.plan.agreementForm;
  const check = useTextCheck();
  return {
    what: problemsOf(check('what', form.what, words.whatMissing, 400)),
    rest: problemsOf(
      form.who === null && { field: 'who', message: words.whoMissing },
      form.who === 'team' && form.colleague === '' && { field: 'colleague', message: words.whoMissing },
      form.who === 'family' ? check('name', form.name, words.whoMissing, 120) : undefined,
      form.dueOn === '' && { field: 'dueOn', message: words.dueMissing },
    ),
  };
}

interface AgreedFieldsProps {
  form: AgreedForm;
  change: (part: Partial<AgreedForm>) => void;
  errors: FormErrors;
}

export function WhatField({ form, change, errors }: AgreedFieldsProps) {
  const { cases } = useMessages('case');
  const words = cases.plan.agreementForm;
  return (
    <TextArea
      help={words.whatHelp}
      label={words.what}
      maxLength={400}
      name="what"
      onChange={what => change({ what })}
      ownWords
      rows={2}
      value={form.what}
      {...errors.of('what')}
    />
  );
}

/** Who keeps it, of the team or of family or network, and for when. */
export function WhoAndWhen({
  form,
  change,
  errors,
  colleagues,
  colleagueHelp,
}: AgreedFieldsProps & {
  colleagues: readonly { value: string; label: string }[];
  colleagueHelp: string;
}) {
  const { cases } = useMessages('case');
  const words = cases.plan.agreementForm;
  return (
    <>
      <ChoiceGroup
        label={words.who}
        name="who"
        onChange={who => change({ who })}
        options={[
          { value: 'team', label: words.whoTeam },
          { value: 'family', label: words.whoFamily },
        ]}
        value={form.who}
        {...errors.of('who')}
      />
      {form.who === 'team' && (
        <SelectField
          help={colleagueHelp}
          label={words.colleague}
          name="colleague"
          onChange={colleague => change({ colleague })}
          options={colleagues}
          value={form.colleague}
          {...errors.of('colleague')}
        />
      )}
      {form.who === 'family' && (
        <Field
          help={words.nameHelp}
          label={words.name}
          maxLength={120}
          name="name"
          onChange={name => change({ name })}
          value={form.name}
          {...errors.of('name')}
        />
      )}
      <DateField
        label={words.due}
        min={today()}
        name="dueOn"
        onChange={dueOn => change({ dueOn })}
        value={form.dueOn}
        {...errors.of('dueOn')}
      />
    </>
  );
}

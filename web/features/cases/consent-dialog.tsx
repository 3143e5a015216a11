import { openCase } from '#contract/cases.ts';
import { recordConsent } from '#contract/plans.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, Field, TextArea } from '../../ui/index.ts';
import { consentKinds } from './consent-kinds.ts';

type Kind = (typeof consentKinds)[number];

interface ConsentForm {
  person: string;
  kind: Kind | null;
  on: string;
  by: string;
  about: string;
  until: string;
  note: string;
}
const empty = (): ConsentForm => ({
  person: '',
  kind: null,
  on: today(),
  by: '',
  about: '',
  until: '',
  note: '',
});

function useConsentForm() {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.consent.form;
  const check = useTextCheck();
  const draft = useFormDraft(empty());
  const form = draft.value;
  const secrecy = form.kind === 'secrecy';
  const errors = useFormErrors(
    problemsOf(
      check('consentPerson', form.person, words.personMissing, 120),
      form.kind === null && { field: 'consentKind', message: words.kindMissing },
      secrecy ? check('consentBy', form.by, words.byMissing, 120) : undefined,
      secrecy ? check('consentAbout', form.about, words.aboutMissing, 400) : undefined,
      secrecy && form.until === '' && { field: 'consentUntil', message: words.untilMissing },
      secrecy && form.until !== '' && form.until < today() && { field: 'consentUntil', message: words.past },
      form.on === '' && { field: 'consentOn', message: words.onMissing },
      form.on > today() && { field: 'consentOn', message: words.later },
    ),
  );
  return { words, draft, form, errors };
}

/** One tick of one person. The next one is written down by itself: they are three questions and not one. */
export function ConsentDialog({
  caseId,
  shown,
  onClose,
}: {
  caseId: string;
  shown: boolean;
  onClose: () => void;
}) {
  const { livingPlan } = useMessages('case');
  const { words, draft, form, errors } = useConsentForm();
  const command = useCommand(recordConsent, { refreshes: [openCase] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    const given = {
      person: form.person,
      givenOn: form.on,
      note: form.note.trim() === '' ? null : form.note,
    };
    if (form.kind === null) return;
    const body =
      form.kind === 'secrecy'
        ? { ...given, kind: form.kind, by: form.by, about: form.about, until: form.until }
        : { ...given, kind: form.kind };
    command.mutate({ params: { caseId }, body }, { onSuccess: putAway });
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
        help={words.personHelp}
        label={words.person}
        maxLength={120}
        name="consentPerson"
        onChange={person => draft.change({ person })}
        value={form.person}
        {...errors.of('consentPerson')}
      />
      <ChoiceGroup
        label={words.kind}
        name="consentKind"
        onChange={kind => draft.change({ kind })}
        options={consentKinds.map(value => ({ value, label: livingPlan.consent.kinds[value] }))}
        value={form.kind}
        {...errors.of('consentKind')}
      />
      {form.kind === 'secrecy' && (
        <>
          <Field
            help={words.byHelp}
            label={words.by}
            maxLength={120}
            name="consentBy"
            onChange={by => draft.change({ by })}
            value={form.by}
            {...errors.of('consentBy')}
          />
          <TextArea
            label={words.about}
            maxLength={400}
            name="consentAbout"
            onChange={about => draft.change({ about })}
            rows={2}
            value={form.about}
            {...errors.of('consentAbout')}
          />
          <DateField
            label={words.until}
            min={today()}
            name="consentUntil"
            onChange={until => draft.change({ until })}
            value={form.until}
            {...errors.of('consentUntil')}
          />
        </>
      )}
      <DateField
        direction="behind"
        label={words.on}
        max={today()}
        name="consentOn"
        onChange={on => draft.change({ on })}
        quick={[{ label: words.today, date: today() }]}
        value={form.on}
        {...errors.of('consentOn')}
      />
      <TextArea
        help={words.noteHelp}
        label={words.note}
        maxLength={400}
        name="consentNote"
        onChange={note => draft.change({ note })}
        optional
        rows={2}
        value={form.note}
      />
    </FormDialog>
  );
}

import { openCase, type Case } from '#contract/cases.ts';
import { withdrawConsent } from '#contract/plans.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { DateField, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';

export type ConsentItem = Case['consents'][number];

/** Somebody takes a tick back. That it was given stays on record. */
export function WithdrawDialog({
  consent,
  shown,
  onClose,
}: {
  consent: ConsentItem;
  shown: boolean;
  onClose: () => void;
}) {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.consent.withdrawForm;
  const form = livingPlan.consent.form;
  const draft = useFormDraft({ on: today(), note: '' });
  const { on, note } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      on === '' && { field: 'withdrawnOn', message: form.onMissing },
      on > today() && { field: 'withdrawnOn', message: form.later },
    ),
  );
  const command = useCommand(withdrawConsent, { refreshes: [openCase] });
  const { outdated, busy, problem } = standing(command, consent.version);
  const lookAgain = useLookAgain();
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict /> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          {
            params: { consentId: consent.consentId },
            body: { withdrawnOn: on, note: note.trim() === '' ? null : note },
            ifMatch: consent.version,
          },
          { onSuccess: putAway, onError: lookAgain },
        )
      }
      open={shown}
      problem={problem}
      submit={words.save}
      title={words.title(consent.person)}
    >
      <p>{words.what}</p>
      <DateField
        direction="behind"
        label={form.on}
        max={today()}
        name="withdrawnOn"
        onChange={value => draft.change({ on: value })}
        quick={[{ label: form.today, date: today() }]}
        value={on}
        {...errors.of('withdrawnOn')}
      />
      <TextArea
        label={form.note}
        maxLength={400}
        name="withdrawnNote"
        onChange={value => draft.change({ note: value })}
        optional
        rows={2}
        value={note}
      />
    </FormDialog>
  );
}

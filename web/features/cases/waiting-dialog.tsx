import { openCase } from '#contract/cases.ts';
import { waitForPlace } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, Field, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
import type { AgreementItem } from './plan-order.ts';

/** A place that is waited for: where, since when, when it is expected, and what bridges it. */
export function WaitingDialog({
  agreement,
  shown,
  onClose,
}: {
  agreement: AgreementItem;
  shown: boolean;
  onClose: () => void;
}) {
  const { livingPlan } = useMessages();
  const words = livingPlan.waiting;
  const check = useTextCheck();
  const now = agreement.waiting;
  const draft = useFormDraft({
    organisation: now?.organisation ?? '',
    since: now?.since ?? '',
    expectedOn: now?.expectedOn ?? '',
    bridge: now?.bridge ?? '',
  });
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('waitingAt', form.organisation, words.organisationMissing, 120),
      form.since === '' && { field: 'waitingSince', message: words.sinceMissing },
      form.since > today() && { field: 'waitingSince', message: words.later },
      form.expectedOn !== '' &&
        form.expectedOn <= form.since && { field: 'waitingExpected', message: words.expectedEarly },
    ),
  );
  const command = useCommand(waitForPlace, { refreshes: [openCase, getMyWork] });
  const { outdated, busy, problem } = standing(command, agreement.version);
  const lookAgain = useLookAgain();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  const save = () =>
    command.mutate(
      {
        params: { agreementId: agreement.agreementId },
        body: {
          organisation: form.organisation,
          since: form.since,
          expectedOn: form.expectedOn === '' ? null : form.expectedOn,
          bridge: form.bridge.trim() === '' ? null : form.bridge,
        },
        ifMatch: agreement.version,
      },
      { onSuccess: putAway, onError: lookAgain },
    );
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{livingPlan.terms.now}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={problem}
      submit={words.save}
      title={words.title}
    >
      <p>{agreement.what}</p>
      <Field
        label={words.organisation}
        maxLength={120}
        name="waitingAt"
        onChange={organisation => draft.change({ organisation })}
        value={form.organisation}
        {...errors.of('waitingAt')}
      />
      <DateField
        direction="behind"
        label={words.since}
        max={today()}
        name="waitingSince"
        onChange={since => draft.change({ since })}
        quick={[{ label: words.today, date: today() }]}
        value={form.since}
        {...errors.of('waitingSince')}
      />
      <DateField
        label={words.expectedOn}
        name="waitingExpected"
        onChange={expectedOn => draft.change({ expectedOn })}
        optional
        value={form.expectedOn}
        {...errors.of('waitingExpected')}
      />
      <TextArea
        help={words.bridgeHelp}
        label={words.bridgeField}
        maxLength={400}
        name="waitingBridge"
        onChange={bridge => draft.change({ bridge })}
        optional
        rows={2}
        value={form.bridge}
      />
    </FormDialog>
  );
}

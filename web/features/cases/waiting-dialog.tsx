import { openCase } from '#contract/cases.ts';
import { waitForPlace } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, Field, TextArea } from '../../ui/index.ts';
import type { AgreementItem } from './plan-order.ts';

const bodyOf = (form: { organisation: string; since: string; expectedOn: string; bridge: string }) => ({
  organisation: form.organisation,
  since: form.since,
  expectedOn: form.expectedOn === '' ? null : form.expectedOn,
  bridge: form.bridge.trim() === '' ? null : form.bridge,
});

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
  const { livingPlan } = useMessages('case');
  const words = livingPlan.waiting;
  const check = useTextCheck();
  const dates = useDates();
  const draft = useSeenDraft(agreement, ({ waiting }) => ({
    organisation: waiting?.organisation ?? '',
    since: waiting?.since ?? '',
    expectedOn: waiting?.expectedOn ?? '',
    bridge: waiting?.bridge ?? '',
  }));
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
  const day = (on: unknown) => (typeof on === 'string' && on !== '' ? dates.day(on) : '');
  // an agreement that is answered meanwhile does not wait any more: then each of these is another question
  const state = (fields: readonly string[]) => [...fields, 'state'];
  const hands = useTwoHands(waitForPlace, {
    refreshes: [openCase, getMyWork],
    lines: [
      { ...textLine('organisation', words.organisation), fields: state(['organisation']) },
      { name: 'since', label: words.since, fields: state(['since']), show: said => day(said['since']) },
      {
        name: 'expectedOn',
        label: words.expectedOn,
        fields: state(['expectedOn']),
        show: said => day(said['expectedOn']),
      },
      { ...textLine('bridge', words.bridgeField, 400), fields: state(['bridge']) },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  const save = () =>
    hands.save(
      {
        params: { agreementId: agreement.agreementId },
        body: bodyOf(form),
        ifMatch: draft.seen.version,
      },
      { ...bodyOf(draft.base), state: draft.seen.state },
      putAway,
    );
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
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
        ownWords
        optional
        rows={2}
        value={form.bridge}
      />
    </FormDialog>
  );
}

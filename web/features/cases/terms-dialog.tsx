import { openCase, type Case } from '#contract/cases.ts';
import { changeAgreement } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { DateField, SelectField, TextArea } from '../../ui/index.ts';
import { keepersOf } from './agreement-dialog.tsx';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
import type { AgreementItem } from './plan-order.ts';

/** What an agreement inherits from the plan, and may have otherwise. Empty follows the plan. */
export function TermsDialog({
  agreement,
  open,
  shown,
  onClose,
}: {
  agreement: AgreementItem;
  open: Case;
  shown: boolean;
  onClose: () => void;
}) {
  const { livingPlan } = useMessages();
  const dates = useDates();
  const words = livingPlan.terms;
  const draft = useFormDraft({
    watcher: agreement.watcher?.heldFunctionId ?? '',
    ifNot: agreement.ifNot ?? '',
    lookBackOn: agreement.lookBackOn ?? '',
    offer: agreement.offerId ?? '',
  });
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      form.lookBackOn !== '' &&
        form.lookBackOn !== agreement.lookBackOn &&
        form.lookBackOn < today() && { field: 'termsLookBack', message: words.past },
    ),
  );
  const command = useCommand(changeAgreement, { refreshes: [openCase, getMyWork] });
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
          watcherHeldFunctionId: form.watcher === '' ? null : form.watcher,
          ifNot: form.ifNot.trim() === '' ? null : form.ifNot,
          lookBackOn: form.lookBackOn === '' ? null : form.lookBackOn,
          offerId: form.offer === '' ? null : form.offer,
        },
        ifMatch: agreement.version,
      },
      { onSuccess: putAway, onError: lookAgain },
    );
  const colleagues = new Map(
    keepersOf(open, agreement.part).map(({ colleague }) => [
      colleague.heldFunctionId,
      `${colleague.label}, ${colleague.organisation}`,
    ]),
  );
  // whoever watches now stays to be chosen, also when his or her access has ended since
  if (agreement.watcher !== null && !colleagues.has(agreement.watcher.heldFunctionId))
    colleagues.set(agreement.watcher.heldFunctionId, agreement.watcher.label);
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{words.now}</Conflict> : undefined}
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
      <p className="p-quiet">{words.inherit}</p>
      {agreement.kind === 'limit' && (
        <SelectField
          label={words.offer}
          name="termsOffer"
          onChange={offer => draft.change({ offer })}
          optional
          options={open.agreements
            .filter(each => each.kind === 'help')
            .map(each => ({ value: each.agreementId, label: each.what }))}
          placeholder={words.noOffer}
          value={form.offer}
        />
      )}
      <SelectField
        label={words.watcher}
        name="termsWatcher"
        onChange={watcher => draft.change({ watcher })}
        optional
        options={[...colleagues].map(([value, label]) => ({ value, label }))}
        placeholder={open.lead === null ? words.leadUnknown : words.lead(open.lead.label)}
        value={form.watcher}
      />
      <TextArea
        help={words.ifNotHelp}
        label={words.ifNot}
        maxLength={400}
        name="termsIfNot"
        onChange={ifNot => draft.change({ ifNot })}
        optional
        rows={2}
        value={form.ifNot}
      />
      <DateField
        help={words.lookBackHelp(dates.day(open.nextLookBackOn))}
        label={words.lookBack}
        min={today()}
        name="termsLookBack"
        onChange={lookBackOn => draft.change({ lookBackOn })}
        optional
        value={form.lookBackOn}
        {...errors.of('termsLookBack')}
      />
    </FormDialog>
  );
}

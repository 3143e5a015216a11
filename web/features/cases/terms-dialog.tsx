import { openCase, type Case } from '#contract/cases.ts';
import { changeAgreement } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { DateField, SelectField, TextArea } from '../../ui/index.ts';
import { keepersOf } from './agreed-fields.tsx';
import type { AgreementItem } from './plan-order.ts';

const bodyOf = (form: { watcher: string; ifNot: string; lookBackOn: string; offer: string }) => ({
  watcherHeldFunctionId: form.watcher === '' ? null : form.watcher,
  ifNot: form.ifNot.trim() === '' ? null : form.ifNot,
  lookBackOn: form.lookBackOn === '' ? null : form.lookBackOn,
  offerId: form.offer === '' ? null : form.offer,
});

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
  const { livingPlan } = useMessages('case');
  const dates = useDates();
  const words = livingPlan.terms;
  const draft = useSeenDraft(agreement, seen => ({
    watcher: seen.watcher?.heldFunctionId ?? '',
    ifNot: seen.ifNot ?? '',
    lookBackOn: seen.lookBackOn ?? '',
    offer: seen.offerId ?? '',
  }));
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      form.lookBackOn !== '' &&
        form.lookBackOn !== agreement.lookBackOn &&
        form.lookBackOn < today() && { field: 'termsLookBack', message: words.past },
    ),
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
  const hands = useTwoHands(changeAgreement, {
    refreshes: [openCase, getMyWork],
    lines: [
      {
        name: 'watcherHeldFunctionId',
        label: words.watcher,
        fields: ['watcherHeldFunctionId'],
        show: said => colleagues.get(String(said['watcherHeldFunctionId'])) ?? '',
      },
      textLine('ifNot', words.ifNot, 400),
      {
        name: 'lookBackOn',
        label: words.lookBack,
        fields: ['lookBackOn'],
        show: ({ lookBackOn: on }) => (typeof on === 'string' ? dates.day(on) : ''),
      },
      {
        name: 'offerId',
        label: words.offer,
        fields: ['offerId'],
        show: said => open.agreements.find(each => each.agreementId === said['offerId'])?.what ?? '',
      },
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
      bodyOf(draft.base),
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
        ownWords
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

import { openCase, type Case } from '#contract/cases.ts';
import { listMeetings } from '#contract/meetings.ts';
import { correctAgreement } from '#contract/plans.ts';
import { agreedNow } from '#contract/theirs.ts';
import { getMyWork } from '#contract/work.ts';
import { same } from '../../merge.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { TextArea } from '../../ui/index.ts';
import {
  agreedBody,
  keeperOptions,
  useAgreedProblems,
  WhatField,
  WhoAndWhen,
  type AgreedForm,
} from './agreed-fields.tsx';
import type { AgreementItem } from './plan-order.ts';

const formOf = (seen: AgreementItem): AgreedForm & { reason: string } => ({
  what: seen.what,
  who: seen.keptBy === null ? 'family' : 'team',
  colleague: seen.keptBy?.heldFunctionId ?? '',
  name: seen.keptBy === null ? seen.keeper : '',
  dueOn: seen.dueOn,
  reason: '',
});

/** Who does what, for when, written down wrongly or agreed anew: put right with a reason, and what it said stays. */
export function CorrectAgreementDialog({
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
  const { cases, livingPlan } = useMessages('case');
  const words = livingPlan.correct;
  const fields = cases.plan.agreementForm;
  const dates = useDates();
  const check = useTextCheck();
  const draft = useSeenDraft(agreement, formOf);
  const form = draft.value;
  const problems = useAgreedProblems(form);
  const errors = useFormErrors([
    ...problems.what,
    ...problems.rest,
    ...problemsOf(
      form.dueOn !== '' &&
        form.dueOn !== draft.base.dueOn &&
        form.dueOn < today() && { field: 'dueOn', message: livingPlan.terms.past },
      same(agreedBody(form), agreedBody(draft.base)) && { field: 'what', message: words.nothing },
      check('agreementReason', form.reason, words.reasonMissing, 400),
    ),
  ]);
  const options = keeperOptions(open, agreement.part);
  // whoever keeps it now stays to be chosen, also when his or her access has ended since
  const keeper = draft.seen.keptBy?.heldFunctionId;
  const colleagues =
    keeper === undefined || options.some(({ value }) => value === keeper)
      ? options
      : [...options, { value: keeper, label: draft.seen.keeper }];
  const hands = useTwoHands(correctAgreement, {
    refreshes: [openCase, getMyWork, listMeetings],
    lines: [
      textLine('what', fields.what, 400),
      {
        name: 'keeper',
        label: fields.who,
        fields: ['keeper'],
        show: said => {
          const { name, heldFunctionId } = agreedNow.shape.keeper.parse(said['keeper']);
          return name ?? colleagues.find(({ value }) => value === heldFunctionId)?.label ?? words.someone;
        },
      },
      {
        name: 'dueOn',
        label: fields.due,
        fields: ['dueOn'],
        show: said => dates.day(String(said['dueOn'])),
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  const shared = { form, change: draft.change, errors };
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          {
            params: { agreementId: agreement.agreementId },
            ifMatch: draft.seen.version,
            body: { ...agreedBody(form), reason: form.reason },
          },
          agreedBody(draft.base),
          putAway,
        )
      }
      open={shown}
      submit={words.save}
      title={words.title}
    >
      <WhatField {...shared} />
      <WhoAndWhen colleagueHelp={fields.colleagueHelp} colleagues={colleagues} {...shared} />
      <TextArea
        help={words.reasonHelp}
        label={words.reason}
        maxLength={400}
        name="agreementReason"
        onChange={reason => draft.change({ reason })}
        ownWords
        rows={2}
        value={form.reason}
        {...errors.of('agreementReason')}
      />
    </FormDialog>
  );
}

import { openCase } from '#contract/cases.ts';
import { settleMissed } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { TextArea } from '../../ui/index.ts';
import type { AgreementItem } from './plan-order.ts';

/** An organisation did not do it: what was agreed about that. */
export function SettleDialog({
  agreement,
  shown,
  onClose,
}: {
  agreement: AgreementItem;
  shown: boolean;
  onClose: () => void;
}) {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.missed;
  const check = useTextCheck();
  const draft = useSeenDraft(agreement, seen => ({ note: seen.settled?.note ?? '' }));
  const { note } = draft.value;
  const errors = useFormErrors(problemsOf(check('settleNote', note, words.noteMissing, 1000)));
  const hands = useTwoHands(settleMissed, {
    refreshes: [openCase, getMyWork],
    lines: [{ ...textLine('note', words.note, 1000), fields: ['note', 'state'] }],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          { params: { agreementId: agreement.agreementId }, body: { note }, ifMatch: draft.seen.version },
          { ...draft.base, state: draft.seen.state },
          putAway,
        )
      }
      open={shown}
      submit={words.save}
      title={words.title}
    >
      <p>{agreement.what}</p>
      <TextArea
        help={words.noteHelp}
        label={words.note}
        maxLength={1000}
        name="settleNote"
        onChange={value => draft.change({ note: value })}
        ownWords
        rows={3}
        value={note}
        {...errors.of('settleNote')}
      />
    </FormDialog>
  );
}

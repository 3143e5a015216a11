import { openCase } from '#contract/cases.ts';
import { settleMissed } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
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
  const { livingPlan } = useMessages();
  const words = livingPlan.missed;
  const check = useTextCheck();
  const draft = useFormDraft({ note: agreement.settled?.note ?? '' });
  const { note } = draft.value;
  const errors = useFormErrors(problemsOf(check('settleNote', note, words.noteMissing, 1000)));
  const command = useCommand(settleMissed, { refreshes: [openCase, getMyWork] });
  const { outdated, busy, problem } = standing(command, agreement.version);
  const lookAgain = useLookAgain();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{livingPlan.terms.now}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { agreementId: agreement.agreementId }, body: { note }, ifMatch: agreement.version },
          { onSuccess: putAway, onError: lookAgain },
        )
      }
      open={shown}
      problem={problem}
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
        rows={3}
        value={note}
        {...errors.of('settleNote')}
      />
    </FormDialog>
  );
}

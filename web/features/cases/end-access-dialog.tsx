import { listCases, openCase } from '#contract/cases.ts';
import { revokeAccess } from '#contract/grants.ts';
import { useNavigate } from 'react-router';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { useFormErrors, useTextCheck, problemsOf } from '../../ui/form-errors.ts';
import { TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
import type { Member } from './team.tsx';

/** Ends access at once, with a reason. Giving it again is the way back, and the page says so. */
export function EndAccessDialog({
  member,
  shown,
  onClose,
}: {
  member: Member;
  shown: boolean;
  onClose: () => void;
}) {
  const { cases } = useMessages('case');
  const words = cases.team.endForm;
  const check = useTextCheck();
  const navigate = useNavigate();
  const draft = useFormDraft({ reason: '' });
  const { reason } = draft.value;
  const errors = useFormErrors(problemsOf(check('endReason', reason, words.reasonMissing, 300)));
  const command = useCommand(revokeAccess, { refreshes: member.mine ? [listCases] : [openCase] });
  const { outdated, busy, problem } = standing(command, member.version);
  const lookAgain = useLookAgain();
  const putAway = usePutAway(onClose, draft, errors, command);
  const done = () => {
    putAway();
    if (member.mine) void navigate('/casussen');
  };
  const who = member.colleague.label;
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{cases.conflict.access}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { grantId: member.grantId }, body: { reason }, ifMatch: member.version },
          { onSuccess: done, onError: lookAgain },
        )
      }
      open={shown}
      problem={problem}
      submit={member.mine ? words.saveMine : words.save}
      title={member.mine ? words.titleMine : words.title(who)}
    >
      <p>{member.mine ? words.whatMine : words.what(who)}</p>
      <TextArea
        label={words.reason}
        maxLength={300}
        name="endReason"
        onChange={value => draft.change({ reason: value })}
        rows={2}
        value={reason}
        {...errors.of('endReason')}
      />
    </FormDialog>
  );
}

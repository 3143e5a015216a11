import { openCase, type Case } from '#contract/cases.ts';
import { declareInvolvement } from '#contract/handover.ts';
import { UserX } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { Button, Dialog, Notice, ProblemNotice } from '../../ui/index.ts';

/** Somebody at work on the case finds out that it is a family he or she knows. Saying so is enough. */
export function PrivateTie({ open }: { open: Case }) {
  const { handover, ui } = useMessages('case');
  const words = handover.tie;
  const [asking, setAsking] = useState(false);
  const declare = useCommand(declareInvolvement, { refreshes: [openCase] });
  // of an open case the lead or deputy is succeeded first; of a closed one everybody is out at once
  const closed = open.state === 'closed';
  const mine =
    !closed && open.team.some(member => member.mine && member.role !== 'team' && member.state !== 'ended');
  return (
    <>
      <button className="p-link case-aside" onClick={() => setAsking(true)} type="button">
        <UserX aria-hidden size={18} />
        {words.open}
      </button>
      {declare.isSuccess && (
        <div role="status">
          <Notice>{closed ? words.doneClosed : words.done}</Notice>
        </div>
      )}
      <Dialog
        actions={
          <>
            <Button
              busy={declare.isPending}
              onClick={() =>
                declare.mutate({ params: { caseId: open.caseId } }, { onSuccess: () => setAsking(false) })
              }
            >
              {words.save}
            </Button>
            <Button onClick={() => setAsking(false)} variant="secondary">
              {ui.dialog.cancel}
            </Button>
          </>
        }
        onClose={() => setAsking(false)}
        open={asking}
        title={words.title}
      >
        <p>{closed ? words.whatClosed : words.what}</p>
        <p>{mine ? words.lead : words.team}</p>
        <ProblemNotice problem={declare.error} />
      </Dialog>
    </>
  );
}

import type { Case } from '#contract/cases.ts';
import { listContacts, settleCallBack, type ContactNote } from '#contract/contacts.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { DueStatus } from '../../ui/due-status.tsx';
import { Actions, Button, ProblemNotice } from '../../ui/index.ts';
import { CallBackDialog } from './dialogs.ts';
import type { Begun } from './contact-dialog.tsx';
import { useNotesAgain } from './read-again.ts';
import { useNotReached, type Missed } from './not-reached.ts';

/** Somebody must still be called: write the note, say that it did not work again, choose another day, or let it go. */
export function CallBack({
  open,
  note,
  onWrite,
  onMissed,
}: {
  open: Case;
  note: ContactNote;
  onWrite: (begun: Begun) => void;
  onMissed: (missed: Missed) => void;
}) {
  const { contacts } = useMessages('case');
  const dates = useDates();
  const [choosing, setChoosing] = useState(false);
  const { callBack, withWhom, noteId, part } = note;
  const missed = useNotReached(open, onMissed);
  const done = useCommand(settleCallBack, { refreshes: [listContacts, getMyWork] });
  const again = useNotesAgain();
  if (callBack === null) return null;
  if (callBack.doneAt !== null)
    return <p className="p-quiet">{contacts.calledBack(dates.moment(callBack.doneAt))}</p>;
  return (
    <div className="case-call">
      <p className="case-call__when">
        <strong>{contacts.callBack(dates.day(callBack.on))}</strong>
        <DueStatus on={callBack.on} overdue={callBack.on <= addDays(today(), -1)} />
      </p>
      {callBack.maySettle && (
        <div className="p-no-print">
          <Actions>
            {note.mayCorrect && (
              <>
                <Button
                  aria-label={contacts.writeCallNamed(withWhom)}
                  onClick={() => onWrite({ withWhom, part, answers: noteId })}
                  variant="secondary"
                >
                  {contacts.writeCall}
                </Button>
                <Button
                  aria-label={contacts.againNamed(withWhom)}
                  busy={missed.busy}
                  onClick={() => missed.record({ withWhom, part, answers: noteId })}
                  variant="tertiary"
                >
                  {contacts.again}
                </Button>
              </>
            )}
            <Button
              aria-label={contacts.otherDayNamed(withWhom)}
              onClick={() => setChoosing(true)}
              variant="tertiary"
            >
              {contacts.otherDay}
            </Button>
            <Button
              aria-label={contacts.notNeededNamed(withWhom)}
              busy={done.isPending}
              onClick={() =>
                done.mutate(
                  { params: { noteId }, ifMatch: note.version, body: { moveTo: null } },
                  { onError: again },
                )
              }
              variant="tertiary"
            >
              {contacts.notNeeded}
            </Button>
          </Actions>
          <ProblemNotice problem={missed.problem ?? done.error} />
          <CallBackDialog note={note} onClose={() => setChoosing(false)} shown={choosing} />
        </div>
      )}
    </div>
  );
}

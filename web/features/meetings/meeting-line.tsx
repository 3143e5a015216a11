import { cancelMeeting, listMeetings, openMeetingCopyPdf } from '#contract/meetings.ts';
import type { Attendee, Meeting, MeetingNote, Meetings } from '#contract/meetings.ts';
import { getMyWork } from '#contract/work.ts';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { addressOf } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useDates, useLanguage, useMessages } from '../../messages/context.tsx';
import { dateOf, today } from '../../ui/dates.ts';
import { Actions, Button, ProblemNotice, Status, Why } from '../../ui/index.ts';
import { AddAgreement } from './add-agreement.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { InvitationDialog } from './invitation-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { AttendanceDialog, CancelDialog, CorrectNoteDialog, NoteDialog } from './short-dialogs.tsx';
import { useStale } from './stale.ts';

function Seat({ attendee }: { attendee: Attendee }) {
  const { meetings } = useMessages('around');
  const language = useLanguage();
  const { label, organisation, invited, notInvitedBecause, hears, firstHalfHour, presence } = attendee;
  const parts = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    hears.map(({ title }) => title),
  );
  return (
    <li>
      <p className="p-row__strong">{organisation === null ? label : `${label}, ${organisation}`}</p>
      {invited ? (
        <p className="p-quiet">
          {[
            presence !== null && meetings.presence[presence],
            firstHalfHour && meetings.firstHalfHour,
            hears.length > 0 ? meetings.hears(parts) : meetings.hearsNothing,
          ]
            .filter(each => each !== false)
            .join(' · ')}
        </p>
      ) : (
        <p className="p-quiet">{meetings.notInvited(notInvitedBecause ?? '')}</p>
      )}
    </li>
  );
}

function Note({ note }: { note: MeetingNote }) {
  const { meetings } = useMessages('around');
  const dates = useDates();
  const [correcting, setCorrecting] = useState(false);
  return (
    <div className="meeting__note">
      <h4>{note.partTitle}</h4>
      <p className="meeting__words">{note.words}</p>
      <p className="p-quiet">{meetings.writtenBy(note.writtenBy, dates.moment(note.writtenAt))}</p>
      {note.earlier.length > 0 && (
        <Why label={meetings.earlier(note.earlier.length)}>
          <ul className="meeting__list">
            {note.earlier.map(each => (
              <li key={each.correctedAt}>
                <p className="meeting__words">{each.words}</p>
                <p className="p-quiet">
                  {meetings.corrected(each.correctedBy, dates.moment(each.correctedAt), each.reason)}
                </p>
              </li>
            ))}
          </ul>
        </Why>
      )}
      {note.mayCorrect && (
        <div className="p-no-print">
          <Button
            aria-label={meetings.correctNamed(note.partTitle)}
            onClick={() => setCorrecting(true)}
            variant="tertiary"
          >
            {meetings.correct}
          </Button>
          <CorrectNoteDialog note={note} onClose={() => setCorrecting(false)} shown={correcting} />
        </div>
      )}
    </div>
  );
}

function State({ meeting }: { meeting: Meeting }) {
  const { states } = useMessages('around').meetings;
  if (meeting.state === 'cancelled') return <Status state="done">{states.cancelled}</Status>;
  if (meeting.recordMissing) return <Status state="soon">{states.recordMissing}</Status>;
  return <Status state={meeting.state === 'held' ? 'done' : 'waiting'}>{states[meeting.state]}</Status>;
}

type Doing = 'change' | 'invite' | 'cancel' | 'attend' | 'note' | 'agree' | 'copy';

/** What can be done with a meeting, in the order in which it is done. */
function Acts({ meeting, found }: { meeting: Meeting; found: Meetings }) {
  const { meetings } = useMessages('around');
  const [doing, setDoing] = useState<Doing | undefined>();
  const undo = useCommand(cancelMeeting, { refreshes: [listMeetings, getMyWork] });
  const stale = useStale();
  const close = () => setDoing(undefined);
  const { mayAct } = found;
  const begun = meeting.heldOn <= today() && meeting.state !== 'cancelled';
  const writes = found.parts.some(
    each => each.mayWrite && !meeting.notes.some(note => note.part === each.part),
  );
  const button = (what: Doing, label: string, variant: 'secondary' | 'tertiary' = 'secondary') => (
    <Button onClick={() => setDoing(what)} variant={variant}>
      {label}
    </Button>
  );
  if (meeting.state === 'cancelled')
    return mayAct ? (
      <div className="p-no-print">
        <ProblemNotice problem={undo.error} />
        <Button
          busy={undo.isPending}
          onClick={() =>
            undo.mutate(
              { params: { meetingId: meeting.meetingId }, ifMatch: meeting.version, body: { because: null } },
              { onError: stale },
            )
          }
          variant="secondary"
        >
          {meetings.undoCancel}
        </Button>
      </div>
    ) : null;
  return (
    <div className="p-no-print">
      <Actions>
        {mayAct && begun && button('attend', meetings.attend)}
        {begun && writes && button('note', meetings.note)}
        {begun && found.parts.some(each => each.mayWrite) && button('agree', meetings.agree)}
        {found.mayPrint && meeting.state === 'held' && button('copy', meetings.copy)}
        {mayAct && meeting.state === 'planned' && button('invite', meetings.invite)}
        {mayAct && meeting.state === 'planned' && button('change', meetings.change, 'tertiary')}
        {mayAct && meeting.state === 'planned' && button('cancel', meetings.cancel, 'tertiary')}
      </Actions>
      {mayAct && (
        <>
          <PlanDialog found={found} meeting={meeting} onClose={close} shown={doing === 'change'} />
          <InvitationDialog meeting={meeting} onClose={close} shown={doing === 'invite'} />
          <CancelDialog meeting={meeting} onClose={close} shown={doing === 'cancel'} />
          <AttendanceDialog meeting={meeting} onClose={close} shown={doing === 'attend'} />
          <CopyDialog meeting={meeting} onClose={close} shown={doing === 'copy'} />
        </>
      )}
      <NoteDialog found={found} meeting={meeting} onClose={close} shown={doing === 'note'} />
      {doing === 'agree' && (
        <AddAgreement caseId={found.caseId} meetingId={meeting.meetingId} onClose={close} />
      )}
    </div>
  );
}

export function MeetingLine({ meeting, found }: { meeting: Meeting; found: Meetings }) {
  const { caseLinks, meetings } = useMessages('case', 'around');
  const dates = useDates();
  return (
    <li className="p-row meeting" id={`overleg-${meeting.meetingId}`} tabIndex={-1}>
      <span aria-hidden className="p-row__icon">
        <Users size={20} />
      </span>
      <div className="p-row__words">
        <h3 className="p-row__strong">
          {caseLinks.meetings.when(dates.longDay(meeting.heldOn), dates.time(meeting.beginsAt))}
        </h3>
        <p>{meeting.place}</p>
        <p>
          <State meeting={meeting} />
        </p>
        {meeting.cancelledBecause !== null && <p>{meetings.because(meeting.cancelledBecause)}</p>}
        {meeting.attendees.length > 0 && (
          <div className="meeting__block">
            <h4>{meetings.who}</h4>
            <ul className="meeting__list">
              {meeting.attendees.map(each => (
                <Seat attendee={each} key={each.attendeeId} />
              ))}
            </ul>
          </div>
        )}
        {meeting.notes.length > 0 && (
          <div className="meeting__block">
            {meeting.notes.map(each => (
              <Note key={each.noteId} note={each} />
            ))}
          </div>
        )}
        {meeting.agreements.length > 0 && (
          <div className="meeting__block">
            <h4>{meetings.actions}</h4>
            <ul className="meeting__list">
              {meeting.agreements.map(each => (
                <li key={each.agreementId}>
                  <p>{meetings.agreed(each.who, each.what)}</p>
                  <p className="p-quiet">
                    {meetings.agreedBy(
                      dates.day(each.dueOn),
                      each.partTitle,
                      meetings.agreementStates[each.state],
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </div>
        )}
        {meeting.copies.length > 0 && (
          <div className="meeting__block">
            <h4>{meetings.copies}</h4>
            <ul className="meeting__list">
              {meeting.copies.map(each => (
                <li key={each.copyId}>
                  {each.whole ? (
                    <a
                      href={addressOf(openMeetingCopyPdf, { copyId: each.copyId })}
                      rel="noopener noreferrer"
                      target="_blank"
                    >
                      {meetings.copyFor(each.readerName)}
                      <span className="ams-visually-hidden">{meetings.newTab}</span>
                    </a>
                  ) : (
                    <p>{meetings.copyFor(each.readerName)}</p>
                  )}
                  <p className="p-quiet">
                    {meetings.writtenBy(each.printedBy, dates.day(dateOf(each.printedAt)))}
                  </p>
                </li>
              ))}
            </ul>
          </div>
        )}
        <Acts found={found} meeting={meeting} />
      </div>
    </li>
  );
}

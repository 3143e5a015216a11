import type { Case } from '#contract/cases.ts';
import type { ContactHow, ContactNote } from '#contract/contacts.ts';
import {
  FileText,
  Home,
  Mail,
  MessageCircle,
  Phone,
  PhoneMissed,
  Video,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button, Status, Why } from '../../ui/index.ts';
import { Beside } from '../corrections/beside.tsx';
import { CorrectDialog } from './dialogs.ts';
import { AddAttachment, Attachments } from './attachments.tsx';
import { CallBack } from './call-back.tsx';
import type { Begun } from './contact-dialog.tsx';
import type { Missed } from './not-reached.ts';

const icons: Record<ContactHow, LucideIcon> = {
  phone: Phone,
  visit: Home,
  talk: MessageCircle,
  video: Video,
  message: FileText,
  letter: Mail,
};

/** What it said before: nothing is changed in silence. */
function Earlier({ note }: { note: ContactNote }) {
  const { contacts } = useMessages('case');
  const dates = useDates();
  if (note.earlier.length === 0) return null;
  return (
    <Why label={contacts.corrected(note.earlier.length)}>
      <ul>
        {note.earlier.map(each => (
          <li key={each.correctedAt}>
            <p className="p-quiet">{contacts.earlier}</p>
            <p>
              {dates.day(each.happenedOn)}: {contacts.with(contacts.how[each.how], each.withWhom)}
            </p>
            <p className="case-contact__what">{each.what ?? contacts.notReached}</p>
            <p className="p-quiet">
              {contacts.correctedBy(each.correctedBy, dates.moment(each.correctedAt), each.reason)}
            </p>
          </li>
        ))}
      </ul>
    </Why>
  );
}

export function ContactNoteLine({
  note,
  open,
  onWrite,
  onMissed,
}: {
  note: ContactNote;
  open: Case;
  onWrite: (begun: Begun) => void;
  onMissed: (missed: Missed) => void;
}) {
  const { contacts } = useMessages('case');
  const dates = useDates();
  const [correcting, setCorrecting] = useState(false);
  const Icon = note.reached ? icons[note.how] : PhoneMissed;
  const part =
    note.part === 'headline' ? contacts.wholeCase : open.parts.find(each => each.part === note.part)?.title;
  const day = dates.day(note.happenedOn);
  return (
    <li className="p-row case-contact" id={`notitie-${note.noteId}`} tabIndex={-1}>
      <span aria-hidden className="p-row__icon">
        <Icon size={20} />
      </span>
      <div className="p-row__words">
        <p className="p-row__strong">{contacts.with(contacts.how[note.how], note.withWhom)}</p>
        {note.what !== null && <p className="case-contact__what">{note.what}</p>}
        <p className="p-quiet">
          {[part, contacts.written(note.writtenBy, note.organisation, dates.moment(note.writtenAt))]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Attachments note={note} />
        <CallBack note={note} onMissed={onMissed} onWrite={onWrite} open={open} />
        <Earlier note={note} />
        {note.what !== null && (
          <Beside ask thing={{ kind: 'contact-note', id: note.noteId, words: note.what }} />
        )}
        {open.state === 'open' && <AddAttachment day={day} note={note} />}
        {note.mayCorrect && open.state === 'open' && (
          <div className="p-no-print">
            <Button
              aria-label={contacts.correctNamed(note.withWhom, day)}
              onClick={() => setCorrecting(true)}
              variant="tertiary"
            >
              {contacts.correct}
            </Button>
            <CorrectDialog note={note} onClose={() => setCorrecting(false)} shown={correcting} />
          </div>
        )}
      </div>
      <div className="p-row__when">
        <span className="p-row__date">{day}</span>
        {!note.reached && <Status state="waiting">{contacts.notReached}</Status>}
      </div>
    </li>
  );
}

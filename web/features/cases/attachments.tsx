import { openAttachment, type Attachment } from '#contract/attachments.ts';
import type { ContactNote } from '#contract/contacts.ts';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { addressOf } from '../../api.ts';
import { useDates, useLanguage, useMessages } from '../../messages/context.tsx';
import { Button } from '../../ui/index.ts';
import { AttachDialog, AttachmentAwayDialog } from './dialogs.ts';
import { useSize } from './attach-file.tsx';
import './attachments.css';

/** What a PDF is called here: its kind, source and date. Its file had a name too, which is nowhere. */
function useNamed() {
  const { attachments } = useMessages('case');
  const language = useLanguage();
  const dates = useDates();
  return ({ kind, source, datedOn }: Attachment) =>
    attachments.from(kind[language], source, dates.dayOnPaper(datedOn));
}

function Conditions({ of }: { of: Attachment }) {
  const { attachments: words } = useMessages('case');
  const dates = useDates();
  const day = of.usableUntil === null ? '' : dates.dayOnPaper(of.usableUntil);
  return (
    <>
      {of.condition !== null && (
        <p className="case-attachment__condition">{words.conditionSaid(of.condition)}</p>
      )}
      {of.withheldFrom.length > 0 && <p>{words.notTo(of.withheldFrom.join(', '))}</p>}
      {day !== '' && <p className="p-quiet">{of.state === 'over' ? words.over(day) : words.usable(day)}</p>}
    </>
  );
}

function One({ of, noteId }: { of: Attachment; noteId: string }) {
  const { attachments: words } = useMessages('case');
  const dates = useDates();
  const size = useSize();
  const named = useNamed()(of);
  const [asked, setAsked] = useState<'choose' | 'away' | undefined>();
  const done = () => setAsked(undefined);
  if (of.withdrawn !== null)
    return (
      <p className="p-quiet">
        {words.withdrawn(named, of.withdrawn.by, dates.moment(of.withdrawn.at), of.withdrawn.because)}
      </p>
    );
  return (
    <div className="case-attachment">
      <p className="p-row__strong">{named}</p>
      <Conditions of={of} />
      {of.state === 'waiting' && <p className="p-quiet">{words.waiting}</p>}
      <div className="case-attachment__acts p-no-print">
        {of.state === 'kept' && of.sizeBytes !== null && (
          <a
            aria-label={words.downloadNamed(named, size(of.sizeBytes))}
            className="case-attachment__download"
            download
            href={addressOf(openAttachment, { attachmentId: of.attachmentId })}
          >
            <FileDown aria-hidden size={20} />
            {words.download(size(of.sizeBytes))}
          </a>
        )}
        {of.mayChange && of.state === 'waiting' && (
          <Button
            aria-label={words.chooseNamed(named)}
            onClick={() => setAsked('choose')}
            variant="secondary"
          >
            {words.choose}
          </Button>
        )}
        {of.mayChange && (
          <Button aria-label={words.withdrawNamed(named)} onClick={() => setAsked('away')} variant="tertiary">
            {words.withdraw}
          </Button>
        )}
      </div>
      {of.mayChange && (
        <>
          <AttachmentAwayDialog of={of} onClose={done} shown={asked === 'away'} />
          {of.state === 'waiting' && (
            <AttachDialog noteId={noteId} onClose={done} shown={asked === 'choose'} waiting={of} />
          )}
        </>
      )}
    </div>
  );
}

/** The PDF of a note, and any that was taken back. */
export function Attachments({ note }: { note: ContactNote }) {
  return note.attachments.map(each => <One key={each.attachmentId} noteId={note.noteId} of={each} />);
}

/** A note that has none can get one, by who writes there. */
export function AddAttachment({ note, day }: { note: ContactNote; day: string }) {
  const { attachments: words } = useMessages('case');
  const [adding, setAdding] = useState(false);
  if (!note.mayCorrect || !note.reached || note.attachments.some(each => each.withdrawn === null))
    return null;
  return (
    <div className="case-attachment__add p-no-print">
      <Button
        aria-label={words.addNamed(note.withWhom, day)}
        onClick={() => setAdding(true)}
        variant="tertiary"
      >
        {words.add}
      </Button>
      <AttachDialog noteId={note.noteId} onClose={() => setAdding(false)} shown={adding} />
    </div>
  );
}

import type { Case } from '#contract/cases.ts';
import { listContacts, type ContactHow, type ContactNote } from '#contract/contacts.ts';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../api.ts';
import { useList } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import {
  Actions,
  Button,
  ButtonLink,
  EmptyState,
  Filter,
  Loading,
  More,
  ProblemNotice,
  Section,
} from '../../ui/index.ts';
import type { Begun } from './contact-dialog.tsx';
import { hows } from './contact-form.ts';
import { ContactNoteLine } from './contact-note.tsx';
import type { Missed } from './not-reached.ts';
import { writableParts } from './writable-parts.ts';
import './contacts.css';

type Kind = 'all' | 'toCall' | 'missed' | ContactHow;
const kindOrder: readonly Kind[] = ['toCall', 'missed', ...hows];

const isOf = (note: ContactNote, kind: Kind): boolean => {
  if (kind === 'all') return true;
  if (kind === 'toCall') return note.callBack !== null && note.callBack.doneAt === null;
  return kind === 'missed' ? !note.reached : note.reached && note.how === kind;
};

/** The note one came for from Mijn werk: looked for page by page, and then in view and in focus. */
function useAskedFor(list: {
  items: ContactNote[] | undefined;
  more: (() => void) | undefined;
  busy: boolean;
}) {
  const [search] = useSearchParams();
  const asked = search.get('terugbellen');
  const [shown, setShown] = useState<string | null>(null);
  const there = list.items?.some(note => note.noteId === asked) ?? false;
  const { more, busy } = list;
  useEffect(() => {
    if (asked === null || asked === shown) return undefined;
    if (!there) {
      if (!busy) more?.();
      return undefined;
    }
    // after the heading of the page, which takes the focus when it appears
    const timer = window.setTimeout(() => {
      const line = document.getElementById(`notitie-${asked}`);
      line?.scrollIntoView({ block: 'center' });
      line?.focus({ preventScroll: true });
      setShown(asked);
    });
    return () => window.clearTimeout(timer);
  }, [asked, shown, there, more, busy]);
}

/** What one tap has just recorded, and when to call back; in focus, so that a keyboard does not lose its place. */
export function JustMissed({ missed }: { missed: Missed }) {
  const { contacts } = useMessages('case');
  const dates = useDates();
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), [missed]);
  return (
    <p className="case-answered" ref={box} role="status" tabIndex={-1}>
      {contacts.missedNow(missed.withWhom, dates.longDay(missed.on))}
    </p>
  );
}

/** The timeline: who was spoken with, the newest first, in the parts that one may read. */
export function Contacts({ open, onWrite }: { open: Case; onWrite: (begun: Begun) => void }) {
  const { caseLinks, contacts } = useMessages('case');
  const [kind, setKind] = useState<Kind>('all');
  const [missed, setMissed] = useState<Missed | undefined>();
  const { caseId } = open;
  const list = useList([listContacts.id, caseId], (after, signal) =>
    call(listContacts, { params: { caseId }, query: { after } }, { signal }),
  );
  useAskedFor(list);
  const items = list.items ?? [];
  const present = kindOrder.filter(each => each === kind || items.some(note => isOf(note, each)));
  const shown = items.filter(note => isOf(note, kind));
  const mayWrite = writableParts(open).length > 0;
  const label = (each: Kind) =>
    each === 'all' || each === 'missed' || each === 'toCall' ? contacts.kinds[each] : contacts.how[each];
  return (
    <Section anchor="tijdlijn" intro={contacts.intro} title={contacts.heading}>
      <div className="case-contacts">
        {list.pending && <Loading />}
        <ProblemNotice onRetry={list.again} problem={list.problem} />
        {mayWrite && (
          <div className="p-no-print">
            <Actions>
              <Button onClick={() => onWrite({ withWhom: '' })}>{contacts.write}</Button>
              {open.may.change && (
                <ButtonLink to={`/casussen/${caseId}/overleg?plannen`} variant="secondary">
                  {caseLinks.meetings.plan}
                </ButtonLink>
              )}
            </Actions>
          </div>
        )}
        {missed && <JustMissed missed={missed} />}
        {present.length > 1 && (
          <div className="p-no-print">
            <Filter
              label={contacts.filter}
              onChange={setKind}
              options={(['all', ...present] as const).map(value => ({ value, label: label(value) }))}
              value={kind}
            />
          </div>
        )}
        {list.items?.length === 0 && (
          <EmptyState drawing="letter" title={contacts.empty}>
            {mayWrite ? contacts.emptyWhat : contacts.emptyRead}
          </EmptyState>
        )}
        {items.length > 0 && shown.length === 0 && (
          <p>{list.more === undefined ? contacts.emptyKind : contacts.moreBelow}</p>
        )}
        {shown.length > 0 && (
          <ul aria-label={contacts.heading} className="p-rows">
            {shown.map(note => (
              <ContactNoteLine
                key={note.noteId}
                note={note}
                onMissed={setMissed}
                onWrite={onWrite}
                open={open}
              />
            ))}
          </ul>
        )}
        {list.more && <More busy={list.busy} onMore={list.more} />}
      </div>
    </Section>
  );
}

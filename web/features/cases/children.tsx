import { revealAddress, type Case, type Child as ChildShape } from '#contract/cases.ts';
import { Lock, MapPin, MessageCircle } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import { useRead } from '../../data.ts';
import { useDates, useLanguage, useMessages } from '../../messages/context.tsx';
import { incompleteDate } from '../../ui/incomplete-date.ts';
import { Button, ProblemNotice, Status } from '../../ui/index.ts';
import { SeenDialog } from './dialogs.ts';
import { ageInWords } from './child-age.ts';
import { ChildStandings } from './child-standing.tsx';

export type Child = z.infer<typeof ChildShape>;

/** Masked until asked for; asking is a look, and the page says so beforehand. */
function Address({ child, caseId }: { child: Child; caseId: string }) {
  const { cases } = useMessages('case');
  const words = cases.child;
  const [asked, setAsked] = useState(false);
  const query = useRead(revealAddress, { params: { caseId, childId: child.childId } }, { enabled: asked });
  const shown = asked && query.data !== undefined;
  return (
    <div className="case-address">
      {child.secret && (
        <p className="case-address__secret">
          <Lock aria-hidden size={16} />
          {words.secret}
        </p>
      )}
      {shown && (
        <p className="case-address__lines p-no-print">
          <MapPin aria-hidden size={18} />
          <span>{query.data.lines.join(', ')}</span>
        </p>
      )}
      {child.hasAddress && (
        <div className="case-address__ask p-no-print">
          <Button
            aria-expanded={shown}
            aria-label={shown ? `${words.hideAddress}: ${child.name}` : words.showAddressNamed(child.name)}
            busy={asked && query.isFetching}
            onClick={() => setAsked(!asked)}
            variant="tertiary"
          >
            {shown ? words.hideAddress : words.showAddress}
          </Button>
          {!shown && <span className="p-quiet">{words.addressLogged}</span>}
        </div>
      )}
      {asked && <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />}
    </div>
  );
}

function Seen({ child, mayRecord, onRecord }: { child: Child; mayRecord: boolean; onRecord: () => void }) {
  const { cases } = useMessages('case');
  const dates = useDates();
  const words = cases.child;
  const never = child.lastSeenOn === null;
  return (
    <div className="case-seen">
      <p className="case-seen__term">
        <MessageCircle aria-hidden size={18} />
        {words.seen}
      </p>
      {child.lastSeenOn === null ? (
        <>
          <Status state="soon">{words.neverSeen}</Status>
          {mayRecord && <p className="p-quiet">{words.neverSeenWhat}</p>}
        </>
      ) : (
        <p>
          <strong>{dates.past(child.lastSeenOn)}</strong>
          {words.seenBy(child.lastSeenBy ?? '', child.lastSeenAlone === true ? words.alone : words.notAlone)}
        </p>
      )}
      {mayRecord && (
        <Button
          aria-label={words.recordNamed(child.name)}
          className="p-no-print"
          onClick={onRecord}
          variant={never ? 'secondary' : 'tertiary'}
        >
          {never ? words.record : words.recordAgain}
        </Button>
      )}
    </div>
  );
}

function ChildCard({ child, open }: { child: Child; open: Case }) {
  const { cases } = useMessages('case');
  const language = useLanguage();
  const words = cases.child;
  const [recording, setRecording] = useState(false);
  const born = incompleteDate(child.birthDate, language);
  const who = [
    ageInWords(child, words) ?? undefined,
    born === undefined ? words.bornUnknown : words.born(born),
    child.municipality,
  ];
  return (
    <li className="case-child">
      <h3 className="p-h3">{child.name}</h3>
      <p className="p-quiet">{who.filter(Boolean).join(', ')}</p>
      <Seen child={child} mayRecord={open.may.change} onRecord={() => setRecording(true)} />
      <ChildStandings child={child} open={open} />
      <Address caseId={open.caseId} child={child} />
      {open.may.change && (
        <SeenDialog
          caseId={open.caseId}
          child={child}
          onClose={() => setRecording(false)}
          shown={recording}
        />
      )}
    </li>
  );
}

/** Children first: their name, when they were last seen and heard, and how they are reached. */
export function Children({ open }: { open: Case }) {
  const { cases } = useMessages('case');
  return (
    <section aria-labelledby="case-kinderen">
      <h2 className="ams-visually-hidden" id="case-kinderen">
        {cases.overview.children}
      </h2>
      <ul className="case-children">
        {open.children.map(child => (
          <ChildCard child={child} key={child.childId} open={open} />
        ))}
      </ul>
    </section>
  );
}

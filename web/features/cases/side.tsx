import type { Case } from '#contract/cases.ts';
import type { Colleague } from '#contract/common.ts';
import { Eye, Mail, MessageSquareQuote, Printer, SquarePen } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../messages/context.tsx';
import { Reachable } from '../../ui/colleagues.tsx';
import { Button, Section } from '../../ui/index.ts';
import { OpenPages } from '../../ui/open-pages.tsx';
import { AppointDialog } from './appoint-dialog.tsx';
import { PrivateTie } from './private-tie.tsx';
import { OpenPartDialog } from './open-part-dialog.tsx';
import { WhyMaySee } from './why.tsx';

function Person({ role, colleague }: { role: string; colleague: Colleague | null }) {
  const { cases } = useMessages();
  return (
    <li>
      <p className="p-quiet">{role}</p>
      {colleague === null ? (
        <p>{cases.overview.nobody}</p>
      ) : (
        <>
          <p className="p-row__strong">{colleague.label}</p>
          <Reachable colleague={colleague} works={cases.overview.works} />
        </>
      )}
    </li>
  );
}

/** Who helps, and how to reach them. */
export function People({ open }: { open: Case }) {
  const { cases } = useMessages();
  const [appointing, setAppointing] = useState(false);
  return (
    <Section title={cases.overview.people}>
      <ul className="case-people">
        <Person colleague={open.lead} role={cases.roles[open.leadRole]} />
        <Person colleague={open.deputy} role={cases.roles.deputy} />
      </ul>
      {open.may.appoint && (
        <>
          <Button className="p-no-print" onClick={() => setAppointing(true)} variant="tertiary">
            {cases.overview.appoint}
          </Button>
          <AppointDialog onClose={() => setAppointing(false)} open={open} shown={appointing} />
        </>
      )}
    </Section>
  );
}

function Parts({ open }: { open: Case }) {
  const { cases, ui } = useMessages();
  const [opening, setOpening] = useState(false);
  return (
    <Section title={cases.overview.parts}>
      <ul className="case-parts">
        {open.parts.map(({ part, title, myLevel }) => (
          <li key={part}>
            <span>{title}</span>
            <span className="p-quiet">{ui.level[myLevel]}</span>
          </li>
        ))}
      </ul>
      <p className="p-quiet">{cases.shielded}</p>
      {open.may.openPart && (
        <>
          <Button onClick={() => setOpening(true)} variant="tertiary">
            {cases.overview.openPart}
          </Button>
          <OpenPartDialog onClose={() => setOpening(false)} open={open} shown={opening} />
        </>
      )}
    </Section>
  );
}

/** Whether this reader leads the case or deputises. */
const directs = (open: Case) => open.why.some(each => each.role !== 'team');

/** What I may see of it and why, and who looked. */
export function About({ open }: { open: Case }) {
  const { cases, corrections, letters, papers, statements } = useMessages();
  const readsDetail = open.parts.some(part => part.myLevel !== 'headline');
  return (
    <>
      <Parts open={open} />
      <OpenPages beside="case" />
      <div className="case-asides">
        <WhyMaySee open={open} />
        {(open.may.change || (open.state === 'closed' && directs(open))) && (
          <Link className="case-aside" to={`/casussen/${open.caseId}/brieven`}>
            <Mail aria-hidden size={18} />
            {letters.link}
          </Link>
        )}
        {readsDetail && (
          <Link className="case-aside" to={`/casussen/${open.caseId}/verklaringen`}>
            <MessageSquareQuote aria-hidden size={18} />
            {statements.link}
          </Link>
        )}
        {open.may.change && (
          <Link className="case-aside" to={`/casussen/${open.caseId}/papier`}>
            <Printer aria-hidden size={18} />
            {papers.link}
          </Link>
        )}
        {open.parts.some(part => part.myLevel !== 'headline') && (
          <Link className="case-aside" to={`/casussen/${open.caseId}/correcties`}>
            <SquarePen aria-hidden size={18} />
            {corrections.link}
          </Link>
        )}
        <Link className="case-aside" to={`/casussen/${open.caseId}/wie-keek`}>
          <Eye aria-hidden size={18} />
          {cases.overview.looks}
        </Link>
        <PrivateTie open={open} />
        <button className="p-link case-aside" onClick={() => window.print()} type="button">
          <Printer aria-hidden size={18} />
          {cases.overview.print}
        </button>
      </div>
    </>
  );
}

import type { Case } from '#contract/cases.ts';
import type { Colleague } from '#contract/common.ts';
import { ClipboardCopy, Eye, FileText, Mail, MessageSquareQuote, Printer, SquarePen } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../messages/context.tsx';
import { Reachable } from '../../ui/colleagues.tsx';
import { Button, Section, Status } from '../../ui/index.ts';
import { OpenPages } from '../../ui/open-pages.tsx';
import { OwnNumber } from '../own-file/own-number.tsx';
import { AppointDialog, OpenPartDialog } from './dialogs.ts';
import { PrivateTie } from './private-tie.tsx';
import { WhyMaySee } from './why.tsx';

function Person({
  role,
  colleague,
  team,
}: {
  role: string;
  colleague: Colleague | null;
  team: Case['team'];
}) {
  const { cases } = useMessages('case');
  const away = team.some(
    member => member.away && member.colleague.heldFunctionId === colleague?.heldFunctionId,
  );
  return (
    <li>
      <p className="p-quiet">{role}</p>
      {colleague === null ? (
        <p>{cases.overview.nobody}</p>
      ) : (
        <>
          <p className="p-row__strong">{colleague.label}</p>
          {away && <Status state="waiting">{cases.team.away}</Status>}
          <Reachable colleague={colleague} works={cases.overview.works} />
        </>
      )}
    </li>
  );
}

/** Who helps, and how to reach them. */
export function People({ open }: { open: Case }) {
  const { cases } = useMessages('case');
  const [appointing, setAppointing] = useState(false);
  return (
    <Section title={cases.overview.people}>
      <ul className="case-people">
        <Person colleague={open.lead} role={cases.roles[open.leadRole]} team={open.team} />
        <Person colleague={open.deputy} role={cases.roles.deputy} team={open.team} />
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
  const { cases, ui } = useMessages('case');
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

/** What is written to and said by others: the work of a case that has a page of its own. */
export function Pages({ open }: { open: Case }) {
  const { caseLinks, cases, corrections, ownFile } = useMessages('case');
  const readsDetail = open.parts.some(part => part.myLevel !== 'headline');
  const pages = [
    {
      to: 'brieven',
      label: caseLinks.letters,
      Icon: Mail,
      shown: open.may.change || (open.state === 'closed' && directs(open)),
    },
    { to: 'papier', label: caseLinks.papers, Icon: FileText, shown: open.may.change },
    { to: 'verklaringen', label: caseLinks.statements, Icon: MessageSquareQuote, shown: readsDetail },
    { to: 'eigen-dossier', label: ownFile.link, Icon: ClipboardCopy, shown: readsDetail },
    { to: 'correcties', label: corrections.link, Icon: SquarePen, shown: readsDetail },
  ].filter(each => each.shown);
  if (pages.length === 0 && open.ownNumber === null) return null;
  return (
    <div className="p-no-print">
      <Section title={cases.overview.pages}>
        <ul className="case-pages">
          {pages.map(({ to, label, Icon }) => (
            <li key={to}>
              <Link className="case-aside" to={`/casussen/${open.caseId}/${to}`}>
                <Icon aria-hidden size={18} />
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <OwnNumber caseId={open.caseId} own={open.ownNumber} />
      </Section>
    </div>
  );
}

/** What I may see of it and why, and who looked. */
export function About({ open }: { open: Case }) {
  const { cases } = useMessages('case');
  return (
    <>
      <Parts open={open} />
      <OpenPages beside="case" />
      <div className="case-asides">
        <WhyMaySee open={open} />
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

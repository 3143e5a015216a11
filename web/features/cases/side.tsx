import type { Case } from '#contract/cases.ts';
import type { Colleague } from '#contract/common.ts';
import { Eye, Printer } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Reachable } from '../../ui/colleagues.tsx';
import { today } from '../../ui/dates.ts';
import { Button, Section } from '../../ui/index.ts';
import { AppointDialog } from './appoint-dialog.tsx';
import { OpenPartDialog } from './open-part-dialog.tsx';
import { comingDates, type ComingDate } from './plan-order.ts';
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

function People({ open }: { open: Case }) {
  const { cases } = useMessages();
  const [appointing, setAppointing] = useState(false);
  return (
    <Section level={3} title={cases.overview.people}>
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

function Dates({ open }: { open: Case }) {
  const { cases } = useMessages();
  const dates = useDates();
  const words = cases.overview;
  const said = (coming: ComingDate) => {
    if (coming.kind === 'look-back') return words.lookBack;
    return coming.kind === 'parents' ? words.parentsInform[open.parentsInformed] : coming.what;
  };
  return (
    <Section level={3} title={words.dates}>
      <ol className="case-dates">
        {comingDates(open, today()).map((coming, index) => {
          const near = dates.due(coming.on);
          return (
            <li key={index}>
              <p>
                <strong>{dates.day(coming.on)}</strong>
                {near !== undefined && <span className="p-quiet">{`, ${near}`}</span>}
              </p>
              <p>{said(coming)}</p>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function Parts({ open }: { open: Case }) {
  const { cases, ui } = useMessages();
  const [opening, setOpening] = useState(false);
  return (
    <Section level={3} title={cases.overview.parts}>
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

/** What belongs to it: who helps and how to reach them, the next dates, what I may see and why. */
export function Side({ open }: { open: Case }) {
  const { cases } = useMessages();
  return (
    <>
      <People open={open} />
      <Dates open={open} />
      <div className="p-no-print">
        <Parts open={open} />
        <div className="case-asides">
          <WhyMaySee open={open} />
          <Link className="case-aside" to={`/casussen/${open.caseId}/wie-keek`}>
            <Eye aria-hidden size={18} />
            {cases.overview.looks}
          </Link>
          <button className="p-link case-aside" onClick={() => window.print()} type="button">
            <Printer aria-hidden size={18} />
            {cases.overview.print}
          </button>
        </div>
      </div>
    </>
  );
}

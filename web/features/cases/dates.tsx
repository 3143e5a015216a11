import type { Case } from '#contract/cases.ts';
import { listMeetings } from '#contract/meetings.ts';
import { useState } from 'react';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { DueStatus } from '../../ui/due-status.tsx';
import { Button, Section } from '../../ui/index.ts';
import { comingDates, nearest, type ComingDate } from './plan-order.ts';

/** The next few dates, the nearest first; all of them on request. */
export function Dates({ open }: { open: Case }) {
  const { cases } = useMessages('case');
  const dates = useDates();
  const words = cases.overview;
  const [whole, setWhole] = useState(false);
  const { data } = useRead(listMeetings, { params: { caseId: open.caseId } });
  const planned = (data?.meetings ?? []).filter(each => each.state === 'planned' && each.heldOn >= today());
  const all = comingDates(
    open,
    planned.map(each => each.heldOn),
  );
  const few = nearest(all);
  const said = (coming: ComingDate) => {
    if (coming.kind === 'look-back') return words.lookBack;
    if (coming.kind === 'meeting') return words.meeting;
    if (coming.kind === 'check') return words.check(coming.what ?? '');
    return coming.kind === 'parents' ? words.parentsInform[open.parentsInformed] : coming.what;
  };
  return (
    <Section title={words.dates}>
      <ol className="case-dates">
        {(whole ? all : few).map((coming, index) => (
          <li key={index}>
            <p className="p-row__strong">{dates.day(coming.on)}</p>
            <p>{said(coming)}</p>
            <DueStatus on={coming.on} />
          </li>
        ))}
      </ol>
      {all.length > few.length && (
        <p className="p-no-print">
          <Button aria-expanded={whole} onClick={() => setWhole(!whole)} variant="tertiary">
            {whole ? words.fewerDates : words.allDates(all.length)}
          </Button>
        </p>
      )}
    </Section>
  );
}

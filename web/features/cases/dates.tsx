import type { Case } from '#contract/cases.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { DueStatus } from '../../ui/due-status.tsx';
import { Section } from '../../ui/index.ts';
import { comingDates, type ComingDate } from './plan-order.ts';

/** The next three dates, looking back always among them. */
export function Dates({ open }: { open: Case }) {
  const { cases } = useMessages();
  const dates = useDates();
  const words = cases.overview;
  const said = (coming: ComingDate) => {
    if (coming.kind === 'look-back') return words.lookBack;
    return coming.kind === 'parents' ? words.parentsInform[open.parentsInformed] : coming.what;
  };
  return (
    <Section title={words.dates}>
      <ol className="case-dates">
        {comingDates(open, today()).map((coming, index) => (
          <li key={index}>
            <p className="p-row__strong">{dates.day(coming.on)}</p>
            <p>{said(coming)}</p>
            <DueStatus on={coming.on} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

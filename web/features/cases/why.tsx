import type { Case, Why as WhyShape } from '#contract/cases.ts';
import type { z } from 'zod';
import { useDates, useMessages } from '../../messages/context.tsx';
import { dateOf, lastDayOf } from '../../ui/dates.ts';
import { Details, Notice, Why } from '../../ui/index.ts';

function OneWhy({ why }: { why: z.infer<typeof WhyShape> }) {
  const { cases, ui } = useMessages('case');
  const dates = useDates();
  const words = cases.why;
  const since = dates.day(dateOf(why.since));
  const until = why.until === null ? words.noEnd : words.until(dates.day(lastDayOf(why.until)));
  return (
    <div className="case-why">
      <p>{words.as(cases.roles[why.role], why.function)}</p>
      <Details
        items={[
          { term: words.reason, value: why.reason },
          {
            term: words.parts,
            value: why.parts
              .map(({ part, title, level }) =>
                part === level ? title : `${title}: ${ui.level[level].toLowerCase()}`,
              )
              .join(', '),
          },
          { term: words.task, value: cases.purposes[why.purpose] },
          {
            term: words.period,
            value: `${why.givenBy === null ? words.since(since) : words.given(why.givenBy, since)}, ${until}`,
          },
          { term: words.basis, value: `${why.basisArticle}. ${why.basisNecessity}` },
        ]}
      />
      {why.basisReviewLapsed && <Notice>{words.lapsed}</Notice>}
    </div>
  );
}

/** Waarom mag ik dit zien? One answer for each grant by which this case is open to the reader. */
export function WhyMaySee({ open }: { open: Case }) {
  const { cases } = useMessages('case');
  const words = cases.why;
  return (
    <Why label={words.heading}>
      {open.why.map((why, index) => (
        <OneWhy key={index} why={why} />
      ))}
      <Details
        items={[
          { term: words.controller, value: open.frame.controller },
          { term: words.contact, value: open.frame.contactPoint },
        ]}
      />
    </Why>
  );
}

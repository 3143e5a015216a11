import type { Case, Fact as FactShape } from '#contract/cases.ts';
import { Eye, FileCheck2, MessageSquareQuote, Scale } from 'lucide-react';
import type { z } from 'zod';
import { useMessages } from '../../messages/context.tsx';
import { Section } from '../../ui/index.ts';
import './plan.css';

type Fact = z.infer<typeof FactShape>;
const icons = { observation: Eye, 'told-by': MessageSquareQuote, judgement: Scale, decision: FileCheck2 };

/** One fact: who saw, said, judged or decided it and when; the family's own view beside it, as large. */
function FactCard({ fact, part }: { fact: Fact; part: string | undefined }) {
  const { cases, secondReading } = useMessages();
  const words = cases.facts;
  const Icon = icons[fact.kind];
  // who is shielded stands on the director's screen and on nobody's paper
  const named = fact.sourceShielded ? 'p-no-print' : undefined;
  return (
    <li className="case-fact">
      <p className="case-fact__kind">
        <Icon aria-hidden size={18} />
        {fact.observer !== null && <span className={named}>{words.by[fact.kind](fact.observer)}</span>}
        {(fact.sourceShielded || fact.observer === null) && (
          <span className={fact.observer === null ? undefined : 'p-only-print'}>{secondReading.fact.by}</span>
        )}
      </p>
      <p className="case-fact__words">{fact.words}</p>
      <p className="p-quiet">{[fact.observedWhen, part].filter(Boolean).join(' · ')}</p>
      <p className={named === undefined ? 'p-quiet' : `p-quiet ${named}`}>
        {words.source(fact.sourceOrganisation ?? secondReading.fact.shielded)}
      </p>
      {fact.sourceShielded && fact.observer !== null && (
        <p className="case-fact__condition p-no-print">{secondReading.fact.onlyYou}</p>
      )}
      {fact.sourceConditions !== null && (
        <p className="case-fact__condition">{words.conditions(fact.sourceConditions)}</p>
      )}
      {fact.familyView !== null && (
        <div className="case-fact__view">
          <p className="p-quiet">{words.familyView}</p>
          <p>{fact.familyView}</p>
        </div>
      )}
    </li>
  );
}

function Column({
  title,
  none,
  facts,
  titleOf,
}: {
  title: string;
  none: string;
  facts: readonly Fact[];
  titleOf: (part: string) => string | undefined;
}) {
  return (
    <section aria-label={title}>
      <h3 className="p-h3">{title}</h3>
      {facts.length === 0 ? (
        <p className="p-quiet">{none}</p>
      ) : (
        <ul className="case-facts__list">
          {facts.map(fact => (
            <FactCard fact={fact} key={fact.factId} part={titleOf(fact.part)} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Worries and what goes well, as two equal columns. */
export function Facts({ open }: { open: Case }) {
  const { cases } = useMessages();
  const words = cases.facts;
  const titleOf = (part: string) => open.parts.find(each => each.part === part)?.title;
  return (
    <Section title={words.heading}>
      <div className="case-facts">
        <Column
          facts={open.facts.filter(fact => fact.side === 'worry')}
          none={words.noWorries}
          title={words.worries}
          titleOf={titleOf}
        />
        <Column
          facts={open.facts.filter(fact => fact.side === 'goes-well')}
          none={words.noGoesWell}
          title={words.goesWell}
          titleOf={titleOf}
        />
      </div>
    </Section>
  );
}

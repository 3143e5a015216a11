import type { Case, Fact as FactShape } from '#contract/cases.ts';
import { Eye, FileCheck2, MessageSquareQuote, Scale } from 'lucide-react';
import type { z } from 'zod';
import { useMessages } from '../../messages/context.tsx';
import { Section } from '../../ui/index.ts';
import { Beside } from '../corrections/beside.tsx';
import './plan.css';

type Fact = z.infer<typeof FactShape>;
const icons = { observation: Eye, 'told-by': MessageSquareQuote, judgement: Scale, decision: FileCheck2 };

/** One fact: who saw, said, judged or decided it and when; the family's own view beside it, as large. */
function FactCard({ fact, part }: { fact: Fact; part: string | undefined }) {
  const { cases } = useMessages();
  const words = cases.facts;
  const Icon = icons[fact.kind];
  return (
    <li className="case-fact">
      <p className="case-fact__kind">
        <Icon aria-hidden size={18} />
        <span>{words.by[fact.kind](fact.observer)}</span>
      </p>
      <p className="case-fact__words">{fact.words}</p>
      <p className="p-quiet">{[fact.observedWhen, part].filter(Boolean).join(' · ')}</p>
      <p className="p-quiet">{words.source(fact.sourceOrganisation)}</p>
      {fact.sourceConditions !== null && (
        <p className="case-fact__condition">{words.conditions(fact.sourceConditions)}</p>
      )}
      {fact.familyView !== null && (
        <div className="case-fact__view">
          <p className="p-quiet">{words.familyView}</p>
          <p>{fact.familyView}</p>
        </div>
      )}
      <Beside ask thing={{ kind: 'fact', id: fact.factId, words: fact.words }} />
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

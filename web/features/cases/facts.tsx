import type { Case, Fact as FactShape } from '#contract/cases.ts';
import { Eye, FileCheck2, MessageSquareQuote, Scale } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button, FoldedSection } from '../../ui/index.ts';
import { FactDialog, FactViewDialog } from './dialogs.ts';
import type { Side } from './fact-dialog.tsx';
import { writableParts } from './writable-parts.ts';
import { Beside } from '../corrections/beside.tsx';
import './plan.css';

export type Fact = z.infer<typeof FactShape>;
const icons = { observation: Eye, 'told-by': MessageSquareQuote, judgement: Scale, decision: FileCheck2 };

/** What each of the family says of it, beside the fact and as large. */
function Views({ fact, mayWrite }: { fact: Fact; mayWrite: boolean }) {
  const { windows } = useMessages('case');
  const words = windows.facts;
  const dates = useDates();
  const [writing, setWriting] = useState(false);
  return (
    <>
      {fact.views.map(view => (
        <div className="case-fact__view" key={view.who}>
          <p className="p-quiet">{words.viewOf(view.who, dates.day(view.saidOn))}</p>
          <p>{view.words}</p>
        </div>
      ))}
      {mayWrite && (
        <div className="p-no-print">
          <Button
            aria-label={words.viewNamed(fact.words)}
            onClick={() => setWriting(true)}
            variant="tertiary"
          >
            {words.view}
          </Button>
          <FactViewDialog fact={fact} onClose={() => setWriting(false)} shown={writing} />
        </div>
      )}
    </>
  );
}

/** One fact: who saw, said, judged or decided it and when; the family's own views beside it. */
function FactCard({ fact, part, mayWrite }: { fact: Fact; part: string | undefined; mayWrite: boolean }) {
  const { cases, secondReading } = useMessages('case');
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
      <Views fact={fact} mayWrite={mayWrite} />
      <Beside ask thing={{ kind: 'fact', id: fact.factId, words: fact.words }} />
    </li>
  );
}

function Column({ open, side }: { open: Case; side: Side }) {
  const { cases, windows } = useMessages('case');
  const words = cases.facts;
  const [adding, setAdding] = useState(false);
  const facts = open.facts.filter(fact => fact.side === side);
  const writable = new Set(writableParts(open).map(each => each.part));
  const title = side === 'worry' ? words.worries : words.goesWell;
  return (
    <section aria-label={title}>
      <h3 className="p-h3">{title}</h3>
      {facts.length === 0 ? (
        <p className="p-quiet">{side === 'worry' ? words.noWorries : words.noGoesWell}</p>
      ) : (
        <ul className="case-facts__list">
          {facts.map(fact => (
            <FactCard
              fact={fact}
              key={fact.factId}
              mayWrite={writable.has(fact.part)}
              part={open.parts.find(each => each.part === fact.part)?.title}
            />
          ))}
        </ul>
      )}
      {writable.size > 0 && (
        <div className="case-facts__add p-no-print">
          <Button onClick={() => setAdding(true)} variant="secondary">
            {side === 'worry' ? windows.facts.addWorry : windows.facts.addGoesWell}
          </Button>
          <FactDialog onClose={() => setAdding(false)} open={open} shown={adding} side={side} />
        </div>
      )}
    </section>
  );
}

/** Worries and what goes well, as two equal columns. */
export const FactColumns = ({ open }: { open: Case }) => (
  <div className="case-facts">
    <Column open={open} side="worry" />
    <Column open={open} side="goes-well" />
  </div>
);

export function Facts({ open }: { open: Case }) {
  const { cases } = useMessages('case');
  return (
    <FoldedSection
      anchor="feiten"
      count={open.facts.length === 0 ? undefined : String(open.facts.length)}
      title={cases.facts.heading}
    >
      <FactColumns open={open} />
    </FoldedSection>
  );
}

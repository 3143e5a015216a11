import type { Case } from '#contract/cases.ts';
import { ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { Actions, Button, EmptyState, Section } from '../../ui/index.ts';
import { Beside } from '../corrections/beside.tsx';
import { AgreementDialog, GoalDialog } from './dialogs.ts';
import { AgreementLine } from './agreement-line.tsx';
import { Reopen } from './answer.tsx';
import { Directing } from './directing.tsx';
import { GoalScores } from './goal-scores.tsx';
import { planGroups, type AgreementItem } from './plan-order.ts';
import { TakingPart } from './taking-part.tsx';
import { writableParts } from './writable-parts.ts';
import './plan.css';

/** What was just recorded, with the way back, in focus so that a keyboard does not lose its place. */
export function JustAnswered({ agreement, onUndone }: { agreement: AgreementItem; onUndone: () => void }) {
  const { cases } = useMessages('case');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [agreement.agreementId, agreement.state]);
  return (
    <div className="case-answered" ref={box} role="status" tabIndex={-1}>
      <p>{cases.plan.answeredNow(cases.plan.states[agreement.state], agreement.what)}</p>
      <Reopen agreement={agreement} onDone={onUndone} />
    </div>
  );
}

export function Lines({
  title,
  icon,
  agreements,
  open,
  onAnswered,
}: {
  title: string;
  icon?: ReactNode;
  agreements: readonly AgreementItem[];
  open: Case;
  onAnswered: (agreementId: string) => void;
}) {
  if (agreements.length === 0) return null;
  return (
    <section aria-label={title} className="case-lines">
      <h3 className="p-h3 case-lines__title">
        {icon}
        {title}
      </h3>
      <ul className="p-rows">
        {agreements.map(agreement => (
          <AgreementLine
            agreement={agreement}
            key={agreement.agreementId}
            onAnswered={onAnswered}
            open={open}
          />
        ))}
      </ul>
    </section>
  );
}

export function Goals({ open }: { open: Case }) {
  const { cases, livingPlan } = useMessages('case');
  const words = cases.plan;
  const mayWrite = writableParts(open).length > 0;
  if (open.goals.length === 0) return mayWrite ? <p className="p-quiet">{words.goalsEmpty}</p> : null;
  return (
    <section aria-label={words.goals}>
      <h3 className="p-h3 case-lines__title">{words.goals}</h3>
      <ul className="case-goals">
        {open.goals.map(goal => (
          <li key={goal.goalId}>
            <blockquote className="case-goal__words">{goal.words}</blockquote>
            <p className="p-quiet">
              {[
                words.whose(goal.whose),
                goal.term === null ? null : livingPlan.goal.terms[goal.term],
                open.parts.find(each => each.part === goal.part)?.title,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <Beside thing={{ kind: 'goal', id: goal.goalId, words: goal.words }} />
            <GoalScores goal={goal} mayWrite={writableParts(open).some(each => each.part === goal.part)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Kept for each organisation, never for a person, and never for the family. */
function MissedByOrganisations({ open }: { open: Case }) {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.missed;
  if (open.missed.length === 0) return null;
  return (
    <section aria-label={words.heading} className="p-no-print">
      <h3 className="p-h3 case-lines__title">{words.heading}</h3>
      <ul>
        {open.missed.map(({ organisation, times }) => (
          <li key={organisation}>{words.line(organisation, times)}</li>
        ))}
      </ul>
      <p className="p-quiet">{words.why}</p>
    </section>
  );
}

/** Goals in the family's words, safety agreements first, then by date: who does what, for when. */
export function Plan({ open }: { open: Case }) {
  const { cases, livingPlan } = useMessages('case');
  const words = cases.plan;
  const [adding, setAdding] = useState<'agreement' | 'goal' | undefined>();
  const [answered, setAnswered] = useState<string | undefined>();
  const { safety, limits, help, waiting, answered: done } = planGroups(open.agreements);
  const just = done.find(each => each.agreementId === answered);
  const mayWrite = writableParts(open).length > 0;
  const lines = { open, onAnswered: setAnswered };
  return (
    <Section anchor="plan" intro={words.intro} title={words.heading}>
      <div className="case-plan">
        <Directing open={open} />
        <TakingPart open={open} />
        {open.agreements.length === 0 && (
          <EmptyState drawing="letter" title={words.empty}>
            {mayWrite ? words.emptyWhat : words.emptyRead}
          </EmptyState>
        )}
        {just && <JustAnswered agreement={just} onUndone={() => setAnswered(undefined)} />}
        <Lines
          agreements={safety}
          icon={<ShieldCheck aria-hidden size={20} />}
          title={words.safety}
          {...lines}
        />
        <Lines agreements={limits} title={livingPlan.terms.limits} {...lines} />
        <Lines agreements={help} title={words.agreements} {...lines} />
        <Lines agreements={waiting} title={livingPlan.waiting.heading} {...lines} />
        {mayWrite && (
          <Actions>
            <Button onClick={() => setAdding('agreement')}>{words.addAgreement}</Button>
            <Button onClick={() => setAdding('goal')} variant="secondary">
              {words.addGoal}
            </Button>
          </Actions>
        )}
        <Goals open={open} />
        <Lines agreements={done} title={words.answered} {...lines} />
        <MissedByOrganisations open={open} />
      </div>
      {mayWrite && (
        <>
          <AgreementDialog onClose={() => setAdding(undefined)} open={open} shown={adding === 'agreement'} />
          <GoalDialog onClose={() => setAdding(undefined)} open={open} shown={adding === 'goal'} />
        </>
      )}
    </Section>
  );
}

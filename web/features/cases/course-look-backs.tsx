import type { Case } from '#contract/cases.ts';
import type { Course } from '#contract/course.ts';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Actions, Button, Details, EmptyState, Section } from '../../ui/index.ts';
import { StaysDialog } from './dialogs.ts';
import { keptNow } from './course-kept.ts';
import { LookBackDialog } from './course-look-back-dialog.tsx';
import { runningTeam } from './running-team.ts';

type Kept = Course['lookBacks'][number]['kept'][number];

/** Of each organisation and of the family how much was kept; of nobody by name, and nothing is sorted by it. */
function KeptList({ kept }: { kept: readonly Kept[] }) {
  const { course } = useMessages('around');
  const words = course.lookBacks;
  return (
    <ul className="course-kept">
      {kept.map(each => (
        <li key={each.organisation ?? ''}>
          <span>{each.organisation ?? words.family}</span>
          <span>
            {each.kept + each.partly + each.missed === 0
              ? words.noOutcome(each.total)
              : [
                  words.keptOf(each.kept, each.total),
                  ...(each.partly > 0 ? [words.partly(each.partly)] : []),
                  ...(each.missed > 0 ? [words.missed(each.missed)] : []),
                ].join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Scores({ open }: { open: Case }) {
  const { course } = useMessages('around');
  const words = course.lookBacks;
  if (open.goals.length === 0) return null;
  return (
    <section aria-label={words.scores}>
      <h3 className="p-h3">{words.scores}</h3>
      <ul className="course-kept">
        {open.goals.map(goal => (
          <li key={goal.goalId}>
            <span>{`${goal.words} (${goal.whose})`}</span>
            <span>
              {goal.scores.length === 0 ? words.noScore : goal.scores.map(each => each.score).join(' → ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Samen terugkijken: what was kept and what the family says of its goals, and how it went on each time. */
export function LookBacks({
  open,
  course: found,
  onDone,
}: {
  open: Case;
  course: Course;
  onDone: (said: string) => void;
}) {
  const { course } = useMessages('around');
  const dates = useDates();
  const words = course.lookBacks;
  const [recording, setRecording] = useState(false);
  const [staying, setStaying] = useState(false);
  const kept = keptNow(open);
  return (
    <Section
      {...(open.state === 'open' && { intro: words.intro(dates.day(open.nextLookBackOn)) })}
      title={words.title}
    >
      <div className="course-stack">
        {open.state === 'open' && kept.length > 0 && (
          <section aria-label={words.kept}>
            <h3 className="p-h3">{words.kept}</h3>
            <KeptList kept={kept} />
          </section>
        )}
        {open.state === 'open' && <Scores open={open} />}
        {open.may.change && (
          <div className="p-no-print">
            <Actions>
              <Button onClick={() => setRecording(true)} variant="secondary">
                {words.button}
              </Button>
              {runningTeam(open).length > 0 && (
                <Button onClick={() => setStaying(true)} variant="tertiary">
                  {words.stays}
                </Button>
              )}
            </Actions>
          </div>
        )}
        {found.lookBacks.length === 0 && (
          <EmptyState drawing="table" title={words.none}>
            {words.noneWhat}
          </EmptyState>
        )}
        {found.lookBacks.map(each => (
          <article className="course-held" key={each.lookBackId}>
            <h3 className="p-h3">{words.held(dates.day(each.heldOn), each.recordedBy)}</h3>
            <Details
              items={[
                { term: words.helped, value: each.helped },
                { term: words.downside, value: each.downside },
                { term: words.decision, value: words.decisions[each.decision] },
                // "Stop" and another day beside it contradict; while the case is open that day stands above
                ...(each.decision === 'stop' ? [] : [{ term: words.next, value: dates.day(each.nextOn) }]),
              ]}
            />
            <KeptList kept={each.kept} />
          </article>
        ))}
        <LookBackDialog
          onClose={() => setRecording(false)}
          onDone={() =>
            onDone(runningTeam(open).length > 0 ? `${words.done} ${words.staysWhat}` : words.done)
          }
          open={open}
          shown={recording}
        />
        {open.may.change && (
          <StaysDialog onClose={() => setStaying(false)} onDone={onDone} open={open} shown={staying} />
        )}
      </div>
    </Section>
  );
}

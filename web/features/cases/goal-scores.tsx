import type { Case } from '#contract/cases.ts';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button } from '../../ui/index.ts';
import { ScoreDialog } from './dialogs.ts';

type Goal = Case['goals'][number];

/** What the person says of the goal, as sentences in the order of saying: no colour, no line, no sum. */
export function GoalScores({ goal, mayWrite }: { goal: Goal; mayWrite: boolean }) {
  const { livingPlan } = useMessages('case');
  const dates = useDates();
  const words = livingPlan.score;
  const [adding, setAdding] = useState(false);
  return (
    <div className="case-scores">
      {goal.scores.length > 0 && (
        <ul aria-label={words.heading}>
          {goal.scores.map((each, index) => (
            <li key={index}>{words.line(each.score, each.givenBy, dates.past(each.givenOn))}</li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <>
          <Button
            aria-label={words.addNamed(goal.words)}
            className="p-no-print"
            onClick={() => setAdding(true)}
            variant="tertiary"
          >
            {words.add}
          </Button>
          <ScoreDialog goal={goal} onClose={() => setAdding(false)} shown={adding} />
        </>
      )}
    </div>
  );
}

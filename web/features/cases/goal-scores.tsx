import { openCase, type Case } from '#contract/cases.ts';
import { scoreGoal } from '#contract/plans.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { Button, DateField, Field } from '../../ui/index.ts';

type Goal = Case['goals'][number];

function ScoreDialog({ goal, shown, onClose }: { goal: Goal; shown: boolean; onClose: () => void }) {
  const { livingPlan } = useMessages();
  const words = livingPlan.score;
  const check = useTextCheck();
  const draft = useFormDraft({ score: '', by: '', on: today() });
  const { score, by, on } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      !/^(?:\d|10)$/.test(score.trim()) && { field: 'score', message: words.scoreMissing },
      check('scoreBy', by, words.byMissing, 120),
      on === '' && { field: 'scoreOn', message: words.onMissing },
      on > today() && { field: 'scoreOn', message: words.later },
    ),
  );
  const command = useCommand(scoreGoal, { refreshes: [openCase] });
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { goalId: goal.goalId }, body: { score: Number(score), givenBy: by, givenOn: on } },
          { onSuccess: putAway },
        )
      }
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title}
    >
      <p>
        {words.goal}: {goal.words}
      </p>
      <Field
        help={words.scoreHelp}
        label={words.score}
        maxLength={2}
        name="score"
        onChange={value => draft.change({ score: value })}
        value={score}
        {...errors.of('score')}
      />
      <Field
        help={words.byHelp}
        label={words.by}
        maxLength={120}
        name="scoreBy"
        onChange={value => draft.change({ by: value })}
        value={by}
        {...errors.of('scoreBy')}
      />
      <DateField
        direction="behind"
        label={words.on}
        max={today()}
        name="scoreOn"
        onChange={value => draft.change({ on: value })}
        quick={[{ label: words.today, date: today() }]}
        value={on}
        {...errors.of('scoreOn')}
      />
    </FormDialog>
  );
}

/** What the person says of the goal, as sentences in the order of saying: no colour, no line, no sum. */
export function GoalScores({ goal, mayWrite }: { goal: Goal; mayWrite: boolean }) {
  const { livingPlan } = useMessages();
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

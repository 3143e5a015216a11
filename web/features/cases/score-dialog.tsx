import { openCase, type Case } from '#contract/cases.ts';
import { scoreGoal } from '#contract/plans.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, Field } from '../../ui/index.ts';

type Goal = Case['goals'][number];

/** A number from 0 to 10, by the person it is about. */
export function ScoreDialog({ goal, shown, onClose }: { goal: Goal; shown: boolean; onClose: () => void }) {
  const { livingPlan } = useMessages('case');
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

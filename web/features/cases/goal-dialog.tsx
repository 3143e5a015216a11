import { openCase, type Case } from '#contract/cases.ts';
import { addGoal } from '#contract/plans.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, Field, Notice, SelectField, TextArea } from '../../ui/index.ts';

/**
 * A goal, in the family's own words. Where there are as many as a family can keep up, the dialog asks before one more is typed;
 * it never stops anybody.
 */
export function GoalDialog({ open, shown, onClose }: { open: Case; shown: boolean; onClose: () => void }) {
  const { cases, livingPlan } = useMessages('case');
  const words = cases.plan.goalForm;
  const check = useTextCheck();
  const parts = open.parts.filter(each => each.myLevel === 'write');
  const [only] = parts.length === 1 ? parts : [];
  const draft = useFormDraft({
    words: '',
    whose: '',
    part: only?.part ?? '',
    term: 'short' as 'short' | 'long',
  });
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('goalWords', form.words, words.wordsMissing, 400),
      check('whose', form.whose, words.whoseMissing, 120),
      form.part === '' && { field: 'goalPart', message: words.partMissing },
    ),
  );
  const command = useCommand(addGoal, { refreshes: [openCase] });
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() => command.mutate({ params: { caseId: open.caseId }, body: form }, { onSuccess: putAway })}
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title}
    >
      {open.askFromGoals !== null && open.goals.length >= open.askFromGoals && (
        <Notice>
          <p>{livingPlan.goal.many(open.goals.length)}</p>
          <p>{livingPlan.goal.manyAsk}</p>
        </Notice>
      )}
      <TextArea
        help={words.wordsHelp}
        label={words.words}
        maxLength={400}
        name="goalWords"
        onChange={value => draft.change({ words: value })}
        rows={2}
        value={form.words}
        {...errors.of('goalWords')}
      />
      <Field
        help={words.whoseHelp}
        label={words.whose}
        maxLength={120}
        name="whose"
        onChange={whose => draft.change({ whose })}
        value={form.whose}
        {...errors.of('whose')}
      />
      <ChoiceGroup
        label={livingPlan.goal.term}
        name="goalTerm"
        onChange={term => draft.change({ term })}
        options={(['short', 'long'] as const).map(value => ({
          value,
          label: livingPlan.goal.options[value],
        }))}
        value={form.term}
      />
      {parts.length > 1 && (
        <SelectField
          label={words.part}
          name="goalPart"
          onChange={part => draft.change({ part })}
          options={parts.map(({ part, title }) => ({ value: part, label: title }))}
          value={form.part}
          {...errors.of('goalPart')}
        />
      )}
    </FormDialog>
  );
}

import { changeCase, openCase, type Case } from '#contract/cases.ts';
import { openCourse } from '#contract/course.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';

/** From simple to tailor-made or back: with its reason. */
export function LineDialog({ open, shown, onClose }: { open: Case; shown: boolean; onClose: () => void }) {
  const { course } = useMessages();
  const words = course.changeLine;
  const check = useTextCheck();
  const draft = useFormDraft<{ to: Case['line']; because: string }>({ to: open.line, because: '' });
  const { to, because } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      to === open.line && { field: 'line', message: words.same },
      check('lineBecause', because, words.becauseMissing, 400),
    ),
  );
  const command = useCommand(changeCase, { refreshes: [openCase, openCourse] });
  const { outdated, busy, problem } = standing(command, open.version);
  const lookAgain = useLookAgain();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{course.lines[open.line]}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { caseId: open.caseId }, body: { line: { to, because } }, ifMatch: open.version },
          { onSuccess: putAway, onError: lookAgain },
        )
      }
      open={shown}
      problem={problem}
      submit={words.save}
      title={words.title}
    >
      <ChoiceGroup
        label={words.to}
        name="line"
        onChange={value => draft.change({ to: value })}
        options={(['simple', 'tailored'] as const).map(value => ({
          value,
          label: course.lines[value],
          help: words.help[value],
        }))}
        value={to}
        {...errors.of('line')}
      />
      <TextArea
        help={words.becauseHelp}
        label={words.because}
        maxLength={400}
        name="lineBecause"
        onChange={value => draft.change({ because: value })}
        rows={2}
        value={because}
        {...errors.of('lineBecause')}
      />
    </FormDialog>
  );
}

import { listCases, openCase, type Case } from '#contract/cases.ts';
import { openCourse, reopenCase } from '#contract/course.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, Notice, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';

/** Worries again: the case opens with a reason and a day to look back. */
export function ReopenDialog({ open, shown, onClose }: { open: Case; shown: boolean; onClose: () => void }) {
  const { course } = useMessages('around');
  const words = course.reopening;
  const check = useTextCheck();
  const draft = useFormDraft({ because: '', lookBackOn: '' });
  const { because, lookBackOn } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('reopenBecause', because, words.becauseMissing, 400),
      lookBackOn <= today() && { field: 'reopenLookBack', message: words.lookBackMissing },
    ),
  );
  const command = useCommand(reopenCase, { refreshes: [openCase, openCourse, getMyWork, listCases] });
  const { outdated, busy, problem } = standing(command, open.version);
  const lookAgain = useLookAgain();
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{course.closing.form.changed}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          {
            params: { caseId: open.caseId },
            body: { because, nextLookBackOn: lookBackOn },
            ifMatch: open.version,
          },
          { onSuccess: putAway, onError: lookAgain },
        )
      }
      open={shown}
      problem={problem}
      submit={words.save}
      title={words.title}
    >
      <Notice>{words.what}</Notice>
      <TextArea
        help={words.becauseHelp}
        label={words.because}
        maxLength={400}
        name="reopenBecause"
        onChange={value => draft.change({ because: value })}
        ownWords
        rows={2}
        value={because}
        {...errors.of('reopenBecause')}
      />
      <DateField
        label={words.lookBack}
        min={addDays(today(), 1)}
        name="reopenLookBack"
        onChange={value => draft.change({ lookBackOn: value })}
        value={lookBackOn}
        {...errors.of('reopenLookBack')}
      />
    </FormDialog>
  );
}

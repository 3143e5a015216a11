import { changeCase, openCase, type Case } from '#contract/cases.ts';
import { openCourse } from '#contract/course.ts';
import { useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, TextArea } from '../../ui/index.ts';

/** From simple to tailor-made or back: with its reason. */
export function LineDialog({ open, shown, onClose }: { open: Case; shown: boolean; onClose: () => void }) {
  const { course } = useMessages('around');
  const words = course.changeLine;
  const check = useTextCheck();
  const draft = useSeenDraft(open, seen => ({ to: seen.line, because: '' }));
  const { to, because } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      to === open.line && { field: 'line', message: words.same },
      check('lineBecause', because, words.becauseMissing, 400),
    ),
  );
  const hands = useTwoHands(changeCase, {
    refreshes: [openCase, openCourse],
    lines: [
      {
        name: 'line',
        label: words.to,
        fields: ['line', 'lineTo'],
        show: said => {
          const mine = said['line'] as { to: Case['line']; because?: string } | undefined;
          const which = mine?.to ?? (said['lineTo'] as Case['line']);
          return [course.lines[which], mine?.because ?? said['lineBecause']].filter(Boolean).join('. ');
        },
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          { params: { caseId: open.caseId }, body: { line: { to, because } }, ifMatch: draft.seen.version },
          { line: { to: draft.seen.line }, lineTo: draft.seen.line },
          putAway,
        )
      }
      open={shown}
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

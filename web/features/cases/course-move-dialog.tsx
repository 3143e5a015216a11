import { changeCase, listCases, openCase, type Case } from '#contract/cases.ts';
import { openCourse } from '#contract/course.ts';
import { listFrames } from '#contract/frames.ts';
import { isProblem } from '../../api.ts';
import { useCommand, useRead } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { Actions, Button, ButtonLink, DateField, SelectField } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import type { Child } from './children.tsx';
import { Conflict } from './conflict.tsx';

/** The person says where they are; a hard stop without an answer says what to do first. */
export function MoveDialog({
  open,
  shown,
  onClose,
  unspoken,
  onSee,
}: {
  open: Case;
  shown: boolean;
  onClose: () => void;
  /** Who was not spoken with, and of whom it is not said why. */
  unspoken: Child | undefined;
  onSee: (child: Child) => void;
}) {
  const { course } = useMessages();
  const dates = useDates();
  const words = course.move;
  const draft = useFormDraft({ phase: String(open.phase), lookBackOn: open.nextLookBackOn });
  const { phase, lookBackOn } = draft.value;
  const moves = Number(phase) !== open.phase;
  const errors = useFormErrors(
    problemsOf(
      phase === '' && { field: 'phase', message: words.missing },
      phase !== '' && !moves && { field: 'phase', message: words.same },
    ),
  );
  const frames = useRead(listFrames, {}, { enabled: shown });
  const phases = frames.data?.items.find(frame => frame.code === open.frame.code)?.phases ?? [
    { number: open.phase, title: open.phaseTitle },
  ];
  const command = useCommand(changeCase, { refreshes: [openCase, openCourse, listCases] });
  const { outdated, busy, problem } = standing(command, open.version);
  const lookAgain = useLookAgain();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  const lookBackPast = open.nextLookBackOn <= today();
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{course.phaseNamed(open.phase, open.phaseName)}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          {
            params: { caseId: open.caseId },
            body: {
              phase: Number(phase),
              ...(lookBackOn !== open.nextLookBackOn && { nextLookBackOn: lookBackOn }),
            },
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
      {isProblem(problem, 'child-not-spoken') && unspoken !== undefined && (
        <Actions>
          <Button onClick={() => onSee(unspoken)} variant="secondary">
            {words.see(unspoken.name)}
          </Button>
        </Actions>
      )}
      {isProblem(problem, 'family-not-informed') && (
        <Actions>
          <ButtonLink to={`/casussen/${open.caseId}/brieven`} variant="secondary">
            {words.letter}
          </ButtonLink>
        </Actions>
      )}
      <SelectField
        help={words.help}
        label={words.phase}
        name="phase"
        onChange={value => draft.change({ phase: value })}
        options={phases.map(({ number, title }) => ({ value: String(number), label: title }))}
        value={phase}
        {...errors.of('phase')}
      />
      {lookBackPast && (
        <DateField
          help={dates.day(open.nextLookBackOn)}
          label={words.lookBack}
          min={today()}
          name="moveLookBackOn"
          onChange={value => draft.change({ lookBackOn: value })}
          value={lookBackOn}
          {...errors.of('moveLookBackOn')}
        />
      )}
    </FormDialog>
  );
}

import { changeCase, listCases, openCase, type Case } from '#contract/cases.ts';
import { openCourse } from '#contract/course.ts';
import { listFrames } from '#contract/frames.ts';
import { isProblem } from '../../api.ts';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { Actions, Button, ButtonLink, DateField, SelectField } from '../../ui/index.ts';
import type { Child } from './children.tsx';

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
  const { course } = useMessages('around');
  const dates = useDates();
  const words = course.move;
  const draft = useSeenDraft(open, seen => ({
    phase: String(seen.phase),
    lookBackOn: seen.nextLookBackOn,
  }));
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
  const hands = useTwoHands(changeCase, {
    refreshes: [openCase, openCourse, listCases],
    lines: [
      {
        name: 'phase',
        label: words.phase,
        fields: ['phase'],
        show: said => phases.find(({ number }) => number === said['phase'])?.title ?? '',
      },
      {
        name: 'nextLookBackOn',
        label: words.lookBack,
        fields: ['nextLookBackOn'],
        show: ({ nextLookBackOn: on }) => (typeof on === 'string' ? dates.day(on) : ''),
      },
    ],
  });
  const { problem } = hands;
  const putAway = usePutAway(onClose, draft, errors, hands);
  const lookBackPast = open.nextLookBackOn <= today();
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          {
            params: { caseId: open.caseId },
            body: {
              phase: Number(phase),
              ...(lookBackOn !== draft.base.lookBackOn && { nextLookBackOn: lookBackOn }),
            },
            ifMatch: draft.seen.version,
          },
          { phase: draft.seen.phase, nextLookBackOn: draft.base.lookBackOn },
          putAway,
        )
      }
      open={shown}
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

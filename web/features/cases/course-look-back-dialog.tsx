import { openCase, type Case } from '#contract/cases.ts';
import { openCourse, recordLookBack, type Course } from '#contract/course.ts';
import { getMyWork } from '#contract/work.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { addDays, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, TextArea } from '../../ui/index.ts';

type Decision = Course['lookBacks'][number]['decision'];
interface Form {
  heldOn: string;
  helped: string;
  downside: string;
  decision: Decision | null;
  nextOn: string;
}

const empty = (): Form => ({ heldOn: today(), helped: '', downside: '', decision: null, nextOn: '' });

export function LookBackDialog({
  open,
  shown,
  onClose,
  onDone,
}: {
  open: Case;
  shown: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const { course } = useMessages('around');
  const dates = useDates();
  const words = course.lookBacks.form;
  const check = useTextCheck();
  const draft = useSeenDraft(open, () => empty());
  const { heldOn, helped, downside, decision, nextOn } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      heldOn === '' && { field: 'heldOn', message: words.heldMissing },
      heldOn > today() && { field: 'heldOn', message: words.heldLater },
      check('helped', helped, words.helpedMissing, 1000),
      check('downside', downside, words.downsideMissing, 1000),
      decision === null && { field: 'decision', message: words.decisionMissing },
      nextOn <= today() && { field: 'nextOn', message: words.nextMissing },
    ),
  );
  const hands = useTwoHands(recordLookBack, {
    refreshes: [openCase, openCourse, getMyWork],
    adds: true,
    lines: [
      {
        name: 'nextOn',
        label: words.next,
        fields: ['nextOn'],
        show: ({ nextOn: on }) => (typeof on === 'string' && on !== '' ? dates.day(on) : ''),
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  const save = () => {
    if (decision === null) return;
    hands.save(
      {
        params: { caseId: open.caseId },
        body: { heldOn, helped, downside, decision, nextOn },
        ifMatch: draft.seen.version,
      },
      { nextOn: draft.seen.nextLookBackOn },
      () => {
        putAway();
        onDone();
      },
    );
  };
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      submit={words.save}
      title={words.title}
    >
      <DateField
        direction="behind"
        label={words.held}
        max={today()}
        name="heldOn"
        onChange={value => draft.change({ heldOn: value })}
        quick={[{ label: words.today, date: today() }]}
        value={heldOn}
        {...errors.of('heldOn')}
      />
      <TextArea
        help={words.helpedHelp}
        label={words.helped}
        maxLength={1000}
        name="helped"
        onChange={value => draft.change({ helped: value })}
        ownWords
        rows={2}
        value={helped}
        {...errors.of('helped')}
      />
      <TextArea
        help={words.downsideHelp}
        label={words.downside}
        maxLength={1000}
        name="downside"
        onChange={value => draft.change({ downside: value })}
        ownWords
        rows={2}
        value={downside}
        {...errors.of('downside')}
      />
      <ChoiceGroup
        label={words.decision}
        name="decision"
        onChange={value => draft.change({ decision: value })}
        options={(['continue', 'differently', 'stop'] as const).map(value => ({
          value,
          label: course.lookBacks.decisions[value],
          help: words.decisionHelp[value],
        }))}
        value={decision}
        {...errors.of('decision')}
      />
      <DateField
        help={words.nextHelp}
        label={words.next}
        min={addDays(today(), 1)}
        name="nextOn"
        onChange={value => draft.change({ nextOn: value })}
        value={nextOn}
        {...errors.of('nextOn')}
      />
    </FormDialog>
  );
}

import { openCase, type Case } from '#contract/cases.ts';
import { openCourse, recordLookBack, type Course } from '#contract/course.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';

type Decision = Course['lookBacks'][number]['decision'];
interface Form {
  heldOn: string;
  helped: string;
  downside: string;
  decision: Decision | null;
  nextOn: string;
}

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
  const { course } = useMessages();
  const dates = useDates();
  const words = course.lookBacks.form;
  const check = useTextCheck();
  const draft = useFormDraft<Form>({ heldOn: today(), helped: '', downside: '', decision: null, nextOn: '' });
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
  const command = useCommand(recordLookBack, { refreshes: [openCase, openCourse, getMyWork] });
  const { outdated, busy, problem } = standing(command, open.version);
  const lookAgain = useLookAgain();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  const save = () => {
    if (decision === null) return;
    command.mutate(
      {
        params: { caseId: open.caseId },
        body: { heldOn, helped, downside, decision, nextOn },
        ifMatch: open.version,
      },
      {
        onSuccess: () => {
          putAway();
          onDone();
        },
        onError: lookAgain,
      },
    );
  };
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{words.conflict(dates.day(open.nextLookBackOn))}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={problem}
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

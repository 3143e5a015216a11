import { listCases, openCase, type Case } from '#contract/cases.ts';
import { closeCase, openCourse, type Course } from '#contract/course.ts';
import { getMyWork } from '#contract/work.ts';
import { isProblem } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, Field, Notice, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
import { ClosingBlocked, closingWaits } from './closing-blocked.tsx';
import { useWorryProblems, WorryQuestion, type Worry } from './course-worry.tsx';
import { leftOpen, OpenLeft, useLeftProblems, type Left } from './course-left.tsx';

interface Form {
  reason: string;
  eye: string;
  call: string;
  asked: 'yes' | 'no' | null;
  judgement: string;
  worry: Worry;
  aftercare: string[];
  left: Partial<Record<string, Left>>;
}

/** Closing with the family: what is open is named first, then whether there still is a worry, then five questions. */
export function CloseDialog({
  open,
  course: found,
  shown,
  onClose,
  onDone,
}: {
  open: Case;
  course: Course;
  shown: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const { course } = useMessages('around');
  const dates = useDates();
  const words = course.closing.form;
  const check = useTextCheck();
  const draft = useFormDraft<Form>({
    reason: '',
    eye: '',
    call: '',
    asked: null,
    judgement: '',
    worry: { open: null, which: '' },
    aftercare: found.proposal.aftercare,
    left: {},
  });
  const { reason, eye, call, asked, judgement, worry, aftercare, left } = draft.value;
  const running = leftOpen(open);
  const leftProblems = useLeftProblems(running, left);
  const worryProblems = useWorryProblems(worry);
  const errors = useFormErrors([
    ...leftProblems,
    ...problemsOf(
      ...worryProblems,
      check('closeReason', reason, words.reasonMissing, 1000),
      check('closeEye', eye, words.eyeMissing, 400),
      check('closeCall', call, words.callMissing, 400),
      asked === null && { field: 'closeAsked', message: words.askedMissing },
      asked !== null &&
        check(
          'closeJudgement',
          judgement,
          asked === 'yes' ? words.judgementMissing : words.notAskedMissing,
          asked === 'yes' ? 1000 : 400,
        ),
      ...aftercare.map(
        (day, index) => day <= today() && { field: `aftercare-${index}`, message: words.aftercareMissing },
      ),
    ),
  ]);
  const command = useCommand(closeCase, { refreshes: [openCase, openCourse, getMyWork, listCases] });
  const { outdated, busy, problem } = standing(command, open.version);
  const lookAgain = useLookAgain();
  const putAway = usePutAway(onClose, draft, errors, command);
  // the dialog is gone once the case is closed: only the promise outlives it
  const save = () =>
    void command
      .mutateAsync({
        params: { caseId: open.caseId },
        body: {
          reason,
          keepsAnEye: eye,
          whomToCall: call,
          judgement: asked === 'yes' ? judgement : null,
          notAskedBecause: asked === 'no' ? judgement : null,
          aftercare,
          openWorry: worry.open === 'yes' ? worry.which : null,
          openLeft: running.flatMap(({ agreementId, version }) => {
            const one = left[agreementId];
            return one?.how === undefined ? [] : [{ agreementId, version, how: one.how, words: one.words }];
          }),
        },
        ifMatch: open.version,
      })
      .then(() => {
        putAway();
        onDone();
      }, lookAgain);
  const blocked = closingWaits(found);
  const toStop = (id: string) => {
    onClose();
    // after the focus went back to what opened the dialog
    window.setTimeout(() => {
      const line = document.getElementById(id);
      line?.focus({ preventScroll: true });
      line?.scrollIntoView({ block: 'center' });
    });
  };
  const questions = (
    <>
      <Notice>
        {words.ends(
          found.proposal.keepUntil === null
            ? words.keepUnknown
            : words.keep(dates.dayOnPaper(found.proposal.keepUntil), found.proposal.keepBasis),
        )}
      </Notice>
      <OpenLeft
        change={(id, one) => draft.change({ left: { ...left, [id]: one } })}
        errors={errors}
        left={left}
        running={running}
      />
      <WorryQuestion
        change={value => draft.change({ worry: value })}
        errors={errors}
        left={left}
        running={running}
        worry={worry}
      />
      <TextArea
        label={words.reason}
        maxLength={1000}
        name="closeReason"
        onChange={value => draft.change({ reason: value })}
        ownWords
        rows={2}
        value={reason}
        {...errors.of('closeReason')}
      />
      <Field
        help={words.eyeHelp}
        label={words.eye}
        maxLength={400}
        name="closeEye"
        onChange={value => draft.change({ eye: value })}
        value={eye}
        {...errors.of('closeEye')}
      />
      <Field
        help={words.callHelp}
        label={words.call}
        maxLength={400}
        name="closeCall"
        onChange={value => draft.change({ call: value })}
        value={call}
        {...errors.of('closeCall')}
      />
      {aftercare.map((day, index) => (
        <DateField
          help={words.aftercareHelp}
          key={index}
          label={words.aftercare(index + 1)}
          min={addDays(today(), 1)}
          name={`aftercare-${index}`}
          onChange={value => draft.change({ aftercare: aftercare.with(index, value) })}
          value={day}
          {...errors.of(`aftercare-${index}`)}
        />
      ))}
      <ChoiceGroup
        inline
        label={words.asked}
        name="closeAsked"
        onChange={value => draft.change({ asked: value })}
        options={(['yes', 'no'] as const).map(value => ({ value, label: words.askedOptions[value] }))}
        value={asked}
        {...errors.of('closeAsked')}
      />
      {asked !== null && (
        <TextArea
          label={asked === 'yes' ? words.judgement : words.notAsked}
          maxLength={asked === 'yes' ? 1000 : 400}
          name="closeJudgement"
          onChange={value => draft.change({ judgement: value })}
          rows={2}
          value={judgement}
          {...errors.of('closeJudgement')}
        />
      )}
    </>
  );
  return (
    <FormDialog
      busy={busy}
      conflict={
        outdated || isProblem(problem, 'version-mismatch') ? <Conflict>{words.changed}</Conflict> : undefined
      }
      errors={errors}
      impossible={blocked}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={problem}
      submit={words.save}
      title={words.title}
    >
      {blocked ? <ClosingBlocked course={found} onStop={toStop} /> : questions}
    </FormDialog>
  );
}

import type { Case } from '#contract/cases.ts';
import { keepClosed } from '#contract/closing-reading.ts';
import { openCourse, type Course } from '#contract/course.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck, type FormErrors } from '../../ui/form-errors.ts';
import { Button, ChoiceGroup, Notice, TextArea } from '../../ui/index.ts';
import type { Left } from './course-left.tsx';
import type { AgreementItem } from './plan-order.ts';

type Closing = NonNullable<Course['closing']>;
export interface Worry {
  open: 'yes' | 'no' | null;
  which: string;
}

/** Nothing is chosen beforehand: that nobody is worried any more is said, not assumed. */
export function useWorryProblems({ open, which }: Worry) {
  const { worry: words } = useMessages('around').closingReading;
  const check = useTextCheck();
  return [
    open === null && { field: 'closeWorry', message: words.missing },
    open === 'yes' && check('closeWorryWhich', which, words.whichMissing, 400),
  ] as const;
}

/** Is there still a worry? Closing waits for nobody; with a worry a second person reads along afterwards. */
export function WorryQuestion({
  worry,
  change,
  errors,
  running,
  left,
}: {
  worry: Worry;
  change: (worry: Worry) => void;
  errors: FormErrors;
  running: readonly AgreementItem[];
  left: Partial<Record<string, Left>>;
}) {
  const { worry: words } = useMessages('around').closingReading;
  const safetyStops = running.some(
    each => each.kind === 'safety' && left[each.agreementId]?.how === 'let-go',
  );
  return (
    <>
      <ChoiceGroup
        inline
        label={words.question}
        name="closeWorry"
        onChange={open => change({ ...worry, open })}
        options={(['yes', 'no'] as const).map(value => ({ value, label: words.options[value] }))}
        value={worry.open}
        {...(safetyStops ? { help: words.safetyStops } : {})}
        {...errors.of('closeWorry')}
      />
      {worry.open === 'yes' && (
        <TextArea
          help={words.whichHelp}
          label={words.which}
          maxLength={400}
          name="closeWorryWhich"
          onChange={which => change({ ...worry, which })}
          ownWords
          rows={2}
          value={worry.which}
          {...errors.of('closeWorryWhich')}
        />
      )}
    </>
  );
}

/** The worry there was, who read along and what came of it. */
export function useReadingDetails(closing: Closing): { term: string; value: string }[] {
  const { closingReading: words } = useMessages('around');
  const dates = useDates();
  const { openWorry, reading } = closing;
  if (openWorry === null || reading === null) return [];
  const by = [reading.readBy ?? '', dates.day(reading.readOn ?? reading.readBefore)] as const;
  const before = dates.day(reading.readBefore);
  const states = {
    'to-read': reading.overdue ? words.states.late(before) : words.states.waits(before),
    agreed: words.states.agreed(...by),
    disagreed: words.states.disagreed(...by),
    lapsed: words.states.lapsed(),
  };
  return [
    { term: words.term, value: openWorry },
    { term: words.reader, value: states[reading.state] },
    ...(reading.words === null ? [] : [{ term: words.readerWords, value: reading.words }]),
    ...(reading.keptBecause === null ? [] : [{ term: words.kept, value: reading.keptBecause }]),
  ];
}

function KeepDialog({
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
  const { closingReading: words } = useMessages('around');
  const check = useTextCheck();
  const draft = useFormDraft({ because: '' });
  const { because } = draft.value;
  const errors = useFormErrors(problemsOf(check('keepBecause', because, words.keepMissing, 400)));
  const command = useCommand(keepClosed, { refreshes: [openCourse, getMyWork] });
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        // the notice above this dialog is gone by then: only the promise outlives it
        void command
          .mutateAsync({ params: { caseId: open.caseId }, body: { because } })
          .then(() => {
            putAway();
            onDone();
          })
          .catch(() => undefined)
      }
      open={shown}
      problem={command.error}
      submit={words.keep}
      title={words.keepTitle}
    >
      <Notice>{words.keepWhat}</Notice>
      <TextArea
        label={words.keepBecause}
        maxLength={400}
        name="keepBecause"
        onChange={value => draft.change({ because: value })}
        rows={2}
        value={because}
        {...errors.of('keepBecause')}
      />
    </FormDialog>
  );
}

/** The reader disagrees: open the case again, or leave it with the reason. */
export function Disputed({ open, onDone }: { open: Case; onDone: () => void }) {
  const { closingReading: words } = useMessages('around');
  const [keeping, setKeeping] = useState(false);
  return (
    <Notice>
      <div className="course-stack">
        <p>{words.disputed}</p>
        <div className="p-no-print">
          <Button onClick={() => setKeeping(true)} variant="secondary">
            {words.keep}
          </Button>
        </div>
      </div>
      <KeepDialog onClose={() => setKeeping(false)} onDone={onDone} open={open} shown={keeping} />
    </Notice>
  );
}

import { openCase, type Case } from '#contract/cases.ts';
import { openCourse, undoClosing, type Course } from '#contract/course.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Actions, Button, ButtonLink, Details, ProblemNotice, Section, Why } from '../../ui/index.ts';
import { CloseDialog } from './course-close-dialog.tsx';
import { Disputed, useReadingDetails } from './course-worry.tsx';
import { ReopenDialog } from './course-reopen-dialog.tsx';

function Closed({
  open,
  course: found,
  closing,
  onDone,
}: {
  open: Case;
  course: Course;
  closing: NonNullable<Course['closing']>;
  onDone: (said: string) => void;
}) {
  const { course, closingReading } = useMessages('around');
  const dates = useDates();
  const words = course.closing;
  const readingDetails = useReadingDetails(closing);
  const [reopening, setReopening] = useState(false);
  const undo = useCommand(undoClosing, { refreshes: [openCase, openCourse, getMyWork] });
  return (
    <div className="course-stack">
      {closing.reading?.mayKeep === true && (
        <Disputed onDone={() => onDone(closingReading.keepDone)} open={open} />
      )}
      <Details
        items={[
          { term: words.reason, value: closing.reason },
          ...readingDetails,
          { term: words.eye, value: closing.keepsAnEye },
          { term: words.call, value: closing.whomToCall },
          closing.judgement === null
            ? { term: words.notAsked, value: closing.notAskedBecause }
            : { term: words.judgement, value: closing.judgement },
          {
            term: words.keepUntil,
            value: closing.keepUntil === null ? words.keepUnknown : dates.dayOnPaper(closing.keepUntil),
          },
        ]}
      />
      {found.mayAct && (
        <div className="p-no-print">
          <Actions>
            <ButtonLink to={`/casussen/${open.caseId}/brieven`} variant="secondary">
              {words.letter}
            </ButtonLink>
            <Button onClick={() => setReopening(true)} variant="tertiary">
              {words.reopen}
            </Button>
            {closing.mayUndo && (
              <Button
                aria-describedby="course-undo"
                busy={undo.isPending}
                onClick={() =>
                  // this button is gone by then: only the promise outlives it
                  void undo
                    .mutateAsync({ params: { caseId: open.caseId }, ifMatch: open.version })
                    .then(() => onDone(words.undone))
                    .catch(() => undefined)
                }
                variant="tertiary"
              >
                {words.undo}
              </Button>
            )}
          </Actions>
          {closing.mayUndo && (
            <p className="p-quiet" id="course-undo">
              {words.undoWhat}
            </p>
          )}
          <ProblemNotice problem={undo.error} />
        </div>
      )}
      <ReopenDialog onClose={() => setReopening(false)} open={open} shown={reopening} />
    </div>
  );
}

/** Afronding: with the family, in one act; and when it is done, what was agreed. */
export function Closing({
  open,
  course: found,
  onDone,
}: {
  open: Case;
  course: Course;
  onDone: (said: string) => void;
}) {
  const { course } = useMessages('around');
  const dates = useDates();
  const words = course.closing;
  const [closing, setClosing] = useState(false);
  if (found.closing === null && !open.may.change && found.earlier.length === 0) return null;
  return (
    <Section
      intro={
        found.closing === null
          ? words.intro
          : words.closedOn(dates.dayOnPaper(found.closing.closedOn), found.closing.closedBy)
      }
      title={words.title}
    >
      {found.closing !== null && (
        <Closed closing={found.closing} course={found} onDone={onDone} open={open} />
      )}
      {found.closing === null && open.may.change && (
        <div className="p-no-print">
          <Button onClick={() => setClosing(true)} variant="secondary">
            {words.button}
          </Button>
          <CloseDialog
            course={found}
            onClose={() => setClosing(false)}
            onDone={() => onDone(words.done)}
            open={open}
            shown={closing}
          />
        </div>
      )}
      {found.earlier.length > 0 && (
        <Why label={words.earlier}>
          <ul className="course-steps">
            {found.earlier.map((each, index) => (
              <li key={index}>
                <span>{words.earlierHow[each.how](dates.day(each.closedOn), dates.day(each.on))}</span>
                {each.because !== null && <span>{each.because}</span>}
              </li>
            ))}
          </ul>
        </Why>
      )}
    </Section>
  );
}

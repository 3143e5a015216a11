import type { Case } from '#contract/cases.ts';
import { answerAftercare, openCourse, type Course } from '#contract/course.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Actions, Button, ButtonLink, EmptyState, ProblemNotice, Section, Status } from '../../ui/index.ts';
import { DueStatus } from '../../ui/due-status.tsx';
import { AftercareDialog } from './course-aftercare-dialog.tsx';
import { ReopenDialog } from './course-reopen-dialog.tsx';

export type AftercareDay = Course['aftercare'][number];

function Day({
  day,
  mayAct,
  onDone,
  onWorries,
}: {
  day: AftercareDay;
  mayAct: boolean;
  onDone: (said: string) => void;
  onWorries: () => void;
}) {
  const { course } = useMessages('around');
  const dates = useDates();
  const words = course.aftercare;
  const [answering, setAnswering] = useState(false);
  const on = dates.dayOnPaper(day.dueOn);
  const command = useCommand(answerAftercare, { refreshes: [openCourse, getMyWork] });
  return (
    <li className="course-stop">
      <div className="course-stop__words">
        <p className="p-row__strong">{on}</p>
        {day.state === 'due' ? (
          <DueStatus on={day.dueOn} />
        ) : (
          <Status state={day.state === 'well' ? 'done' : 'waiting'}>{words.states[day.state]}</Status>
        )}
        {day.words !== null && <p>{day.words}</p>}
      </div>
      {mayAct && day.state === 'due' && (
        <div className="p-no-print">
          <Actions>
            <Button
              aria-label={words.wellNamed(on)}
              busy={command.isPending}
              onClick={() =>
                command.mutate(
                  {
                    params: { aftercareId: day.aftercareId },
                    body: { answer: 'well', words: null },
                    ifMatch: day.version,
                  },
                  { onSuccess: () => onDone(words.done(on)) },
                )
              }
              variant="secondary"
            >
              {words.well}
            </Button>
            <Button
              aria-label={words.otherwiseNamed(on)}
              onClick={() => setAnswering(true)}
              variant="tertiary"
            >
              {words.otherwise}
            </Button>
          </Actions>
          <ProblemNotice problem={command.error} />
          <AftercareDialog
            day={day}
            onClose={() => setAnswering(false)}
            onWorries={onWorries}
            shown={answering}
          />
        </div>
      )}
    </li>
  );
}

/** Nazorg: one tap when it goes well; a talk, or worries again and what then. */
export function Aftercare({
  open,
  course: found,
  onDone,
}: {
  open: Case;
  course: Course;
  onDone: (said: string) => void;
}) {
  const { course } = useMessages('around');
  const words = course.aftercare;
  const [reopening, setReopening] = useState(false);
  const [worries, setWorries] = useState(false);
  // one day at a time: what lies further ahead is asked when it is there
  const next = found.aftercare.find(day => day.state === 'due');
  return (
    <Section intro={words.intro} title={words.title}>
      {found.aftercare.length === 0 && (
        <EmptyState drawing="table" title={words.none}>
          {words.noneWhat}
        </EmptyState>
      )}
      {worries && found.mayAct && (
        <div className="course-worries" role="status">
          <p>{words.worriesNow}</p>
          <Actions>
            <Button onClick={() => setReopening(true)}>{course.closing.reopen}</Button>
            <ButtonLink to="/zorg-doorgeven" variant="secondary">
              {words.concern}
            </ButtonLink>
          </Actions>
        </div>
      )}
      <ul className="course-stops">
        {found.aftercare.map(day => (
          <Day
            day={day}
            key={day.aftercareId}
            mayAct={found.mayAct && day === next}
            onDone={onDone}
            onWorries={() => setWorries(true)}
          />
        ))}
      </ul>
      <ReopenDialog onClose={() => setReopening(false)} open={open} shown={reopening} />
    </Section>
  );
}

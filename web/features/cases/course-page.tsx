import { openCase, type Case } from '#contract/cases.ts';
import { openCourse, type Course } from '#contract/course.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Actions, Button, Loading, Notice, Page, ProblemNotice, Section, Why } from '../../ui/index.ts';
import { SeenDialog } from './dialogs.ts';
import { Aftercare } from './course-aftercare.tsx';
import { Closing } from './course-closing.tsx';
import { Expected } from './course-expected.tsx';
import { LineDialog } from './course-line-dialog.tsx';
import { LookBacks } from './course-look-backs.tsx';
import { MoveDialog } from './course-move-dialog.tsx';
import { Stops } from './course-stops.tsx';
import type { Child } from './children.tsx';
import './course.css';

function Steps({ steps }: { steps: Course['steps'] }) {
  const { caseLinks, course } = useMessages('case', 'around');
  const dates = useDates();
  return (
    <ol className="course-steps">
      {steps.map((step, index) => (
        <li key={index}>
          <span title={caseLinks.phaseNamed(step.phase, step.phaseName)}>
            {course.step(caseLinks.phase(step.phase, step.phaseTitle), course.lines[step.line])}
          </span>
          <span className="p-quiet">{course.since(dates.day(step.movedOn), step.movedBy)}</span>
          {step.because !== null && <span>{step.because}</span>}
        </li>
      ))}
    </ol>
  );
}

/** Where we are now, since when, and where we were. No rail: it may overlap and return. */
function Here({ open, course: found }: { open: Case; course: Course }) {
  const { caseLinks, course } = useMessages('case', 'around');
  const dates = useDates();
  const [moving, setMoving] = useState<'phase' | 'line' | null>(null);
  const [seeing, setSeeing] = useState<Child>();
  const client = useQueryClient();
  const [latest, ...earlier] = found.steps;
  return (
    <section aria-label={course.now} className="course-here">
      <p className="course-here__now">
        {course.now}{' '}
        <strong title={caseLinks.phaseNamed(open.phase, open.phaseName)}>
          {caseLinks.phase(open.phase, open.phaseTitle)}
        </strong>
      </p>
      <p className="p-quiet">
        {[
          caseLinks.phaseNamed(open.phase, open.phaseName),
          course.lines[open.line],
          ...(latest === undefined ? [] : [course.since(dates.day(latest.movedOn), latest.movedBy)]),
        ].join(' · ')}
      </p>
      {open.may.change && (
        <div className="p-no-print">
          <Actions>
            <Button onClick={() => setMoving('phase')} variant="secondary">
              {course.move.button}
            </Button>
            <Button onClick={() => setMoving('line')} variant="tertiary">
              {course.changeLine.button}
            </Button>
          </Actions>
        </div>
      )}
      {earlier.length > 0 && (
        <Why label={course.before}>
          <Steps steps={earlier} />
        </Why>
      )}
      <MoveDialog
        onClose={() => setMoving(null)}
        onSee={child => {
          setMoving(null);
          setSeeing(child);
        }}
        open={open}
        shown={moving === 'phase'}
        unspoken={open.children.find(child =>
          found.stops.some(stop => stop.childId === child.childId && stop.state === 'open'),
        )}
      />
      {seeing !== undefined && (
        <SeenDialog
          caseId={open.caseId}
          child={open.children.find(each => each.childId === seeing.childId) ?? seeing}
          onClose={() => {
            setSeeing(undefined);
            void client.invalidateQueries({ queryKey: [openCourse.id] });
          }}
          shown
        />
      )}
      <LineDialog onClose={() => setMoving(null)} open={open} shown={moving === 'line'} />
    </section>
  );
}

function CourseOf({ open, course: found }: { open: Case; course: Course }) {
  const { cases, course } = useMessages('case', 'around');
  const [done, setDone] = useState<string>();
  const closed = found.closing !== null;
  // a closed case begins with what is asked now: the aftercare
  const running = (
    <>
      {found.stops.length > 0 && <Stops course={found} open={open} />}
      <Expected course={found} open={open} />
      <LookBacks course={found} onDone={setDone} open={open} />
    </>
  );
  return (
    <Page
      back={{ to: `/casussen/${open.caseId}`, label: course.back }}
      context={cases.overview.context(open.reference, open.frame.title)}
      title={course.title}
      windowTitle={course.window}
    >
      <div aria-live="polite" className="course-said">
        {done !== undefined && <Notice>{done}</Notice>}
      </div>
      {closed ? (
        <>
          <Aftercare course={found} onDone={setDone} open={open} />
          <Closing course={found} onDone={setDone} open={open} />
          <LookBacks course={found} onDone={setDone} open={open} />
          <Section title={course.before}>
            <Steps steps={found.steps} />
          </Section>
        </>
      ) : (
        <>
          <Here course={found} open={open} />
          {running}
          <Closing course={found} onDone={setDone} open={open} />
        </>
      )}
    </Page>
  );
}

/** Verloop of a case: hard stops, looking back, closing, aftercare. */
export function CoursePage() {
  const { caseId = '' } = useParams();
  const { course } = useMessages('around');
  const file = useRead(openCase, { params: { caseId } });
  const found = useRead(openCourse, { params: { caseId } });
  if (file.data && found.data && !file.error && !found.error)
    return <CourseOf course={found.data} key={caseId} open={file.data} />;
  return (
    <Page
      back={{ to: `/casussen/${caseId}`, label: course.back }}
      title={course.title}
      windowTitle={course.window}
    >
      {(file.isPending || found.isPending) && <Loading />}
      <ProblemNotice
        onRetry={() => void Promise.all([file.refetch(), found.refetch()])}
        problem={file.error ?? found.error}
      />
    </Page>
  );
}

import { openCase, type Case } from '#contract/cases.ts';
import { answerStop, openCourse, type Course } from '#contract/course.ts';
import { informLater } from '#contract/telling.ts';
import { getMyWork } from '#contract/work.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { Actions, Button, ButtonLink, DateField, Section, Status, TextArea } from '../../ui/index.ts';
import { LaterDialog, LaterList } from '../../ui/later-notices.tsx';
import { ChangeDialog, SeenDialog } from './dialogs.ts';
import { stopId } from './closing-blocked.tsx';
import { ToldDialog } from './course-told-dialog.tsx';

type Stop = Course['stops'][number];

function WhyNotDialog({
  caseId,
  stop,
  shown,
  onClose,
}: {
  caseId: string;
  stop: Stop;
  shown: boolean;
  onClose: () => void;
}) {
  const { course } = useMessages('around');
  const words = course.stops.form;
  const check = useTextCheck();
  const draft = useFormDraft({ because: '', until: '' });
  const { because, until } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('stopBecause', because, words.becauseMissing, 400),
      until <= today() && { field: 'stopUntil', message: words.untilMissing },
    ),
  );
  const command = useCommand(answerStop, { refreshes: [openCourse, getMyWork] });
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          {
            params: { caseId },
            body: {
              stop: stop.stop === 'child-spoken' ? stop.stop : 'look-back',
              childId: stop.childId,
              because,
              until,
            },
          },
          { onSuccess: putAway },
        )
      }
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title}
    >
      <TextArea
        help={words.becauseHelp}
        label={words.because}
        maxLength={400}
        name="stopBecause"
        onChange={value => draft.change({ because: value })}
        ownWords
        rows={2}
        value={because}
        {...errors.of('stopBecause')}
      />
      <DateField
        help={words.untilHelp}
        label={words.until}
        min={addDays(today(), 1)}
        name="stopUntil"
        onChange={value => draft.change({ until: value })}
        value={until}
        {...errors.of('stopUntil')}
      />
    </FormDialog>
  );
}

/** What does it: the talk with the child, the letter, the day. */
function DoIt({ stop, open }: { stop: Stop; open: Case }) {
  const { course } = useMessages('around');
  const words = course.stops;
  const client = useQueryClient();
  const [doing, setDoing] = useState(false);
  const close = () => {
    setDoing(false);
    void client.invalidateQueries({ queryKey: [openCourse.id] });
  };
  if (stop.stop === 'family-informed')
    return (
      <>
        {open.parentsInformed === 'by-first-contact' && !open.parentsTold && (
          <>
            <Button onClick={() => setDoing(true)} variant="secondary">
              {words.told}
            </Button>
            <ToldDialog onClose={close} open={open} shown={doing} />
          </>
        )}
        <ButtonLink to={`/casussen/${open.caseId}/brieven`} variant="secondary">
          {words.letter}
        </ButtonLink>
      </>
    );
  const child = open.children.find(each => each.childId === stop.childId);
  return (
    <>
      <Button
        aria-label={child === undefined ? undefined : words.recordNamed(child.name)}
        onClick={() => setDoing(true)}
        variant="secondary"
      >
        {child === undefined ? words.choose : words.record}
      </Button>
      {child === undefined ? (
        <ChangeDialog onClose={close} open={open} shown={doing} />
      ) : (
        <SeenDialog caseId={open.caseId} child={child} onClose={close} shown={doing} />
      )}
    </>
  );
}

/** That the family is informed later, or later still: a decision on a ground, two weeks at a time. */
function InformLater({
  caseId,
  course: found,
  shown,
  onClose,
}: {
  caseId: string;
  course: Course;
  shown: boolean;
  onClose: () => void;
}) {
  const command = useCommand(informLater, { refreshes: [openCourse, openCase, getMyWork] });
  return (
    <LaterDialog
      command={command}
      grounds={found.laterGrounds}
      onClose={onClose}
      onSend={(body, done) => command.mutate({ params: { caseId }, body }, { onSuccess: done })}
      shown={shown}
    />
  );
}

function StopLine({ stop, open, course: found }: { stop: Stop; open: Case; course: Course }) {
  const { course, telling } = useMessages('around');
  const dates = useDates();
  const words = course.stops;
  const [asking, setAsking] = useState(false);
  const what =
    stop.stop === 'child-spoken'
      ? words.spoken(stop.childName ?? '')
      : stop.stop === 'look-back'
        ? words.lookBack
        : words.informed;
  const informs = stop.stop === 'family-informed';
  const on = stop.on === null ? '' : dates.day(stop.on);
  return (
    <li className="course-stop" id={stopId(stop)} tabIndex={-1}>
      <div className="course-stop__words">
        <p className="p-row__strong">{what}</p>
        {stop.state === 'done' && (
          <Status state="done">{stop.stop === 'look-back' ? words.set(on) : words.done(on)}</Status>
        )}
        {stop.state === 'explained' && (
          <>
            <Status state="waiting">{words.explained(dates.day(stop.until ?? ''))}</Status>
            {stop.stop !== 'family-informed' && <p className="p-quiet">{stop.because}</p>}
          </>
        )}
        {stop.state === 'open' && (
          <Status state="soon">
            {informs && open.parentsInformed === 'by-first-contact' && !open.parentsTold
              ? words.planned(dates.day(open.parentsInformedOn))
              : words.open}
          </Status>
        )}
        {informs && <LaterList items={found.later} />}
      </div>
      {open.may.change && stop.state !== 'done' && (
        <div className="p-no-print">
          <Actions>
            <DoIt open={open} stop={stop} />
            <Button
              aria-label={informs ? undefined : words.whyNamed(what)}
              onClick={() => setAsking(true)}
              variant="tertiary"
            >
              {informs ? (found.later.length > 0 ? telling.extend : telling.later) : words.why}
            </Button>
          </Actions>
        </div>
      )}
      {informs ? (
        <InformLater caseId={open.caseId} course={found} onClose={() => setAsking(false)} shown={asking} />
      ) : (
        <WhyNotDialog caseId={open.caseId} onClose={() => setAsking(false)} shown={asking} stop={stop} />
      )}
    </li>
  );
}

/** Three hard stops, each with the button that does it. */
export function Stops({ open, course: found }: { open: Case; course: Course }) {
  const { course } = useMessages('around');
  return (
    <Section intro={course.stops.intro} title={course.stops.title}>
      <ul className="course-stops">
        {found.stops.map(stop => (
          <StopLine course={found} key={`${stop.stop}-${stop.childId ?? ''}`} open={open} stop={stop} />
        ))}
      </ul>
    </Section>
  );
}

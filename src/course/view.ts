import type { Course } from '#contract/course.ts';
import type { ResultsOf } from '#kernel/database.ts';
import { isBefore } from '#kernel/clock.ts';
import { one } from '#kernel/refusal.ts';
import { toLater, type Ground, type laterOfCase } from '#src/concerns/index.ts';
import { aftercareDays, keepUntil } from './rules.ts';
import type * as store from './store.ts';

type Found = ResultsOf<{
  file: ReturnType<typeof store.file>;
  steps: ReturnType<typeof store.steps>;
  children: ReturnType<typeof store.children>;
  answers: ReturnType<typeof store.answers>;
  later: ReturnType<typeof laterOfCase>;
  lookBacks: ReturnType<typeof store.lookBacks>;
  openWork: ReturnType<typeof store.openWork>;
  closings: ReturnType<typeof store.closings>;
  aftercare: ReturnType<typeof store.aftercare>;
}>;
type File = Found['file'][number];
type StopOf = Course['stops'][number];

/** The hard stops as they stand: done, explained until a day that has not passed, or open. */
const stopsOf = (found: Found, file: File, today: string): StopOf[] => {
  const explained = (stop: StopOf['stop'], childId: string | null) =>
    found.answers.find(each => each.stop === stop && each.child_id === childId && each.until >= today);
  const stand = (
    stop: StopOf['stop'],
    on: string | null,
    child: Found['children'][number] | null = null,
    given?: { readonly because: string; readonly until: string },
  ): StopOf => {
    const why = explained(stop, child?.child_id ?? null) ?? given;
    const explains = on === null && why !== undefined;
    return {
      stop,
      childId: child?.public_id ?? null,
      childName: child?.name ?? null,
      state: on !== null ? 'done' : explains ? 'explained' : 'open',
      on,
      because: explains ? why.because : null,
      until: explains ? why.until : null,
    };
  };
  const informed =
    file.parents_informed !== 'postponed' && file.tell_by === null && file.parents_informed_on <= today
      ? file.parents_informed_on
      : null;
  const postponed =
    file.parents_informed === 'postponed' && file.parents_informed_on >= today
      ? { because: file.parents_postponed_because ?? '', until: file.parents_informed_on }
      : undefined;
  return [
    ...found.children.map(child => stand('child-spoken', child.last_seen_on, child)),
    stand('family-informed', informed, null, postponed),
    stand('look-back', file.next_look_back_on >= today ? file.next_look_back_on : null),
  ];
};

/** Where the second reading of a closing stands; null when nobody was worried any more. */
const readingOf = (
  row: Found['closings'][number],
  acts: boolean,
  today: Temporal.PlainDate,
): NonNullable<Course['closing']>['reading'] =>
  row.reading === null || row.read_before === null
    ? null
    : {
        state: row.reading,
        readBefore: row.read_before,
        overdue: row.reading === 'to-read' && isBefore(row.read_before, today),
        readBy: row.read_by,
        readOn: row.read_on,
        words: row.reading_words,
        keptBecause: row.kept_because,
        mayKeep: acts && row.reading === 'disagreed' && row.kept_because === null,
      };

/** When a case that closes today is destroyed, as its frame says. */
export const keepUntilOf = (file: File, today: Temporal.PlainDate): string | null =>
  keepUntil(file.retention, {
    opened: Temporal.PlainDate.from(file.opened_on),
    closed: today,
    youngestBorn: file.youngest_born === null ? null : Temporal.PlainDate.from(file.youngest_born),
  });

export const toCourse = (
  found: Found,
  today: Temporal.PlainDate,
  months: (day: string) => readonly number[],
  grounds: readonly Ground[],
): Course => {
  const file = one(found.file);
  const day = today.toString();
  const { acts } = file;
  const current = found.closings.find(({ withdrawn }) => withdrawn === null);
  const [work] = found.openWork;
  return {
    caseId: file.public_id,
    steps: found.steps.map(step => ({
      phase: step.phase,
      phaseTitle: step.phase_title ?? '',
      phaseName: step.phase_name ?? '',
      line: step.line,
      because: step.because,
      movedOn: step.moved_on,
      movedBy: step.moved_by,
    })),
    // the headline says that a case is there; how far it has come is for who reads it
    stops: file.level >= 2 ? stopsOf(found, file, day) : [],
    lookBacks: found.lookBacks.map(each => ({
      lookBackId: each.public_id,
      heldOn: each.held_on,
      helped: each.helped,
      downside: each.downside,
      decision: each.decision,
      nextOn: each.next_on,
      kept: each.kept,
      recordedBy: each.recorded_by,
    })),
    openWork: {
      callBacks: work?.call_backs ?? 0,
      letters: work?.letters ?? 0,
      corrections: work?.corrections ?? 0,
      answers: work?.answers ?? 0,
      meetings: work?.meetings ?? 0,
      later: work?.later ?? 0,
    },
    later: toLater(found.later, grounds, day),
    laterGrounds: [...grounds],
    closing:
      current === undefined
        ? null
        : {
            reason: current.reason,
            keepsAnEye: current.keeps_an_eye,
            whomToCall: current.whom_to_call,
            judgement: current.judgement,
            notAskedBecause: current.not_asked_because,
            keepUntil: current.keep_until,
            closedOn: current.closed_on,
            closedBy: current.closed_by,
            openWorry: current.open_worry,
            reading: readingOf(current, acts, today),
            mayUndo: acts && current.today,
          },
    earlier: found.closings.flatMap(each =>
      each.withdrawn === null || each.withdrawn_on === null
        ? []
        : [
            {
              closedOn: each.closed_on,
              how: each.withdrawn,
              on: each.withdrawn_on,
              because: each.withdrawn_because,
            },
          ],
    ),
    aftercare: found.aftercare.map(each => ({
      aftercareId: each.public_id,
      dueOn: each.due_on,
      state: each.state,
      words: each.words,
      answeredOn: each.answered_on,
      version: each.version,
    })),
    proposal: {
      aftercare: [...aftercareDays(today, months(day))],
      keepUntil: keepUntilOf(file, today),
      keepBasis: file.retention.basis,
    },
    mayAct: acts,
  };
};

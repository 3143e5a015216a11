import { z } from 'zod';
import { ClosingReadingState } from '#contract/closing-reading.ts';
import { read, write } from '#kernel/database.ts';
import { opened, openedScope } from '#kernel/journal.ts';
import { caseNumber, phaseName, phaseTitle } from '#src/cases/index.ts';

export const courseOpened = opened('course.open', caseNumber);
const scopeOfCase = 'select scope_id from app.case_file where public_id = $1';

export const file = read(
  'course.case',
  z.object({
    public_id: z.string(),
    state: z.enum(['open', 'closed']),
    opened_on: z.string(),
    next_look_back_on: z.string(),
    parents_informed: z.enum(['by-first-contact', 'by-sender', 'postponed']),
    parents_informed_on: z.string(),
    tell_by: z.string().nullable(),
    parents_postponed_because: z.string().nullable(),
    youngest_born: z.string().nullable(),
    level: z.int(),
    acts: z.boolean(),
    retention: z.object({ term: z.string().nullable(), from: z.string(), basis: z.string() }),
  }),
  `select c.public_id, c.state, (c.opened_at at time zone 'Europe/Amsterdam')::date as opened_on, c.next_look_back_on, c.parents_informed, c.parents_informed_on, c.tell_by,
          c.parents_postponed_because, f.document -> 'retention' -> 'case' as retention,
          (select case when bool_and(k.birth_year is not null and k.birth_month is not null and k.birth_day is not null)
                       then max(make_date(k.birth_year, k.birth_month, k.birth_day)) end from app.case_child k where k.scope_id = c.scope_id) as youngest_born,
          (select max(o.level)::int from authz.my_open o where o.scope_id = c.scope_id) as level,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id in (c.lead_grant_id, c.deputy_grant_id) and o.level >= 3) as acts
     from app.case_file c join app.frame f on f.frame_id = c.frame_id
    where c.public_id = $1`,
);

export const steps = read(
  'course.steps',
  z.object({
    phase: z.int(),
    phase_title: z.string().nullable(),
    phase_name: z.string().nullable(),
    line: z.enum(['simple', 'tailored']),
    because: z.string().nullable(),
    moved_on: z.string(),
    moved_by: z.string().nullable(),
  }),
  `select s.phase, ${phaseTitle('s.phase')}, ${phaseName('s.phase')}, s.line, s.because, s.moved_on, h.label as moved_by
     from app.case_step s
     join app.case_file c on c.tenant_id = s.tenant_id and c.case_id = s.case_id
     join app.frame f on f.frame_id = c.frame_id
     left join app.held_function h on h.held_function_id = s.moved_by
    where s.scope_id = (${scopeOfCase})
    order by s.case_step_id desc limit 50`,
);

export const children = read(
  'course.children',
  z.object({
    public_id: z.string(),
    child_id: z.string(),
    name: z.string(),
    last_seen_on: z.string().nullable(),
  }),
  `select k.public_id, k.child_id, concat_ws(' ', k.given_names, k.surname_prefix, k.surname) as name, k.last_seen_on
     from app.case_child k where k.scope_id = (${scopeOfCase})
    order by k.birth_year, k.birth_month, k.birth_day, k.child_id`,
);

export const answers = read(
  'course.answers',
  z.object({
    stop: z.enum(['child-spoken', 'family-informed', 'look-back']),
    child_id: z.string().nullable(),
    because: z.string(),
    until: z.string(),
  }),
  `select s.stop, s.child_id, s.because, s.until from app.stop_answer s
    where s.scope_id = (${scopeOfCase}) and s.settled_at is null order by s.stop_answer_id`,
);

export const lookBacks = read(
  'course.look-backs',
  z.object({
    public_id: z.string(),
    held_on: z.string(),
    helped: z.string(),
    downside: z.string(),
    decision: z.enum(['continue', 'differently', 'stop']),
    next_on: z.string(),
    kept: z.array(
      z.object({
        organisation: z.string().nullable(),
        kept: z.int(),
        partly: z.int(),
        missed: z.int(),
        total: z.int(),
      }),
    ),
    recorded_by: z.string(),
  }),
  `select l.public_id, l.held_on, l.helped, l.downside, l.decision, l.next_on, l.kept, h.label as recorded_by
     from app.look_back l join app.held_function h on h.held_function_id = l.recorded_by
    where l.scope_id = (${scopeOfCase}) order by l.look_back_id desc limit 50`,
);

/** What is not done yet besides agreements; only what this reader may see is counted. */
export const openWork = read(
  'course.open-work',
  z.object({
    call_backs: z.int(),
    letters: z.int(),
    corrections: z.int(),
    answers: z.int(),
    meetings: z.int(),
    later: z.int(),
  }),
  `select (select count(*)::int from app.scope s join app.contact_note n on n.scope_id = s.scope_id
            where s.file_id = (${caseNumber}) and n.call_back_on is not null and n.called_back_at is null) as call_backs,
          (select count(*)::int from app.letter l where l.case_id = (${caseNumber}) and l.state = 'draft') as letters,
          (select count(*)::int from app.correction k where k.case_id = (${caseNumber}) and k.due_on is not null) as corrections,
          (select count(*)::int from app.partner_question q where q.case_id = (${caseNumber}) and q.state = 'answered') as answers,
          (select count(*)::int from app.meeting m where m.case_id = (${caseNumber}) and m.record_due_on is not null) as meetings,
          (select count(*)::int from app.later_notice n where n.case_id = (${caseNumber}) and n.ended_on is null) as later
    where exists (${caseNumber})`,
);

export const closings = read(
  'course.closings',
  z.object({
    reason: z.string(),
    keeps_an_eye: z.string(),
    whom_to_call: z.string(),
    judgement: z.string().nullable(),
    not_asked_because: z.string().nullable(),
    keep_until: z.string().nullable(),
    closed_on: z.string(),
    closed_by: z.string(),
    open_worry: z.string().nullable(),
    reading: ClosingReadingState.shape.state.nullable(),
    read_before: z.string().nullable(),
    read_by: z.string().nullable(),
    read_on: z.string().nullable(),
    reading_words: z.string().nullable(),
    kept_because: z.string().nullable(),
    today: z.boolean(),
    withdrawn: z.enum(['undone', 'reopened']).nullable(),
    withdrawn_on: z.string().nullable(),
    withdrawn_because: z.string().nullable(),
  }),
  `select k.reason, k.keeps_an_eye, k.whom_to_call, k.judgement, k.not_asked_because, k.keep_until, k.closed_on, h.label as closed_by,
          k.open_worry, k.reading, k.read_before, rh.label as read_by, k.read_on, k.reading_words, k.kept_because, k.closed_on = authz.today() as today, k.withdrawn, k.withdrawn_on, k.withdrawn_because
     from app.case_closing k join app.held_function h on h.held_function_id = k.closed_by
     left join app.held_function rh on rh.tenant_id = k.tenant_id and rh.held_function_id = k.read_by
    where k.scope_id = (${scopeOfCase}) order by k.closing_id desc limit 20`,
);

export const aftercare = read(
  'course.aftercare',
  z.object({
    public_id: z.string(),
    due_on: z.string(),
    state: z.enum(['due', 'well', 'talk', 'worries', 'dropped']),
    words: z.string().nullable(),
    answered_on: z.string().nullable(),
    version: z.int(),
  }),
  `select a.public_id, a.due_on, a.state, a.words, a.answered_on, a.version from app.aftercare a
    where a.scope_id = (${scopeOfCase}) and a.state <> 'dropped' order by a.due_on, a.aftercare_id`,
);

/** Agreements that run: each must be named at the closing. */
export const running = read(
  'course.running',
  z.object({ public_id: z.string(), version: z.int() }),
  `select a.public_id, a.version from app.agreement a where a.case_id = (${caseNumber}) and a.state in ('open', 'waiting')`,
);

export const aftercareRow = read(
  'course.aftercare-row',
  z.object({
    public_id: z.string(),
    version: z.int(),
    state: z.string(),
    case_state: z.string(),
    frame: z.string(),
    is_lead: z.boolean(),
    is_deputy: z.boolean(),
  }),
  `select a.public_id, a.version, a.state, c.state as case_state, f.code as frame,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.lead_grant_id and o.level >= 3) as is_lead,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.deputy_grant_id and o.level >= 3) as is_deputy
     from app.aftercare a
     join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id
     join app.frame f on f.frame_id = c.frame_id
    where a.public_id = $1`,
);
export const aftercareOpened = openedScope(
  'course.answer-aftercare',
  'select scope_id from app.aftercare where public_id = $1',
);

export const answerStop = write('course.answer-stop', 'select authz.answer_stop($1, $2, $3, $4, $5, $6)');
export const informLater = write('course.inform-later', 'select authz.inform_later($1, $2, $3, $4, $5)');
export const recordLookBack = write(
  'course.look-back',
  'select authz.record_look_back($1, $2, $3, $4, $5, $6, $7, $8)',
);
export const close = write('course.close', 'select authz.close_case($1, $2, $3, $4, $5, $6, $7, $8, $9)');
export const undoClosing = write('course.undo-closing', 'select authz.undo_closing($1, $2)');
export const reopen = write('course.reopen', 'select authz.reopen_case($1, $2, $3, $4)');
export const answerAftercare = write(
  'course.answer-aftercare',
  'select authz.answer_aftercare($1, $2, $3, $4, $5)',
);

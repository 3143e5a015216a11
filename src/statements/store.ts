import { z } from 'zod';
import { StatementHow } from '#contract/statements.ts';
import { read, readImpersonal, write } from '#kernel/database.ts';
import { hand, handOf } from '#kernel/hand.ts';
import { opened, openedScope } from '#kernel/journal.ts';
import { caseNumber } from '#src/cases/index.ts';

const standing = {
  case_state: z.string(),
  frame: z.string(),
  is_lead: z.boolean(),
  is_deputy: z.boolean(),
};
const standingColumns = `c.state as case_state, f.code as frame,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.lead_grant_id and o.level >= 3) as is_lead,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.deputy_grant_id and o.level >= 3) as is_deputy`;

export const caseRow = read(
  'statements.case',
  z.object({ ...standing, public_id: z.string(), reference: z.string() }),
  `select ${standingColumns}, c.public_id, c.reference
     from app.case_file c join app.frame f on f.frame_id = c.frame_id
    where c.public_id = $1`,
);
export const listOpened = opened('statements.list', caseNumber);

/** The parts of a case of which the reader may read more than the headline, and whether to write there. */
export const parts = read(
  'statements.parts',
  z.object({ part: z.string(), title: z.string().nullable(), writes: z.boolean() }),
  `select coalesce(s.life_domain, s.kind) as part, d.title, o.level >= 3 as writes
     from app.scope s
    cross join lateral (select o.level from authz.my_open o where o.scope_id = s.scope_id and o.level >= 2 order by o.level desc limit 1) o
     left join app.frame_domain d on d.frame_id = s.frame_id and d.life_domain = s.life_domain
    where s.file_id = (${caseNumber}) and s.kind in ('headline', 'domain')
    order by s.kind desc, s.life_domain`,
);

/** Who works with the controller of this case, and is no part of it. */
export const organisations = readImpersonal(
  'statements.organisations',
  z.object({ code: z.string(), name: z.string() }),
  `select o.code, o.name from app.organisation o
    where o.tenant_id = (select c.tenant_id from app.case_file c where c.public_id = $1) and not o.is_controller order by o.name`,
);

const said = {
  organisation: z.string(),
  said_by: z.string(),
  phone: z.string().nullable(),
  received_on: z.string(),
  what: z.string(),
  shared_because: z.string().nullable(),
  condition: z.string().nullable(),
};
const saidOf = (row: string): string =>
  Object.keys(said)
    .map(column => `${row}.${column}`)
    .join(', ');
const earlierOf = (row: string): string =>
  Object.keys(said)
    .map(column => `'${column}', ${row}.${column}`)
    .join(', ');

export const StatementRow = z.object({
  public_id: z.string(),
  part: z.string(),
  ...said,
  how: StatementHow,
  question: z.string().nullable(),
  withheld_from: z.array(z.string()),
  recorded_by: z.string(),
  level: z.int(),
  earlier: z.array(
    z.object({ ...said, reason: z.string(), corrected_by: z.string(), corrected_at: z.string() }),
  ),
  version: z.int(),
});

export const statements = read(
  'statements.of-case',
  StatementRow,
  `select m.public_id, coalesce(s.life_domain, s.kind) as part, ${saidOf('m')}, m.how, m.question, m.version,
          array(select o.name from app.organisation o where o.tenant_id = m.tenant_id and o.organisation_id = any (m.withheld_from) order by o.name) as withheld_from,
          h.label as recorded_by, (select max(o.level)::int from authz.my_open o where o.scope_id = m.scope_id) as level,
          coalesce((select json_agg(json_build_object(${earlierOf('e')}, 'reason', e.reason, 'corrected_by', by.label, 'corrected_at', e.replaced_at) order by e.earlier_id desc)
                      from app.statement_earlier e join app.held_function by on by.held_function_id = e.replaced_by
                     where e.tenant_id = m.tenant_id and e.statement_id = m.statement_id), '[]'::json) as earlier
     from app.scope s join app.statement m on m.scope_id = s.scope_id
     join app.held_function h on h.held_function_id = m.recorded_by
    where s.file_id = (${caseNumber}) and s.kind in ('headline', 'domain')
    order by m.received_on desc, m.statement_id desc`,
);

export const statement = read(
  'statements.statement',
  z.object({
    ...hand,
    ...said,
    public_id: z.string(),
    how: StatementHow,
    names_others: z.boolean(),
    level: z.int(),
    case_state: z.string(),
    frame: z.string(),
  }),
  `select m.public_id, ${handOf('m')}, ${saidOf('m')}, m.how, m.withheld_from <> '{}' as names_others,
          (select max(o.level)::int from authz.my_open o where o.scope_id = m.scope_id) as level, c.state as case_state, f.code as frame
     from app.statement m
     join app.case_file c on c.tenant_id = m.tenant_id and c.case_id = m.case_id
     join app.frame f on f.frame_id = c.frame_id
    where m.public_id = $1`,
);
export const openedToCorrect = openedScope(
  'statements.correct',
  'select scope_id from app.statement where public_id = $1',
);

export const QuestionRow = z.object({
  public_id: z.string(),
  part: z.string(),
  to_whom: z.string(),
  because: z.string(),
  question: z.string(),
  answer_by: z.string(),
  state: z.enum(['open', 'answered', 'read', 'withdrawn']),
  over: z.boolean(),
  asked_by: z.string(),
  asked_at: z.string(),
  disclosed_at: z.string().nullable(),
  answer: z.string().nullable(),
  answered_by: z.string().nullable(),
  answered_for: z.string().nullable(),
  answer_phone: z.string().nullable(),
  answer_because: z.string().nullable(),
  answer_condition: z.string().nullable(),
  answered_at: z.string().nullable(),
  version: z.int(),
});

export const questions = read(
  'statements.questions',
  QuestionRow,
  `select q.public_id, coalesce(s.life_domain, s.kind) as part, q.to_whom, q.because, q.question, q.answer_by, q.state, q.state = 'open' and q.answer_by < authz.today() as over,
          h.label as asked_by, q.asked_at, d.disclosed_at, q.answer, q.answered_by, q.answered_for, q.answer_phone, q.answer_because, q.answer_condition, q.answered_at, q.version
     from app.partner_question q
     join app.scope s on s.scope_id = q.about_scope_id
     left join app.disclosure d on d.tenant_id = q.tenant_id and d.question_id = q.question_id
     join app.held_function h on h.held_function_id = q.asker_held_function_id
    where q.scope_id = (select scope_id from app.case_file where public_id = $1)
    order by q.question_id desc`,
);

export const question = read(
  'statements.question',
  z.object({
    ...standing,
    public_id: z.string(),
    state: QuestionRow.shape.state,
    answer_condition: z.string().nullable(),
    version: z.int(),
  }),
  `select ${standingColumns}, q.public_id, q.state, q.answer_condition, q.version
     from app.partner_question q
     join app.case_file c on c.tenant_id = q.tenant_id and c.case_id = q.case_id
     join app.frame f on f.frame_id = c.frame_id
    where q.public_id = $1`,
);
const scopeOfQuestion = 'select scope_id from app.partner_question where public_id = $1';
export const openedToWithdraw = openedScope('statements.withdraw-question', scopeOfQuestion);
export const openedToRead = openedScope('statements.read-answer', scopeOfQuestion);

export const writeStatement = write(
  'statements.write',
  'select authz.write_statement($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
);
export const correctStatement = write(
  'statements.correct',
  'select authz.correct_statement($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
);
export const ask = write('statements.ask', 'select authz.ask_partner($1, $2, $3, $4, $5, $6, $7, $8)');
export const withdraw = write('statements.withdraw', 'select authz.withdraw_question($1, $2)');
export const readAnswer = write('statements.read-answer', 'select authz.read_answer($1, $2, $3, $4, $5)');

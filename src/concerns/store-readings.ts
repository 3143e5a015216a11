import { z } from 'zod';
import { ConcernReading, Outcome, SenderShield } from '#contract/second-reading.ts';
import { read, write } from '#kernel/database.ts';
import { listed } from '#kernel/journal.ts';
import { beforeAll } from '#kernel/paging.ts';

const DecisionRow = z.object({
  number: z.int(),
  outcome: Outcome,
  reason: z.string(),
  passed_on_to: z.string().nullable(),
  case_reference: z.string().nullable(),
  label: z.string(),
  decided_at: z.string(),
});
export type DecisionRow = z.infer<typeof DecisionRow>;

export const decisions = read(
  'concerns.decisions',
  DecisionRow,
  `select d.number, d.outcome, d.reason, d.passed_on_to, d.case_reference, h.label, d.decided_at
     from app.concern c
     join app.concern_decision d on d.scope_id = c.scope_id
     join app.held_function h on h.tenant_id = d.tenant_id and h.held_function_id = d.decided_by
    where c.public_id = $1
    order by d.number desc`,
);

const ReadingRow = z.object({
  number: z.int(),
  stage: ConcernReading.shape.stage,
  verdict: ConcernReading.shape.verdict,
  words: z.string().nullable(),
  label: z.string(),
  read_at: z.string(),
  mine: z.boolean(),
  of_sender: z.boolean(),
});
export type ReadingRow = z.infer<typeof ReadingRow>;

export const readings = read(
  'concerns.readings',
  ReadingRow,
  `select r.number, r.stage, r.verdict, r.words, coalesce(h.label, concat(q.reader_label, ' (', q.reader_organisation, ')')) as label, r.read_at,
          coalesce(h.professional_id = (select authz.actor()), false) as mine, coalesce(h.professional_id = s.professional_id, false) as of_sender
     from app.concern c
     join app.held_function s on s.held_function_id = c.sender_held_function_id
     join app.concern_reading r on r.scope_id = c.scope_id
     left join app.held_function h on h.tenant_id = r.tenant_id and h.held_function_id = r.read_by
     left join app.pool_request q on q.tenant_id = r.tenant_id and q.request_id = r.pool_request_id
    where c.public_id = $1
    order by r.reading_id desc`,
);

const ShieldRow = z.object({
  ground: z.string(),
  answer: SenderShield.shape.answer,
  words: z.string().nullable(),
  label: z.string().nullable(),
  opens_on: z.string().nullable(),
  opened: z.boolean(),
});
export type ShieldRow = z.infer<typeof ShieldRow>;

export const shield = read(
  'concerns.shield',
  ShieldRow,
  `select s.ground, s.answer, s.words, h.label, s.opens_on, s.opened_at is not null as opened
     from app.concern c
     join app.sender_shield s on s.scope_id = c.scope_id
     left join app.held_function h on h.tenant_id = s.tenant_id and h.held_function_id = s.answered_by
    where c.public_id = $1`,
);

/** Decisions to be read at the reader's desks; starts from the desks of the own controller, never from all concerns. */
const toReadAfter = listed(
  'concerns.to-read',
  z.object({
    public_id: z.string(),
    child_name: z.string(),
    outcome: Outcome,
    reading: z.enum(['to-read', 'disputed']),
    decided_by: z.string(),
    asked: z.string().nullable(),
    read_by: z.string(),
    mine: z.boolean(),
  }),
  'concerns.to-read',
  `select c.scope_id, c.public_id, c.child_name, c.outcome, c.reading, h.label as decided_by, a.label as asked, c.read_by, h.professional_id = (select authz.actor()) as mine
     from app.desk d
     cross join lateral (select * from app.concern c
                          where c.desk_id = d.desk_id and c.read_by is not null and (c.read_by, c.public_id) > ($1::date, $2::uuid)
                          order by c.read_by, c.public_id limit $3) c
     join app.held_function h on h.held_function_id = c.weighed_by
     left join app.held_function a on a.held_function_id = c.asked_held_function_id
    where d.tenant_id = (select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1)
    order by c.read_by, c.public_id limit $3`,
);
export const toRead = (due: string | null, id: string | null, size: number) =>
  toReadAfter(due ?? beforeAll.day, id ?? beforeAll.id, size);

export const readAlong = write('concerns.read', 'select authz.read_concern($1, $2, $3, $4, $5, $6)');
export const answerShield = write('concerns.answer-shield', 'select authz.answer_shield($1, $2, $3, $4, $5)');
export const openShield = write('concerns.open-shield', 'select authz.open_shield($1, $2)');

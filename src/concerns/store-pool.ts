import { z } from 'zod';
import { FamilyKnows, CodedSignal, SafetyLook } from '#contract/concerns.ts';
import { Outcome } from '#contract/second-reading.ts';
import { read, readImpersonal, write } from '#kernel/database.ts';
import { openedScope } from '#kernel/journal.ts';

export const pool = readImpersonal(
  'pool.readers',
  z.object({
    reader_public_id: z.string(),
    label: z.string(),
    organisation: z.string(),
    controller: z.string(),
    phone: z.string().nullable(),
    working_days: z.string().nullable(),
  }),
  'select * from authz.reader_pool()',
);

export const requests = read(
  'concerns.pool-requests',
  z.object({
    public_id: z.string(),
    reader_label: z.string(),
    reader_organisation: z.string(),
    asked_on: z.string(),
    due_on: z.string(),
    ended_on: z.string().nullable(),
    ended_how: z.enum(['read', 'declined', 'overtaken', 'withdrawn']).nullable(),
  }),
  `select q.public_id, q.reader_label, q.reader_organisation, q.asked_on, q.due_on, q.ended_on, q.ended_how
     from app.concern c join app.pool_request q on q.scope_id = c.scope_id
    where c.public_id = $1 order by q.request_id desc limit 20`,
);
export type RequestRow = z.infer<ReturnType<typeof requests>['row']>;

const copy = z.object({
  childAge: z.string(),
  dangerNow: z.boolean(),
  observed: z.string(),
  observedWhen: z.string(),
  firstHand: z.boolean(),
  toldBy: z.string().nullable(),
  goesWell: z.string(),
  doneSoFar: z.string(),
  familyKnows: FamilyKnows,
  familyKnowsNote: z.string().nullable(),
  sender: z.string().nullable(),
  looks: z.array(SafetyLook.pick({ outcome: true, words: true })),
  signals: z.array(CodedSignal),
  outcome: Outcome,
  reason: z.string(),
  passedOnTo: z.string().nullable(),
  said: z.array(z.object({ verdict: z.string(), words: z.string().nullable() })),
});

/** The copy, as long as it is there; the grant of its reader ends with it. */
export const poolReading = read(
  'pool.reading',
  z.object({
    public_id: z.string(),
    from_name: z.string(),
    stage: z.enum(['after', 'third']),
    asked_on: z.string(),
    due_on: z.string(),
    frame: z.string(),
    document: copy,
  }),
  `select p.public_id, p.from_name, p.stage, p.asked_on, p.due_on, f.code as frame, p.document
     from app.pool_reading p
     join app.scope s on s.tenant_id = p.tenant_id and s.scope_id = p.scope_id
     join app.frame f on f.frame_id = s.frame_id
    where p.public_id = $1 and p.ended_on is null`,
);
const scopeOfReading = 'select scope_id from app.pool_reading where public_id = $1';
export const readingOpened = openedScope('pool.open', scopeOfReading);
export const readingAnswered = openedScope('pool.answer', scopeOfReading);

export const ask = write('pool.ask', 'select authz.ask_pool($1, $2, $3, $4, $5)');
export const answer = write('pool.answer', 'select authz.answer_pool_reading($1, $2, $3, $4)');

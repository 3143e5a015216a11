/** "Eerst bellen": the waiting list by sender, and one call about several concerns. */
import { z } from 'zod';
import { read, write } from '#kernel/database.ts';
import { listed } from '#kernel/journal.ts';
import { besideWaiting, waiting, WaitingRow } from './store.ts';

/** Whoever asked to be shielded is, until the name was opened: also while a second person has yet to answer, and after a no. */
const shielded = `exists (select from app.sender_shield s where s.scope_id = c.scope_id and s.opened_at is null) as shielded`;
const myTenant =
  '(select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1)';

const BySenderRow = WaitingRow.extend({ shielded: z.boolean() });
export type BySenderRow = z.infer<typeof BySenderRow>;

/** What waits at the reader's desks, by date: as much as one screen can hold, and one more to know whether there is more. */
export const waitingBySender = listed(
  'concerns.waiting-by-sender',
  BySenderRow,
  'concerns.by-sender',
  `select ${waiting}, ${shielded}
     from app.desk d
     cross join lateral (select * from app.concern c
                          where c.desk_id = d.desk_id and c.state = 'received'
                          order by c.decide_by, c.public_id limit $1) c${besideWaiting}
    where d.tenant_id = ${myTenant}
    order by c.decide_by, c.public_id limit $1`,
  // its own part, and that of the desk when somebody calls first
  ['scope_id', 'call_scope_id'],
);

/** Held until the command has been decided; first of what is loaded, so that the rest sees what stands after waiting. */
export const hold = read(
  'concerns.hold',
  z.object({ held: z.int() }),
  'select authz.hold_concerns($1) as held',
);

const CallableRow = z.object({
  public_id: z.string(),
  state: z.enum(['received', 'weighed']),
  version: z.int(),
  frame: z.string(),
  my_level: z.int(),
  mine: z.boolean(),
  of_caller: z.boolean(),
  in_call: z.string().nullable(),
});
export type CallableRow = z.infer<typeof CallableRow>;

const callable = (name: string, act: string) =>
  listed(
    name,
    CallableRow,
    act,
    `select c.scope_id, c.public_id, c.state, c.version, f.code as frame, mine.level as my_level, h.professional_id = (select authz.actor()) as mine,
            coalesce(h.professional_id = (select w.professional_id from app.held_function w where w.public_id = $2), false) as of_caller,
            (select s.public_id from app.concern_call k join app.sender_call s on s.tenant_id = k.tenant_id and s.call_id = k.call_id
              where k.scope_id = c.scope_id and k.ended_at is null) as in_call
       from app.concern c
       join app.held_function h on h.held_function_id = c.sender_held_function_id
       cross join lateral (select o.level from authz.my_open o where o.scope_id = c.scope_id order by o.level desc limit 1) mine
       join app.desk d on d.tenant_id = c.tenant_id and d.desk_id = c.desk_id
       join app.frame f on f.frame_id = d.frame_id
      where c.public_id = any ($1::uuid[])`,
  );
export const toCallFirst = callable('concerns.to-call-first', 'concerns.call-first');
export const toHear = callable('concerns.to-hear', 'concerns.hear-sender');

const CallHead = z.object({
  public_id: z.string(),
  organisation: z.string().nullable(),
  caller: z.string(),
  due_on: z.string(),
  attempts: z.int(),
  last_tried_on: z.string().nullable(),
  ended: z.boolean(),
  version: z.int(),
  frame: z.string(),
  my_level: z.int(),
});

/** A call of which no concern is the reader's to see is not there. */
const callHead = (name: string, act: string) =>
  listed(
    name,
    CallHead,
    act,
    `select s.scope_id, s.public_id, org.name as organisation, h.label as caller, s.due_on, s.attempts, s.last_tried_on, s.ended_at is not null as ended, s.version,
            f.code as frame, mine.level as my_level
       from app.sender_call s
       join app.held_function h on h.held_function_id = s.caller_held_function_id
       join app.scope p on p.tenant_id = s.tenant_id and p.scope_id = s.scope_id
       join app.frame f on f.frame_id = p.frame_id
       cross join lateral (select o.level from authz.my_open o where o.scope_id = s.scope_id order by o.level desc limit 1) mine
       left join app.organisation org on org.tenant_id = s.tenant_id and org.organisation_id = s.organisation_id
      where s.public_id = $1 and exists (select from app.concern_call k where k.tenant_id = s.tenant_id and k.call_id = s.call_id)`,
  );
export const call = callHead('concerns.call', 'concerns.open-call');
export const callToHear = callHead('concerns.call-to-hear', 'concerns.hear-sender');
export const callToMove = callHead('concerns.call-to-move', 'concerns.not-reached');

const InCallRow = BySenderRow.extend({
  reach_me: z.string(),
  phone: z.string().nullable(),
  mine: z.boolean(),
});
export type InCallRow = z.infer<typeof InCallRow>;

export const inCall = listed(
  'concerns.in-call',
  InCallRow,
  'concerns.open-call',
  `select ${waiting}, ${shielded}, c.reach_me, h.phone, h.professional_id = (select authz.actor()) as mine
     from app.sender_call a
     join app.concern_call b on b.tenant_id = a.tenant_id and b.call_id = a.call_id and b.ended_at is null
     join app.concern c on c.tenant_id = b.tenant_id and c.concern_id = b.concern_id${besideWaiting}
    where a.public_id = $1
    order by c.decide_by, c.public_id`,
);

const CallRow = z.object({
  public_id: z.string(),
  caller: z.string(),
  due_on: z.string(),
  ended: z.boolean(),
  words: z.string().nullable(),
  heard_by: z.string().nullable(),
  heard_at: z.string().nullable(),
});
export type CallRow = z.infer<typeof CallRow>;

/** Of one concern: the call that is still to be made, and what was heard. Who calls and when is of the desk, and a look there. */
export const callsOf = listed(
  'concerns.calls',
  CallRow,
  'concerns.open',
  `select s.scope_id, s.public_id, h.label as caller, s.due_on, k.ended_at is not null as ended, k.words, e.label as heard_by, k.ended_at as heard_at
     from app.concern c
     join app.concern_call k on k.scope_id = c.scope_id
     join app.sender_call s on s.tenant_id = k.tenant_id and s.call_id = k.call_id
     join app.held_function h on h.held_function_id = s.caller_held_function_id
     left join app.held_function e on e.held_function_id = k.ended_by
    where c.public_id = $1 and (k.ended_at is null or k.words is not null)
    order by k.concern_call_id desc limit 20`,
);

export const callFirst = write('concerns.call-first', 'select authz.call_first($1, $2, $3, $4, $5)');
export const hear = write('concerns.hear-sender', 'select authz.hear_sender($1, $2, $3, $4)');
export const notReached = write('concerns.not-reached', 'select authz.sender_not_reached($1, $2, $3)');

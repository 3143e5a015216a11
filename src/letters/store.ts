import { z } from 'zod';
import { LetterKind } from '#contract/letters.ts';
import { read, write } from '#kernel/database.ts';
import { openedScope } from '#kernel/journal.ts';
import { LetterDocument } from './document.ts';

const informed = z.enum(['by-first-contact', 'by-sender', 'postponed']);

/** Letters lie with the headline of their case; looking at them is a look at that part and no other. */
export const caseOpened = (act: string) =>
  openedScope(act, 'select scope_id from app.case_file where public_id = $1');
export const letterOpened = (act: string) =>
  openedScope(act, 'select scope_id from app.letter where public_id = $1');

const standing = {
  case_public_id: z.string(),
  frame: z.string(),
  case_state: z.string(),
  parents_informed: informed,
  parents_informed_on: z.string(),
  is_lead: z.boolean(),
  is_deputy: z.boolean(),
};
const standingColumns = `c.public_id as case_public_id, f.code as frame, c.state as case_state, c.parents_informed, c.parents_informed_on,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.lead_grant_id and o.level >= 3) as is_lead,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.deputy_grant_id and o.level >= 3) as is_deputy`;

export const caseRow = read(
  'letters.case',
  z.object({
    ...standing,
    reference: z.string(),
    tenant: z.string(),
    retention: z.object({ term: z.string().nullable(), from: z.string(), basis: z.string() }),
  }),
  `select ${standingColumns}, c.reference, t.code as tenant, f.document -> 'retention' -> 'case' as retention
     from app.case_file c join app.frame f on f.frame_id = c.frame_id join app.tenant t on t.tenant_id = c.tenant_id
    where c.public_id = $1`,
);

/** The closing that stands, with its days of aftercare; none in an open case. */
export const closing = read(
  'letters.closing',
  z.object({ closed_on: z.string(), keep_until: z.string().nullable(), days: z.array(z.string()) }),
  `select k.closed_on, k.keep_until,
          coalesce((select json_agg(a.due_on order by a.due_on) from app.aftercare a where a.scope_id = k.scope_id and a.closing_id = k.closing_id and a.state = 'due'), '[]'::json) as days
     from app.case_closing k
    where k.scope_id = (select scope_id from app.case_file where public_id = $1) and k.withdrawn is null`,
);

export const children = read(
  'letters.children',
  z.object({
    public_id: z.string(),
    given_names: z.string(),
    surname_prefix: z.string().nullable(),
    surname: z.string(),
    birth_year: z.int().nullable(),
    birth_month: z.int().nullable(),
    birth_day: z.int().nullable(),
    secret: z.boolean(),
  }),
  `select k.public_id, k.given_names, k.surname_prefix, k.surname, k.birth_year, k.birth_month, k.birth_day, k.secret
     from app.case_child k
    where k.scope_id = (select scope_id from app.case_file where public_id = $1)
    order by k.birth_year, k.birth_month, k.birth_day, k.child_id`,
);

/** Who takes part now, by function and organisation: lead and deputy first, then who has begun in the team. */
export const participants = read(
  'letters.participants',
  z.object({
    role: z.enum(['first-contact', 'director', 'deputy', 'team']),
    function_title: z.string(),
    organisation: z.string(),
  }),
  `select g.kind as role, ft.title as function_title, o.name as organisation
     from app.access_grant g
     join app.held_function h on h.held_function_id = g.held_function_id
     join app.function_title ft on ft.function = h.function
     join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    where g.scope_id = (select scope_id from app.case_file where public_id = $1) and g.kind <> 'standing'
      and g.revoked_at is null and (h.valid_to is null or now() < h.valid_to)
      and (g.kind <> 'team' or (g.accepted_at is not null and g.valid_from <= now() and now() < g.valid_until))
    order by case g.kind when 'deputy' then 2 when 'team' then 3 else 1 end, ft.title, o.name, g.grant_id`,
);

const row = {
  public_id: z.string(),
  kind: LetterKind,
  recipient: z.string(),
  state: z.enum(['draft', 'sent']),
  prepared_by: z.string(),
  prepared_at: z.string(),
  sent_on: z.string().nullable(),
  version: z.int(),
};
const rowColumns =
  'l.public_id, l.kind, l.recipient, l.state, h.label as prepared_by, l.prepared_at, l.sent_on, l.version';
const LetterRow = z.object(row);
export type LetterRow = z.infer<typeof LetterRow>;

export const letters = read(
  'letters.of-case',
  LetterRow,
  `select ${rowColumns}
     from app.letter l join app.held_function h on h.held_function_id = l.prepared_by
    where l.scope_id = (select scope_id from app.case_file where public_id = $1) and l.state <> 'withdrawn'
    order by l.letter_id desc`,
);

export const letter = read(
  'letters.letter',
  z.object({
    ...row,
    ...standing,
    prepared_on: z.string(),
    recorded_today: z.boolean(),
    document: LetterDocument,
    address: z.instanceof(Uint8Array).nullable(),
  }),
  `select ${rowColumns}, ${standingColumns}, (l.prepared_at at time zone 'Europe/Amsterdam')::date as prepared_on,
          coalesce((l.sent_recorded_at at time zone 'Europe/Amsterdam')::date = authz.today(), false) as recorded_today, l.document, l.address
     from app.letter l
     join app.held_function h on h.held_function_id = l.prepared_by
     join app.case_file c on c.tenant_id = l.tenant_id and c.case_id = l.case_id
     join app.frame f on f.frame_id = c.frame_id
    where l.public_id = $1 and l.state <> 'withdrawn'`,
);

export const prepare = write('letters.prepare', 'select authz.prepare_letter($1, $2, $3, $4, $5, $6)');
export const prepareClosing = write(
  'letters.prepare-closing',
  'select authz.prepare_closing_letter($1, $2, $3, $4, $5, $6)',
);
export const send = write('letters.send', 'select authz.send_letter($1, $2, $3, $4)');
export const undoSending = write('letters.undo-sending', 'select authz.undo_sending($1, $2)');
export const withdraw = write('letters.withdraw', 'select authz.withdraw_letter($1, $2)');

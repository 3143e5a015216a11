import { z } from 'zod';
import { ContactHow } from '#contract/contacts.ts';
import { read } from '#kernel/database.ts';
import { opened } from '#kernel/journal.ts';
import { caseNumber } from '#src/cases/index.ts';

export const caseOpened = (act: string) => opened(act, caseNumber);

/** The headline alone: no name of a child or parent, since the own file knows whose it is. */
export const caseRow = read(
  'own-file.case',
  z.object({
    public_id: z.string(),
    reference: z.string(),
    headline: z.string(),
    state: z.string(),
    next_look_back_on: z.string(),
    lead: z.string(),
    lead_phone: z.string().nullable(),
  }),
  `select c.public_id, c.reference, c.headline, c.state, c.next_look_back_on, h.label as lead, h.phone as lead_phone
     from app.case_file c
     join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id = c.lead_grant_id
     join app.held_function h on h.tenant_id = g.tenant_id and h.held_function_id = g.held_function_id
    where c.public_id = $1`,
);

/** Enough for half a year of daily notes; whoever has more chooses a shorter time. */
export const most = 200;

/**
 * The reader's own notes between two days, oldest first. `changed` is a note in which somebody else has written since: its
 * words are not the reader's own any more. Which of two organisations somebody acts for is known to the session alone.
 */
export const ownNotes = read(
  'own-file.notes',
  z.object({
    happened_on: z.string(),
    with_whom: z.string(),
    how: ContactHow,
    reached: z.boolean(),
    what: z.string().nullable(),
    organisation_id: z.string(),
    changed: z.boolean(),
  }),
  `select n.happened_on, n.with_whom, n.how, n.reached, n.what, h.organisation_id::text as organisation_id,
          exists (select from app.contact_note_earlier e join app.held_function by on by.tenant_id = e.tenant_id and by.held_function_id = e.replaced_by
                   where e.tenant_id = n.tenant_id and e.note_id = n.note_id and by.professional_id <> (select authz.actor())) as changed
     from app.scope s
    cross join lateral (select * from app.contact_note n
                         where n.scope_id = s.scope_id and n.happened_on between $2 and $3 and n.writer_professional_id = (select authz.actor())
                         order by n.happened_on, n.written_at, n.public_id limit ${most + 1}) n
     join app.held_function h on h.tenant_id = n.tenant_id and h.held_function_id = n.writer_held_function_id
    where s.file_id = (${caseNumber}) and s.kind in ('headline', 'domain')
    order by n.happened_on, n.written_at, n.public_id limit ${most + 1}`,
);

/** Agreements that somebody of an organisation keeps or kept, as far as they ran between two days. */
export const agreements = read(
  'own-file.agreements',
  z.object({
    what: z.string(),
    keeper: z.string(),
    due_on: z.string(),
    state: z.enum(['open', 'waiting', 'kept', 'partly', 'not-kept']),
    organisation_id: z.string(),
  }),
  `select a.what, h.label as keeper, a.due_on, a.state, h.organisation_id::text as organisation_id
     from app.agreement a
     join app.scope s on s.tenant_id = a.tenant_id and s.scope_id = a.scope_id and s.kind in ('headline', 'domain')
     join app.held_function h on h.tenant_id = a.tenant_id and h.held_function_id = a.keeper_held_function_id
    where a.case_id = (${caseNumber})
      and (a.created_at at time zone 'Europe/Amsterdam')::date <= $3
      and (a.answered_at is null or (a.answered_at at time zone 'Europe/Amsterdam')::date >= $2)
    order by a.due_on, a.agreement_id`,
);

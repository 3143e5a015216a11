/** What a closed case still asks: reading along, a reader who disagrees, and its aftercare while its owner is away. */
import { z } from 'zod';
import { listed } from '#kernel/journal.ts';
import { dated, from, me, type Page } from './store-page.ts';

/**
 * Closings to read along with: of each desk of the own controller no more than a page. Not of who closed, leads or deputises.
 * The number of the case and nothing of the family.
 */
const closingReadingsAfter = listed(
  'work.closing-readings',
  z.object(dated),
  'work.mine',
  `select r.scope_id, r.public_id, r.document ->> 'reference' as title, r.document ->> 'closedBy' as context, r.due_on, null::uuid as case_public_id
     from app.desk d
     cross join lateral (select * from app.closing_reading r
                          where r.desk_id = d.desk_id and r.ended_on is null and ${me} <> all (r.not_by) and (r.due_on, r.public_id) > ($1::date, $2::uuid)
                          order by r.due_on, r.public_id limit $3) r
    where d.tenant_id = (select m.tenant_id from app.held_function m where m.professional_id = ${me} limit 1)
    order by r.due_on, r.public_id limit $3`,
);
export const closingReadings = (...page: Page) => closingReadingsAfter(...from(page));

/** Closings of which the reader said no, and nothing was done with it yet: starts from the owner's own index. */
const disputedClosingsAfter = listed(
  'work.disputed-closings',
  z.object(dated),
  'work.mine',
  `select k.scope_id, k.public_id, c.headline as title, c.reference as context, k.read_on as due_on, c.public_id as case_public_id
     from app.case_closing k join app.case_file c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
    where k.dispute_professional_id = ${me} and (k.read_on, k.public_id) > ($1::date, $2::uuid)
    order by k.read_on, k.public_id limit $3`,
);
export const disputedClosings = (...page: Page) => disputedClosingsAfter(...from(page));

/**
 * The same two lines of a colleague who is away today, for the other one of the two who hold the case. Starts from the few who are
 * away and for whom I stand in; of each no more than a page of the index of who stands in.
 */
const standInAftercareAfter = listed(
  'work.stand-in-aftercare',
  z.object(dated),
  'work.mine',
  `select a.scope_id, a.public_id, c.headline as title, c.reference as context, a.due_on, c.public_id as case_public_id
     from authz.stand_in_for() s
     cross join lateral (select * from app.aftercare a
                          where a.stand_in_professional_id = ${me} and a.owner_professional_id = s.professional_id and a.state = 'due'
                            and (a.due_on, a.public_id) > ($1::date, $2::uuid)
                          order by a.due_on, a.public_id limit $3) a
     join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id
    order by a.due_on, a.public_id limit $3`,
);
export const standInAftercare = (...page: Page) => standInAftercareAfter(...from(page));

const standInDisputesAfter = listed(
  'work.stand-in-disputes',
  z.object(dated),
  'work.mine',
  `select k.scope_id, k.public_id, c.headline as title, c.reference as context, k.read_on as due_on, c.public_id as case_public_id
     from authz.stand_in_for() s
     cross join lateral (select * from app.case_closing k
                          where k.stand_in_professional_id = ${me} and k.dispute_professional_id = s.professional_id
                            and (k.read_on, k.public_id) > ($1::date, $2::uuid)
                          order by k.read_on, k.public_id limit $3) k
     join app.case_file c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
    order by k.read_on, k.public_id limit $3`,
);
export const standInDisputes = (...page: Page) => standInDisputesAfter(...from(page));

/** Parents of a case who still have to be told. */
import { z } from 'zod';
import { listed } from '#kernel/journal.ts';
import { dated, from, me, type Page } from './store-page.ts';

/** Families of the cases I lead whom nobody said to have told yet, on the day that was planned: starts from the lead's own index. */
const toTellInCaseAfter = listed(
  'work.to-tell-in-case',
  z.object(dated),
  'work.mine',
  `select c.scope_id, c.public_id, c.headline as title, c.reference as context, c.tell_by as due_on, c.public_id as case_public_id
     from app.case_file c
    where c.lead_professional_id = ${me} and c.state = 'open' and c.tell_by is not null and (c.tell_by, c.public_id) > ($1::date, $2::uuid)
    order by c.tell_by, c.public_id limit $3`,
);
export const toTellInCase = (...page: Page) => toTellInCaseAfter(...from(page));

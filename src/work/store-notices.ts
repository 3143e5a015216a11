import { z } from 'zod';
import { Notice } from '#contract/work.ts';
import { readImpersonal } from '#kernel/database.ts';

const noticeRow = z.object({
  public_id: z.string(),
  kind: Notice,
  subject: z.string(),
  due_on: z.string(),
});
/** Tasks for my function, without anybody's data. A subject of two cases is kept as a Dutch phrase: here they are two numbers. */
export const notices = readImpersonal(
  'work.notices',
  noticeRow,
  `select n.public_id, n.kind, case n.kind when 'two-cases-of-one-child' then replace(n.subject, ' en ', ' · ') else n.subject end as subject, n.due_on
     from app.notice n join app.held_function h on h.tenant_id = n.tenant_id and h.function = n.function
    where h.professional_id = (select authz.actor()) and (h.valid_to is null or now() < h.valid_to) and n.done_at is null
    order by n.due_on, n.public_id limit 25`,
);

/** Cases without anybody, as it is today: for the team manager who can give them, or for the privacy officer when nobody can. */
export const withoutAnybody = readImpersonal(
  'work.without-anybody',
  noticeRow,
  'select * from authz.without_anybody()',
);

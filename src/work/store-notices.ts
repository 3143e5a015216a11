import { z } from 'zod';
import { readImpersonal } from '#kernel/database.ts';

const noticeRow = z.object({
  public_id: z.string(),
  kind: z.string(),
  subject: z.string(),
  due_on: z.string(),
});
/** Tasks for my function, without anybody's data. */
export const notices = readImpersonal(
  'work.notices',
  noticeRow,
  `select n.public_id, n.kind, n.subject, n.due_on
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

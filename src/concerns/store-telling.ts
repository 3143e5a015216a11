import { z } from 'zod';
import { read, write } from '#kernel/database.ts';

export const LaterRow = z.object({
  public_id: z.string(),
  ground: z.string(),
  because: z.string(),
  from_on: z.string(),
  until: z.string(),
  label: z.string(),
  ended_on: z.string().nullable(),
  ended_how: z.enum(['told', 'extended', 'weighed-again']).nullable(),
});
export type LaterRow = z.infer<typeof LaterRow>;

const ofScope = (scope: string) =>
  `select l.public_id, l.ground, l.because, l.from_on, l.until, h.label, l.ended_on, l.ended_how
     from app.later_notice l join app.held_function h on h.tenant_id = l.tenant_id and h.held_function_id = l.decided_by
    where l.scope_id = (${scope})
    order by l.later_id desc limit 50`;

/** The newest first; of a case and of a concern alike. */
export const laterOfConcern = read(
  'concerns.later',
  LaterRow,
  ofScope('select scope_id from app.concern where public_id = $1'),
);
export const laterOfCase = read(
  'course.later',
  LaterRow,
  ofScope('select scope_id from app.case_file where public_id = $1'),
);

export const tellParents = write('concerns.tell-parents', 'select authz.tell_parents($1, $2, $3, $4, $5)');
export const tellLater = write('concerns.tell-later', 'select authz.tell_later($1, $2, $3, $4, $5, $6)');

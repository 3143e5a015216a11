import { z } from 'zod';
import { read } from '#kernel/database.ts';

const answered = (stop: 'family-informed' | 'look-back'): string =>
  `exists (select from app.stop_answer s where s.scope_id = c.scope_id and s.stop = '${stop}' and s.settled_at is null and s.until >= authz.today())`;

/** Of each hard stop whether it has an answer. A reason counts until its day; a day on which parents will be told is a plan. */
export const stops = read(
  'cases.stops',
  z.object({ children_spoken: z.boolean(), family_informed: z.boolean(), look_back_set: z.boolean() }),
  `select not exists (select from app.case_child k where k.tenant_id = c.tenant_id and k.scope_id = c.scope_id and k.last_seen_on is null
                         and not exists (select from app.stop_answer s where s.scope_id = c.scope_id and s.child_id = k.child_id and s.settled_at is null and s.until >= authz.today())) as children_spoken,
          case c.parents_informed when 'postponed' then c.parents_informed_on >= authz.today() else c.tell_by is null and c.parents_informed_on <= authz.today() end
            or ${answered('family-informed')} as family_informed,
          c.next_look_back_on >= authz.today() or ${answered('look-back')} as look_back_set
     from app.case_file c where c.public_id = $1`,
);

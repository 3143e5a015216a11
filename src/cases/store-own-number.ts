import { z } from 'zod';
import { read, write } from '#kernel/database.ts';
import { hand, handOf } from '#kernel/hand.ts';
import { openedScope } from '#kernel/journal.ts';

/** The case, and what the reader's own organisation calls it; `given` is null for who has the case through another one. */
export const ownNumber = read(
  'cases.own-number',
  z.object({
    public_id: z.string(),
    state: z.enum(['open', 'closed']),
    frame: z.string(),
    number: z.string().nullable(),
    given: z.boolean().nullable(),
    ...hand,
    version: z.int().nullable(),
  }),
  `select c.public_id, c.state, f.code as frame, n.number, n.given, ${handOf('n')}
     from app.case_file c
     join app.frame f on f.frame_id = c.frame_id
     left join lateral authz.own_number(c.public_id) n on true
    where c.public_id = $1`,
);
export const openedToNote = openedScope(
  'cases.note-own-number',
  'select scope_id from app.case_file where public_id = $1',
);
export const noteOwnNumber = write('cases.note-own-number', 'select authz.note_own_number($1, $2, $3)');

import { z } from 'zod';
import { read, write } from '#kernel/database.ts';
import { openedScope } from '#kernel/journal.ts';
import { phaseTitle } from '#src/cases/index.ts';

const copy = z.object({
  reference: z.string(),
  phase: z.int(),
  closedBy: z.string(),
  phone: z.string().nullable(),
  closedOn: z.string(),
  reason: z.string(),
  keepsAnEye: z.string(),
  whomToCall: z.string(),
  openWorry: z.string(),
});

/** The copy for a second reader; `document` is null once it was read, or the case was opened again. */
export const closingReading = read(
  'course.closing-reading',
  z.object({
    public_id: z.string(),
    due_on: z.string(),
    frame: z.string(),
    phase_title: z.string().nullable(),
    own: z.boolean(),
    document: copy.nullable(),
  }),
  `select r.public_id, r.due_on, f.code as frame, ${phaseTitle("(r.document ->> 'phase')::int")}, (select authz.actor()) = any (r.not_by) as own, r.document
     from app.closing_reading r
     join app.scope s on s.tenant_id = r.tenant_id and s.scope_id = r.scope_id
     join app.frame f on f.frame_id = s.frame_id
    where r.public_id = $1`,
);
const scopeOfReading = 'select scope_id from app.closing_reading where public_id = $1';
export const readingOpened = openedScope('course.open-closing-reading', scopeOfReading);
export const readingAnswered = openedScope('course.read-closing', scopeOfReading);

export const readClosing = write('course.read-closing', 'select authz.read_closing($1, $2, $3)');
export const keepClosed = write('course.keep-closed', 'select authz.keep_closed($1, $2)');

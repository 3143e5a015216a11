import { z } from 'zod';
import { readImpersonal, write } from '#kernel/database.ts';
import { ColleagueRow } from '#src/session/index.ts';

/** Numbers of work for each colleague: the function answers nobody but the team manager, and nothing of what a case is about. */
export const overview = readImpersonal(
  'team.overview',
  ColleagueRow.extend({
    away_from: z.string().nullable(),
    away_until: z.string().nullable(),
    leads_in: z.array(z.string()),
    leads: z.int(),
    deputises: z.int(),
    overdue: z.int(),
    waiting: z.int(),
    look_backs: z.int(),
  }),
  'select * from authz.team_overview()',
);

export const TeamCaseRow = z.object({
  reference: z.string(),
  version: z.int(),
  frame: z.string(),
  frame_title: z.string(),
  lead_role: z.enum(['first-contact', 'director']),
  lead: z.string(),
  lead_label: z.string(),
  deputy: z.string(),
  deputy_label: z.string(),
  needs: z.enum(['lead-without-function', 'lead-with-conflict', 'lead-away']).nullable(),
  elsewhere: z.string().nullable(),
});

/** Of one colleague; without one: those that need somebody. */
export const cases = readImpersonal('team.cases', TeamCaseRow, 'select * from authz.team_cases($1)');

/** Closed cases of which nobody is left: numbers and the first day of aftercare to come. */
export const unkept = readImpersonal(
  'team.unkept',
  TeamCaseRow.extend({ aftercare_on: z.string().nullable() }),
  'select * from authz.team_unkept()',
);

export const setAbsence = write('team.set-absence', 'select authz.set_absence($1, $2, $3)');
export const takeOver = write('team.take-over', 'select authz.take_over($1, $2)');

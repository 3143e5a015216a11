import { z } from 'zod';
import { read, write } from '#kernel/database.ts';

/** Answers nobody but the administrator. */
export const standingAccess = read(
  'administration.standing-access',
  z.object({
    grant_public_id: z.string(),
    label: z.string(),
    organisation: z.string(),
    function: z.string(),
    function_title: z.string(),
    purpose: z.enum(['own-messages', 'intake', 'help-coordination', 'attendance', 'oversight']),
    review_by: z.string(),
  }),
  'select s.grant_public_id, s.label, s.organisation, s.function, t.title as function_title, s.purpose, s.review_by from authz.standing_access() s join app.function_title t on t.function = s.function order by s.review_by, s.label, s.purpose, s.grant_public_id',
);

export const reviewStanding = write('administration.review-standing', 'select authz.review_standing($1, $2)');
export const endFunction = write('administration.end-function', 'select authz.end_function($1)');

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

const rule = z.object({
  term: z.string().nullable(),
  from: z.enum(['last-change', 'birth-of-youngest-child', 'decision', 'sent']),
  basis: z.string(),
  note: z.string().optional(),
  source: z.string(),
});
/** Answers nobody but the administrator. */
export const deskRetention = read(
  'administration.desk-retention',
  z.object({
    desk: z.string(),
    frame_title: z.string(),
    rules: z.object({ case: rule, concern: rule, ownMessage: rule }),
    case_years: z.int().nullable(),
    concern_years: z.int().nullable(),
    own_message_years: z.int().nullable(),
    decision: z.string().nullable(),
    confirmed_on: z.string().nullable(),
    confirmed_by: z.string().nullable(),
  }),
  'select * from authz.desk_retention()',
);
export const confirmRetention = write(
  'administration.confirm-retention',
  'select authz.confirm_retention($1, $2, $3, $4)',
);

/** Answers nobody but the administrator. */
export const poolMembers = read(
  'administration.pool-members',
  z.object({
    held_function_public_id: z.string(),
    label: z.string(),
    organisation: z.string(),
    in_pool: z.boolean(),
    added_on: z.string().nullable(),
  }),
  'select held_function_public_id, label, organisation, in_pool, added_on from authz.pool_members()',
);
export const setPool = write('administration.set-pool-member', 'select authz.set_pool($1, $2)');

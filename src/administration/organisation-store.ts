import { z } from 'zod';
import { read, write } from '#kernel/database.ts';

const row = z.object({
  organisation_public_id: z.string(),
  code: z.string(),
  name: z.string(),
  kind: z.string().nullable(),
  is_controller: z.boolean(),
  is_mine: z.boolean(),
  since: z.string(),
  ended_on: z.string().nullable(),
  functions: z.int(),
  people: z.int(),
  at_desk: z.int().nullable(),
  cases: z.int().nullable(),
  leads: z.int().nullable(),
  aftercare: z.int().nullable(),
  without: z.int().nullable(),
  asked: z.array(z.string()).nullable(),
  version: z.int(),
});
export type OrganisationRow = z.infer<typeof row>;

/** Both answer nobody but the administrator. */
export const organisations = read(
  'administration.organisations',
  row,
  'select * from authz.organisations(null)',
);
export const organisation = read('administration.organisation', row, 'select * from authz.organisations($1)');
export const organisationHistory = read(
  'administration.organisation-history',
  z.object({
    changed_at: z.string(),
    what: z.enum(['added', 'changed', 'ended', 'resumed']),
    name: z.string(),
    kind: z.string().nullable(),
    ended_on: z.string().nullable(),
    because: z.string(),
    changed_by: z.string(),
  }),
  'select * from authz.organisation_history($1)',
);

export const addOrganisation = write(
  'administration.add-organisation',
  'select authz.add_organisation($1, $2, $3, $4, $5, $6)',
);
export const changeOrganisation = write(
  'administration.change-organisation',
  'select authz.change_organisation($1, $2, $3, $4, $5)',
);
export const endOrganisation = write(
  'administration.end-organisation',
  'select authz.end_organisation($1, $2, $3, $4)',
);
export const resumeOrganisation = write(
  'administration.resume-organisation',
  'select authz.resume_organisation($1, $2, $3)',
);

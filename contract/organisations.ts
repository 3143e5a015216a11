import { z } from 'zod';
import { Instant, IsoDate, Version, words } from './common.ts';
import { OrganisationId } from './ids.ts';
import { route } from './route.ts';

/** What kind of organisation: a code of the list of parties, with the functions that work for it. */
export const OrganisationKind = z.object({
  code: z.string(),
  nl: z.string(),
  en: z.string(),
  functions: z.array(z.string()),
});
export type OrganisationKind = z.infer<typeof OrganisationKind>;

export const Organisation = z.object({
  organisationId: z.uuid(),
  code: z.string().describe('What the sign-in calls it'),
  name: z.string(),
  kind: z.string().nullable(),
  isController: z
    .boolean()
    .describe('A part of the controller itself: access for anybody else is a disclosure'),
  isMine: z.boolean(),
  since: IsoDate,
  endedOn: IsoDate.nullable(),
  functions: z.int().describe('Functions that are held there now'),
  version: Version,
});
export type Organisation = z.infer<typeof Organisation>;

export const OrganisationChange = z.object({
  at: Instant,
  what: z.enum(['added', 'changed', 'ended', 'resumed']),
  name: z.string(),
  kind: z.string().nullable(),
  endedOn: IsoDate.nullable(),
  because: z.string(),
  by: z.string().describe('The function of who did it'),
});
export type OrganisationChange = z.infer<typeof OrganisationChange>;

/** One organisation with what its end would touch, in numbers alone, and its changes, the newest first. */
export const OpenedOrganisation = Organisation.extend({
  touches: z.object({
    people: z.int(),
    atDesk: z.int().describe('Functions that work at the intake desk'),
    cases: z.int().describe('Open cases in which somebody of it has access'),
    leads: z
      .int()
      .describe('Open cases that somebody of it leads or deputises: until none is left it cannot end'),
    aftercare: z.int().describe('Closed cases for which somebody of it does the aftercare'),
    without: z
      .int()
      .describe('Cases of which nobody is there without it: with aftercare to come, or waiting already'),
    asked: z
      .array(z.string())
      .describe('Organisations whose team managers are then asked to name somebody; none: nobody can'),
  }),
  history: z.array(OrganisationChange),
});
export type OpenedOrganisation = z.infer<typeof OpenedOrganisation>;

const nobodysData = 'Organisations and numbers, no family’s data; answers only the administrator';
const params = z.object({ organisationId: OrganisationId });
const because = words(300).describe('Why: about the organisation, never about a person');
const name = words(120);
const kind = z.string().max(40);

export const listOrganisations = route({
  id: 'administration.organisations',
  method: 'GET',
  path: '/organisations',
  tag: 'administration',
  summary: 'Organisations that take part with the own controller, and those that did',
  access: { signedIn: nobodysData },
  returns: z.object({ items: z.array(Organisation), kinds: z.array(OrganisationKind) }),
});

export const getOrganisation = route({
  id: 'administration.organisation',
  method: 'GET',
  path: '/organisations/{organisationId}',
  tag: 'administration',
  summary: 'One organisation: what its end would touch, in numbers, and what changed in it',
  access: { signedIn: nobodysData },
  params,
  returns: OpenedOrganisation,
  etag: true,
});

export const addOrganisation = route({
  id: 'administration.add-organisation',
  method: 'POST',
  path: '/organisations',
  tag: 'administration',
  summary: 'An organisation takes part from now on: who signs in from there is known here',
  access: { may: 'organisation.add', purposes: [] },
  body: z.object({
    code: z
      .string()
      .regex(/^[\w.-]{1,64}$/, 'Alleen letters, cijfers, punten en streepjes, zoals in de aanmelding'),
    name,
    kind,
    isController: z.boolean(),
    because,
  }),
  returns: z.object({ organisationId: z.uuid(), version: Version }),
  status: 201,
  etag: true,
  refuses: ['organisation-known'],
});

export const changeOrganisation = route({
  id: 'administration.change-organisation',
  method: 'PUT',
  path: '/organisations/{organisationId}',
  tag: 'administration',
  summary: 'Another name or kind; the code of the sign-in stays',
  access: { may: 'organisation.change', purposes: [] },
  params,
  body: z.object({ name, kind, because }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['already-done'],
});

export const endOrganisation = route({
  id: 'administration.end-organisation',
  method: 'POST',
  path: '/organisations/{organisationId}/end',
  tag: 'administration',
  summary:
    'It takes no part any more: functions, sessions and access end at once. Not while somebody of it leads an open case',
  access: { may: 'organisation.end', purposes: [] },
  params,
  body: z.object({ endedOn: IsoDate.describe('Today or before: access ends now'), because }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['already-done', 'own-organisation', 'organisation-leads-cases', 'term-out-of-bounds'],
});

export const resumeOrganisation = route({
  id: 'administration.resume-organisation',
  method: 'POST',
  path: '/organisations/{organisationId}/resume',
  tag: 'administration',
  summary: 'It takes part again; nothing that ended comes back, who signs in begins anew',
  access: { may: 'organisation.resume', purposes: [] },
  params,
  body: z.object({ because }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['already-done'],
});

import { z } from 'zod';
import { Colleague, IsoDate, Version } from './common.ts';
import { HeldFunctionId } from './ids.ts';
import { route } from './route.ts';

/** One colleague as the team manager sees the work: numbers, nobody's data, and no order but the alphabet. */
export const TeamMate = Colleague.extend({
  away: z
    .object({ from: IsoDate, until: IsoDate.nullable().describe('Null: not known yet') })
    .nullable()
    .describe('When somebody is away, never why'),
  leadsIn: z.array(z.string()).describe('Frames in which this function may lead a case'),
  leads: z.int(),
  deputises: z.int(),
  overdue: z.int().describe('Agreements, call-backs and weekly questions past their day'),
  waiting: z.int().describe('A place is waited for, without a day or past it'),
  lookBacksPassed: z.int(),
});
export type TeamMate = z.infer<typeof TeamMate>;

/** A case by its number: no headline, no child, no identifier by which it could be opened. */
export const TeamCase = z.object({
  reference: z.string(),
  frame: z.object({ code: z.string(), title: z.string() }),
  leadRole: z.enum(['first-contact', 'director']),
  lead: z.object({ heldFunctionId: z.uuid(), label: z.string() }),
  deputy: z.object({ heldFunctionId: z.uuid(), label: z.string() }),
  needs: z
    .enum(['lead-without-function', 'lead-with-conflict', 'lead-away'])
    .nullable()
    .describe('Why somebody else is needed, if so'),
  elsewhere: z
    .string()
    .nullable()
    .describe(
      'Of another organisation, of which no team manager can name somebody: its name. Null: of the own team',
    ),
  version: Version,
});
export type TeamCase = z.infer<typeof TeamCase>;

/** A closed case of which nobody is left who does the aftercare, or reads it when the family asks. */
export const UnkeptCase = TeamCase.extend({
  aftercareOn: IsoDate.nullable().describe(
    'The first day of aftercare to come; null: there is none any more',
  ),
});
export type UnkeptCase = z.infer<typeof UnkeptCase>;

const only = 'team.see';

export const getTeam = route({
  id: 'team.overview',
  method: 'GET',
  path: '/team',
  tag: 'team',
  summary:
    'Numbers for each colleague of the own organisation who leads cases, and cases that need somebody: closed ones too, and those of which nobody elsewhere can be asked',
  access: {
    signedIn: 'Numbers of work and case numbers, no family’s data; answers only the team manager',
    only,
  },
  returns: z.object({
    mates: z.array(TeamMate),
    needing: z.array(TeamCase),
    unkept: z.array(UnkeptCase).describe('Closed, and neither lead nor deputy is there: aftercare first'),
  }),
});

export const listTeamCases = route({
  id: 'team.cases',
  method: 'GET',
  path: '/team/{heldFunctionId}/cases',
  tag: 'team',
  summary: 'The cases that a colleague leads or deputises, by their numbers alone',
  access: { signedIn: 'Case numbers, no family’s data; answers only the team manager', only },
  params: z.object({ heldFunctionId: HeldFunctionId }),
  returns: z.object({ items: z.array(TeamCase) }),
});

export const setAbsence = route({
  id: 'team.set-absence',
  method: 'PUT',
  path: '/team/{heldFunctionId}/absence',
  tag: 'team',
  summary: 'A colleague is away from and until a day, or is back; never why',
  access: { may: 'team.set-absence', purposes: [] },
  params: z.object({ heldFunctionId: HeldFunctionId }),
  body: z.object({
    away: z.object({ from: IsoDate, until: IsoDate.nullable() }).nullable().describe('Null: back'),
  }),
  status: 204,
  refuses: ['term-out-of-bounds'],
});

/** A closed list: a reason in words would sooner or later be about somebody's health, or about a family. */
export const TakeOverReason = z.enum(['away', 'left', 'workload', 'independence']);
export type TakeOverReason = z.infer<typeof TakeOverReason>;

export const takeOver = route({
  id: 'team.take-over',
  method: 'POST',
  path: '/team/take-overs',
  tag: 'team',
  summary:
    'Who leads and who deputises from now on, for one or more cases in one act: all of them or none; a closed case where nobody is there',
  access: { may: 'team.take-over', purposes: [] },
  body: z.object({
    because: TakeOverReason,
    cases: z
      .array(
        z.object({
          reference: z.string().regex(/^C-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
          version: Version.max(2_147_483_647),
          leadHeldFunctionId: HeldFunctionId,
          deputyHeldFunctionId: HeldFunctionId,
        }),
      )
      .min(1)
      .max(200)
      .describe(
        'Either may be who it is today. In `errors` stands which could not be passed on: cases.0, cases.1 …',
      ),
  }),
  returns: z.object({ cases: z.int() }),
  status: 201,
  refuses: ['colleague-not-eligible', 'lead-is-deputy', 'already-done'],
});

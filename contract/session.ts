import { z } from 'zod';
import { Colleague, Instant, page, PageQuery, text } from './common.ts';
import { HeldFunctionId } from './ids.ts';
import { route } from './route.ts';

const HeldFunction = z.object({
  heldFunctionId: z.uuid(),
  label: z.string(),
  function: z.string(),
  functionTitle: z.string(),
  organisation: z.string(),
});

/** What the shell needs: who am I, for which organisation, in which function, and what does that function have. */
export const Session = z.object({
  heldFunctionId: z.uuid(),
  label: z.string(),
  function: z.string(),
  functionTitle: z.string(),
  organisation: z.string(),
  tenant: z.string(),
  /** Other functions of the same person; acting in another one is a choice of its own. */
  otherFunctions: z.array(HeldFunction),
  /** Which doors this function has. */
  may: z.object({
    passOnConcern: z.boolean(),
    weighConcerns: z.boolean(),
    readDesk: z.boolean(),
    workOnCases: z.boolean(),
    overseeLooks: z.boolean(),
    recordConflicts: z.boolean(),
    administer: z.boolean(),
    manageTeam: z.boolean(),
  }),
  idleMinutes: z.int(),
  expiresAt: Instant,
  practiceOnly: z.boolean().describe('Alleen om te oefenen, geen echte gegevens'),
});
export type Session = z.infer<typeof Session>;

export const SignInOptions = z.object({
  practiceOnly: z.boolean(),
  /** In the demo: as whom one can sign in. */
  accounts: z.array(
    z.object({
      subject: z.string(),
      label: z.string(),
      organisation: z.string(),
      tenant: z.string(),
      duty: z.string(),
    }),
  ),
});

export const getSignInOptions = route({
  id: 'session.options',
  method: 'GET',
  path: '/sign-in-options',
  tag: 'session',
  summary: 'How one can sign in here',
  access: { public: 'Shown before sign-in; names functions of the demo, no people' },
  returns: SignInOptions,
});

export const getSession = route({
  id: 'session.get',
  method: 'GET',
  path: '/session',
  tag: 'session',
  summary: 'Who is signed in, for which organisation and function',
  access: { signedIn: 'One’s own session' },
  returns: Session,
});

export const endSession = route({
  id: 'session.end',
  method: 'DELETE',
  path: '/session',
  tag: 'session',
  summary: 'Sign out here',
  access: { signedIn: 'One’s own session' },
  status: 204,
});

export const endAllSessions = route({
  id: 'session.end-all',
  method: 'DELETE',
  path: '/sessions',
  tag: 'session',
  summary: 'Sign out everywhere',
  access: { signedIn: 'One’s own sessions' },
  status: 204,
});

export const actAs = route({
  id: 'session.act-as',
  method: 'PUT',
  path: '/session/function',
  tag: 'session',
  summary: 'Act in another of one’s own functions',
  access: { signedIn: 'One’s own functions' },
  body: z.object({ heldFunctionId: HeldFunctionId }),
  status: 204,
});

export const listColleagues = route({
  id: 'session.colleagues',
  method: 'GET',
  path: '/colleagues',
  tag: 'session',
  summary: 'Functions held at this controller, with telephone and working days',
  access: { signedIn: 'Staff directory of the own controller: functions, no personal names' },
  query: PageQuery.extend({
    functions: text(300).optional().describe('Function codes, separated by commas'),
  }),
  returns: page(Colleague),
});

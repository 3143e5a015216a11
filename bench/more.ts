/** Not timed, but their statements are held to the same limits: what else is done at a desk and on a case. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Captured } from './capture.ts';
import { askedAbout, few, many, ownTenant, reference } from './load/world.ts';
import { get, has, inDays, passOn, post, type HttpRequest, type Operation } from './operations.ts';
import { connected } from './connect.ts';

const OnCase = z.object({
  case_id: z.uuid(),
  child_id: z.uuid(),
  agreement_id: z.uuid(),
  deputy_id: z.uuid(),
  team_grant_id: z.uuid(),
  invitation_id: z.uuid(),
});
const AtDesk = z.object({ concern_id: z.uuid(), draft_id: z.uuid() });
const People = z.object({
  nurse_id: z.uuid(),
  few_id: z.uuid(),
  director_id: z.uuid(),
  colleague_id: z.uuid(),
  standing_id: z.uuid(),
});

const done = () => true;
const change = (method: 'PUT' | 'PATCH', path: string, body: unknown): HttpRequest => ({
  ...post(path, body),
  method,
  ifMatch: 1,
});

/** Both readers on a case that they lead, of the same shape; the desk on a concern that waits. */
export async function moreOperations(adminUrl: string): Promise<readonly Operation[]> {
  const client = await connected(adminUrl);
  const one = async <Row>(row: z.ZodType<Row>, text: string, ...values: readonly string[]): Promise<Row> =>
    row.parse((await client.query(text, [...values])).rows[0]);
  try {
    const held = (label: string): string =>
      `(select h.public_id from app.held_function h where h.tenant_id = t.tenant_id and h.label = '${label}')`;
    const people = await one(
      People,
      `select ${held('Youth Nurse nurse')} as nurse_id, ${held('Case Director few')} as few_id, ${held('Case Director 3')} as director_id, ${held('Case Director 2')} as colleague_id,
              (select g.public_id from app.access_grant g join app.held_function h on h.held_function_id = g.held_function_id and h.label = 'Youth Nurse nurse' where g.kind = 'standing') as standing_id
         from app.tenant t where t.code = '${ownTenant}'`,
    );
    const desk = await one(
      AtDesk,
      `select c.public_id as concern_id, d.public_id as draft_id
         from app.held_function s join app.concern c on c.tenant_id = s.tenant_id and c.sender_held_function_id = s.held_function_id and c.state = 'received'
         join app.concern_draft d on d.tenant_id = c.tenant_id and d.draft_id = c.draft_id
        where s.public_id = $1 order by c.concern_id limit 1`,
      people.nurse_id,
    );
    const found: Operation[] = [];
    for (const [reader, number] of [
      ['few', few.from],
      ['many', many.from + 10],
    ] as const) {
      const its = await one(
        OnCase,
        `select c.public_id as case_id, k.public_id as child_id, a.public_id as agreement_id, h.public_id as deputy_id, team.public_id as team_grant_id,
                (select i.public_id from app.access_grant i where i.professional_id = c.lead_professional_id and i.accepted_at is null order by i.grant_id limit 1) as invitation_id
           from app.tenant t join app.case_file c on c.tenant_id = t.tenant_id join app.case_child k on k.tenant_id = c.tenant_id and k.case_id = c.case_id
           join app.agreement a on a.tenant_id = c.tenant_id and a.case_id = c.case_id and a.keeper_professional_id is not null
           join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id = c.deputy_grant_id join app.held_function h on h.held_function_id = g.held_function_id
           join app.access_grant team on team.tenant_id = c.tenant_id and team.file_id = c.case_id and team.kind = 'team'
          where t.code = '${ownTenant}' and c.reference = $1 order by team.grant_id limit 1`,
        reference(number),
      );
      found.push(...onCase(reader, its, people));
    }
    return [
      ...found,
      ...atDesk({ ...desk, ...people }),
      ...inOffice(people),
      { ...passOn, reader: 'many' },
      { ...passOn, reader: 'few' },
    ];
  } finally {
    await client.end();
  }
}

const onCase = (
  reader: 'few' | 'many',
  its: z.infer<typeof OnCase>,
  people: z.infer<typeof People>,
): Operation[] => {
  const path = `/cases/${its.case_id}`;
  const requests: readonly (readonly [name: string, request: () => HttpRequest])[] = [
    ['who looked', () => get(`${path}/looks`)],
    ['directory', () => get('/colleagues')],
    ['session', () => get('/session')],
    ['invitations', () => get('/invitations')],
    ['change a case', () => change('PATCH', path, { headline: 'Rust thuis, en hulp bij het opvoeden' })],
    [
      'child was seen',
      () =>
        change('PUT', `${path}/children/${its.child_id}/last-seen`, {
          seenOn: inDays(-1),
          seenBy: 'wijkteam',
          alone: true,
        }),
    ],
    [
      'add a goal',
      () => post(`${path}/goals`, { part: 'care', words: 'Wij willen rust.', whose: 'de ouders' }),
    ],
    [
      'add an agreement',
      () =>
        post(`${path}/agreements`, {
          part: 'care',
          kind: 'help',
          what: 'Belt',
          keeper: { heldFunctionId: its.deputy_id },
          dueOn: inDays(14),
        }),
    ],
    [
      'answer an agreement',
      () => change('PUT', `/agreements/${its.agreement_id}/answer`, { state: 'kept', note: null }),
    ],
    ['open an invitation', () => get(`/invitations/${its.invitation_id}`)],
    ['accept an invitation', () => post(`/invitations/${its.invitation_id}/answer`, { privateTie: false })],
    ['show an address', () => get(`${path}/children/${its.child_id}/address`)],
    [
      'name a deputy',
      () => ({
        ...post(`${path}/appointments`, { role: 'deputy', heldFunctionId: people.director_id }),
        ifMatch: 1,
      }),
    ],
    [
      'end access',
      () => ({ ...post(`/grants/${its.team_grant_id}/revocation`, { reason: 'Klaar' }), ifMatch: 1 }),
    ],
    ['open a part', () => post(`${path}/parts`, { lifeDomain: 'money' })],
    [
      'give access',
      () =>
        post(`${path}/grants`, {
          heldFunctionId: people.nurse_id,
          parts: [{ part: 'care', level: 'detail' }],
          basisCode: 'youth-family-permission',
          reason: 'Voor het plan',
          familyTold: 'Vandaag besproken',
        }),
    ],
  ];
  return [
    {
      name: 'list my cases',
      reader,
      steps: () => [() => get('/cases')],
      check: has(reader === 'few' ? 20 : 25),
    },
    ...requests.map(([name, request]): Operation => ({ name, reader, steps: () => [request], check: done })),
  ];
};

const atDesk = ({
  concern_id,
  draft_id,
  director_id,
  colleague_id,
}: z.infer<typeof AtDesk> & z.infer<typeof People>): Operation[] => [
  { name: 'my work', reader: 'intake', steps: () => [() => get('/my-work')], check: has(25) },
  { name: 'list concerns', reader: 'intake', steps: () => [() => get('/concerns')], check: has(25) },
  {
    name: 'open a concern',
    reader: 'intake',
    steps: () => [() => get(`/concerns/${concern_id}`)],
    check: done,
  },
  { name: 'list my drafts', reader: 'nurse', steps: () => [() => get('/concern-drafts')], check: has(25) },
  {
    name: 'open my draft',
    reader: 'nurse',
    steps: () => [() => get(`/concern-drafts/${draft_id}`)],
    check: done,
  },
  {
    name: 'find the child',
    reader: 'intake',
    steps: () => [() => post(`/concerns/${concern_id}/child-searches`, { bsn: askedAbout })],
    check: done,
  },
  {
    name: 'weigh a concern',
    reader: 'intake',
    steps: () => [
      () => ({
        ...post(`/concerns/${concern_id}/weighing`, { outcome: 'no-follow-up', reason: 'Er is geen zorg.' }),
        ifMatch: 1,
      }),
    ],
    check: done,
  },
  {
    name: 'open a case from a concern',
    reader: 'intake',
    steps: () => [
      () => ({
        ...post(`/concerns/${concern_id}/weighing`, {
          outcome: 'case-opened',
          reason: 'Er is een plan nodig.',
          headline: 'Rust thuis',
          children: [
            {
              givenNames: 'Noor',
              surnamePrefix: null,
              surname: 'Jansen',
              birthDate: { year: 2018, month: 3, day: 2 },
            },
          ],
          lifeDomains: ['care', 'safety'],
          leadHeldFunctionId: director_id,
          deputyHeldFunctionId: colleague_id,
          parentsInformed: 'by-first-contact',
          parentsInformedOn: inDays(3),
          parentsPostponedBecause: null,
        }),
        ifMatch: 1,
      }),
    ],
    check: done,
  },
];

const inOffice = ({ nurse_id, few_id, standing_id }: z.infer<typeof People>): Operation[] => [
  {
    name: 'who looked at a person',
    reader: 'privacy',
    steps: () => [() => post('/person-look-searches', { bsn: askedAbout })],
    check: done,
  },
  {
    name: 'record a conflict',
    reader: 'privacy',
    steps: () => [
      () => post('/conflicts-of-interest', { heldFunctionId: nurse_id, caseReference: reference(few.from) }),
    ],
    check: done,
  },
  {
    name: 'review standing access',
    reader: 'manager',
    steps: () => [() => change('PUT', `/standing-access/${standing_id}/review`, { stillNeeded: true })],
    check: done,
  },
  {
    name: 'end a function',
    reader: 'manager',
    steps: () => [() => post(`/held-functions/${few_id}/end`, undefined)],
    check: done,
  },
];

const newcomer = randomUUID();

/** Somebody signs in for the first time: a function begins, with what comes with it. Not over HTTP, where an identity provider comes first. */
export const firstSignIn: { readonly operation: Operation; readonly captured: Captured } = {
  operation: { name: 'sign in for the first time', reader: 'intake', steps: () => [], check: done },
  captured: {
    steps: [
      [
        [
          {
            name: 'sign-in',
            text: 'select authz.sign_in($1, $2, $3, $4, $5, $6, $7, $8)',
            values: [
              'bench',
              newcomer,
              ownTenant,
              JSON.stringify([
                {
                  organisation: 'gemeente',
                  function: 'intake-officer',
                  label: 'Aanmeldpunt',
                  phone: '070 123 45 67',
                },
              ]),
              'bench',
              Buffer.alloc(32, 1),
              15,
              8,
            ],
          },
        ],
      ],
    ],
    fresh: [newcomer],
  },
};

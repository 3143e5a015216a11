/** Not timed, and held to the same limits: what is done in a case since the plan, and what the desk reads along with. */
import { z } from 'zod';
import { connected } from './connect.ts';
import { few, many, reference } from './load/world.ts';
import { forParent, get, has, inDays, post, type HttpRequest, type Operation } from './operations.ts';

const OnCase = z.object({
  caseId: z.uuid(),
  childId: z.uuid(),
  personId: z.uuid(),
  factId: z.uuid(),
  goalId: z.uuid(),
  handoverId: z.uuid(),
  questionId: z.uuid(),
  noteId: z.uuid(),
});
type OnCase = z.infer<typeof OnCase>;

const changed = (method: 'PUT' | 'POST', path: string, body: unknown, ifMatch = 1): HttpRequest => ({
  ...post(path, body),
  method,
  ifMatch,
});

/** Looks and acts on one case, by name; a route joins by one line. */
const onCase: Readonly<Record<string, (ids: OnCase) => HttpRequest>> = {
  'list contact notes': ({ caseId }) => get(`/cases/${caseId}/contact-notes`),
  'list what children said': ({ caseId }) => get(`/cases/${caseId}/voices`),
  'open the course': ({ caseId }) => get(`/cases/${caseId}/course`),
  'list statements': ({ caseId }) => get(`/cases/${caseId}/statements`),
  'list letters': ({ caseId }) => get(`/cases/${caseId}/letters`),
  'list hand-overs': ({ caseId }) => get(`/cases/${caseId}/handovers`),
  'list papers': ({ caseId }) => get(`/cases/${caseId}/papers`),
  'list corrections': ({ caseId }) => get(`/cases/${caseId}/corrections`),
  'correct a note': ({ noteId }) =>
    changed('POST', `/contact-notes/${noteId}/corrections`, {
      happenedOn: inDays(0),
      withWhom: 'Vader',
      how: 'phone',
      reached: true,
      what: 'Belt terug',
      reason: 'Het was vader',
    }),
  'add a fact': ({ caseId }) =>
    post(`/cases/${caseId}/facts`, {
      part: 'care',
      side: 'goes-well',
      kind: 'observation',
      words: 'Was drie dagen op tijd',
      observer: 'De mentor',
      observedWhen: 'deze week',
      sourceHeldFunctionId: null,
      sourceConditions: null,
    }),
  'add a view': ({ factId }) =>
    changed('POST', `/facts/${factId}/views`, { who: 'Moeder', words: 'Dat herken ik', saidOn: inDays(0) }),
  'weigh a case': ({ caseId }) =>
    changed(
      'POST',
      `/cases/${caseId}/weighings`,
      {
        ifNothing: 'Dan blijft het zo',
        worksAlready: 'De mentor',
        atLeast: 'Op tijd naar bed',
        decision: 'Gezinshulp',
        heavier: false,
        whyNotLighter: null,
      },
      2,
    ),
  'say whether a family takes part': ({ caseId }) =>
    changed('POST', `/cases/${caseId}/taking-part`, { answer: 'no', andThen: 'Wij bellen maandag' }, 4),
  'write what a child said': ({ caseId, childId }) =>
    post(`/cases/${caseId}/voices`, {
      childId,
      words: 'Ik wil rust',
      heardOn: inDays(0),
      heardWhere: 'Op school',
      heardBy: 'De mentor',
      alone: true,
      choices: [{ mayKnow: false, name: 'Oma' }],
    }),
  'answer a hard stop': ({ caseId }) =>
    post(`/cases/${caseId}/stop-answers`, {
      stop: 'look-back',
      childId: null,
      because: 'Nog niet veilig',
      until: inDays(5),
    }),
  'write a statement': ({ caseId }) =>
    post(`/cases/${caseId}/statements`, {
      part: 'care',
      organisation: 'School',
      saidBy: 'Mentor',
      phone: null,
      how: 'letter',
      receivedOn: inDays(0),
      what: 'Komt drie dagen',
      sharedBecause: null,
      condition: 'Niet naar de buren',
      withheldFrom: [],
    }),
  'ask a partner': ({ caseId }) =>
    post(`/cases/${caseId}/partner-questions`, {
      part: 'care',
      toWhom: 'Mentor',
      because: 'De ouders weten het',
      question: 'Kan het rooster ingaan?',
      answerBy: inDays(7),
    }),
  'take a question back': ({ questionId }) =>
    changed('PUT', `/partner-questions/${questionId}/withdrawal`, undefined),
  'write a hand-over': ({ handoverId }) =>
    changed('PUT', `/handovers/${handoverId}`, {
      running: 'School doet mee',
      agreed: null,
      worries: null,
      familyShouldKnow: null,
      introducer: { name: 'De mentor' },
      introduceOn: inDays(2),
    }),
  'ask for a correction': ({ caseId, goalId }) =>
    post(`/cases/${caseId}/corrections`, {
      about: { kind: 'goal', id: goalId },
      askedBy: 'moeder',
      onBehalfOf: null,
      askedOn: inDays(0),
      wrong: 'Zo heb ik het niet gezegd',
      shouldBe: null,
    }),
};

/** Which must not cost more because the reader has other cases. */
export const aboutOneCase: readonly string[] = [...Object.keys(onCase), 'put a plan on paper'];

/** Both readers on a case that they lead, of the same shape. */
export async function newerOperations(adminUrl: string): Promise<readonly Operation[]> {
  const client = await connected(adminUrl);
  const found: Operation[] = [
    {
      name: 'list decisions to read',
      reader: 'intake',
      steps: () => [() => get('/concern-readings')],
      check: has(25),
    },
  ];
  try {
    for (const [reader, number] of [
      ['few', few.from],
      ['many', many.from + 10],
    ] as const) {
      const { rows } = await client.query(
        `select c.public_id as "caseId",
                (select k.public_id from app.case_child k where k.case_id = c.case_id order by k.child_id limit 1) as "childId",
                (select p.public_id from app.case_person p where p.case_id = c.case_id order by p.person_id limit 1) as "personId",
                (select f.public_id from app.fact f where f.case_id = c.case_id order by f.fact_id limit 1) as "factId",
                (select g.public_id from app.goal g where g.case_id = c.case_id order by g.goal_id limit 1) as "goalId",
                (select v.public_id from app.handover v where v.case_id = c.case_id and v.accepted_at is null) as "handoverId",
                (select q.public_id from app.partner_question q where q.case_id = c.case_id order by q.question_id limit 1) as "questionId",
                (select n.public_id from app.contact_note n where n.case_id = c.case_id order by n.note_id limit 1) as "noteId"
           from app.case_file c where c.reference = $1`,
        [reference(number)],
      );
      const its = OnCase.parse(rows[0]);
      for (const [name, request] of Object.entries(onCase))
        found.push({ name, reader, steps: () => [() => request(its)], check: () => true });
      found.push({
        name: 'put a plan on paper',
        reader,
        keep: true,
        steps: () => [
          () => post(`/cases/${its.caseId}/papers`, { ...forParent(its), familyTold: 'Besproken' }),
          answer => get(`/papers/${z.object({ paperId: z.uuid() }).parse(answer).paperId}/pdf`),
        ],
        check: () => true,
      });
    }
    return found;
  } finally {
    await client.end();
  }
}

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import * as contract from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  expire,
  idOf,
  inDays,
  letIn,
  newKey,
  openCase,
  openedBy,
  valueOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
let kase: OpenedCase;
let nurse: ApiClient;
let officer: ApiClient;
let stranger: ApiClient;
let elsewhere: ApiClient;
let nurseGrant: string;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  officer = await api.as('duinveen-leerplichtambtenaar');
  stranger = await api.as('duinveen-teammanager');
  elsewhere = await api.as('veenrade-casusregisseur');
  nurseGrant = (
    await letIn(kase, nurse, 'Jeugdverpleegkundige', {
      basis: 'youth-family-permission',
      parts: { money: 'detail' },
    })
  ).grantId;
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
});
after(() => api.close());

type Agreement = BodyOf<typeof contract.addAgreement>;
const params = () => ({ caseId: kase.caseId });
const add = async (given: Partial<Agreement> = {}, who = kase.lead): Promise<string> =>
  (
    await who.call(contract.addAgreement, {
      params: params(),
      body: {
        part: 'money',
        kind: 'help',
        what: 'Betaalafspraak maken',
        keeper: { name: 'moeder' },
        dueOn: inDays(7),
        ...given,
      },
    })
  ).agreementId;
const heldBy = async (label: string) => idOf(await colleague(kase.lead, label));
const shown = async (agreementId: string, who = kase.lead) => {
  const found = (await openedBy(who, kase)).agreements.find(each => each.agreementId === agreementId);
  assert.ok(found);
  return found;
};
const asThePlanSays = { watcherHeldFunctionId: null, ifNot: null, lookBackOn: null, offerId: null };
type Terms = BodyOf<typeof contract.changeAgreement>;
const terms = (given: Partial<Terms>): Terms => ({ ...asThePlanSays, ...given });
const change = (agreementId: string, given: Partial<Terms>, ifMatch = 1, who = kase.lead) =>
  who.call(contract.changeAgreement, { params: { agreementId }, body: terms(given), ifMatch });
const changeRefused = (agreementId: string, given: Partial<Terms>, ifMatch = 1, who = kase.lead) =>
  who.refused(contract.changeAgreement, { params: { agreementId }, body: terms(given), ifMatch });
const check = (
  agreementId: string,
  holds: 'yes' | 'partly' | 'no',
  note: string | null,
  ifMatch: number,
) => ({
  params: { agreementId },
  body: { holds, note },
  ifMatch,
});
const wait = (agreementId: string, bridge: string | null, ifMatch = 1, expectedOn: string | null = null) => ({
  params: { agreementId },
  body: { organisation: 'Intensieve gezinshulp', since: inDays(-3), expectedOn, bridge },
  ifMatch,
});
const answer = (agreementId: string, state: 'kept' | 'not-kept' | 'open', ifMatch: number) => ({
  params: { agreementId },
  body: { state, note: state === 'not-kept' ? 'Het lukte niet' : null },
  ifMatch,
});
/** Lines of this agreement in somebody's work, by kind. */
const linesOf = async (who: ApiClient, agreementId: string) =>
  (await allPages(cursor => who.call(getMyWork, { query: { after: cursor } }))).items.filter(
    item => item.id === agreementId,
  );
const kindsOf = async (who: ApiClient, agreementId: string) =>
  (await linesOf(who, agreementId)).map(item => item.kind);
const goalIn = async (part: string) =>
  (
    await kase.lead.call(contract.addGoal, {
      params: params(),
      body: { part, words: 'Weer hele dagen naar school', whose: 'Noor' },
    })
  ).goalId;

test('a goal has what the person says of it, over time, and in the order of saying', async () => {
  const goalId = await goalIn('school-work');
  const score = (given: number, givenOn: string, who = kase.lead) =>
    who.call(contract.scoreGoal, {
      params: { goalId },
      body: { score: given, givenBy: 'Noor', givenOn },
    });
  await score(7, inDays(0));
  await score(3, inDays(-80), officer);
  const [goal] = (await openedBy(kase.lead, kase)).goals;
  assert.deepEqual(goal?.scores, [
    { score: 3, givenBy: 'Noor', givenOn: inDays(-80) },
    { score: 7, givenBy: 'Noor', givenOn: inDays(0) },
  ]);
  assert.deepEqual((await openedBy(nurse, kase)).goals, [], 'who has another part sees nothing of it');
});

test('a number is from 0 to 10, was given on a day that has been, and is written by who writes in that part', async () => {
  const goalId = await goalIn('money');
  const refused = (who: ApiClient, score: number, givenOn = inDays(0)) =>
    who.refused(contract.scoreGoal, { params: { goalId }, body: { score, givenBy: 'moeder', givenOn } });
  for (const score of [-1, 11, 6.5]) assert.equal(await refused(kase.lead, score), 'invalid-input');
  assert.equal(await refused(kase.lead, 5, inDays(1)), 'term-out-of-bounds');
  assert.equal(await refused(nurse, 5), 'not-allowed');
  for (const who of [officer, stranger, elsewhere, kase.desk])
    assert.equal(await refused(who, 5), 'not-found');
  assert.equal(await countOf(api, 'app.goal_score'), 2, 'only those of the test before');
});

test('an agreement inherits from the plan until somebody says otherwise', async () => {
  const agreementId = await add({ part: 'school-work' });
  const plain = await shown(agreementId);
  assert.deepEqual([plain.watcher, plain.ifNot, plain.lookBackOn], [null, null, null]);
  await change(agreementId, {
    watcherHeldFunctionId: await heldBy('Leerplichtambtenaar'),
    ifNot: 'We bellen elkaar dezelfde dag en zoeken een ander moment.',
    lookBackOn: inDays(30),
  });
  const changed = await shown(agreementId);
  assert.equal(changed.watcher?.label, 'Leerplichtambtenaar');
  assert.match(changed.ifNot ?? '', /bellen elkaar/);
  assert.equal(changed.lookBackOn, inDays(30));
  await change(agreementId, {}, 2);
  assert.equal((await shown(agreementId)).watcher, null, 'back to what the plan says');
});

test('who watches has that part; for others an agreement that is not theirs to change is hidden or refused', async () => {
  const agreementId = await add();
  const officerId = await heldBy('Leerplichtambtenaar');
  assert.equal(
    await changeRefused(agreementId, { watcherHeldFunctionId: officerId }),
    'colleague-not-eligible',
  );
  assert.equal(await changeRefused(agreementId, { lookBackOn: inDays(-1) }), 'term-out-of-bounds');
  assert.equal(await changeRefused(agreementId, {}, 9), 'version-mismatch');
  assert.equal(await changeRefused(agreementId, {}, 1, nurse), 'not-allowed');
  for (const who of [officer, stranger, elsewhere])
    assert.equal(await changeRefused(agreementId, {}, 1, who), 'not-found');
});

test('a voluntary plan names no sanction; with a measure of the court it may, and then it is not voluntary again', async () => {
  const agreementId = await add();
  const ifNot = 'Dan volgt uithuisplaatsing.';
  assert.equal(await changeRefused(agreementId, { ifNot }), 'sanction-in-voluntary-plan');
  const direct = (directing: contract.Directing, ifMatch: number) => ({
    params: params(),
    body: { directing },
    ifMatch,
  });
  assert.equal((await openedBy(kase.lead, kase)).directing, 'together');
  const { version } = await openedBy(kase.lead, kase);
  assert.equal(
    await kase.lead.refused(contract.sayWhoDirects, direct('court-measure', version + 5)),
    'version-mismatch',
  );
  assert.equal(await officer.refused(contract.sayWhoDirects, direct('family', version)), 'not-allowed');
  assert.equal(await elsewhere.refused(contract.sayWhoDirects, direct('family', version)), 'not-found');
  await kase.lead.call(contract.sayWhoDirects, direct('court-measure', version));
  assert.equal((await openedBy(nurse, kase)).directing, 'court-measure');
  await change(agreementId, { ifNot });
  assert.equal(
    await kase.lead.refused(contract.sayWhoDirects, direct('together', version + 1)),
    'sanction-in-voluntary-plan',
  );
  await change(agreementId, {}, 2);
  await kase.lead.call(contract.sayWhoDirects, direct('together', version + 1));
});

test('help stands beside a limit, also from another part; whoever has not that part sees only the limit', async () => {
  const help = await add();
  const limit = await add({ part: 'school-work', kind: 'limit', what: 'Elke dag op tijd op school' });
  assert.equal((await shown(limit)).offerId, null, 'a limit without help is not refused');
  await change(limit, { offerId: help });
  assert.equal((await shown(limit)).offerId, help);
  assert.equal((await shown(limit, officer)).offerId, null);
  const at = await add({ part: 'school-work', kind: 'limit', offerId: help });
  assert.equal((await shown(at)).offerId, help);
  assert.equal(await changeRefused(help, { offerId: limit }), 'invalid-input');
  assert.equal(await changeRefused(limit, { offerId: at }, 2), 'not-found', 'a limit is no help');
  const other = await openCase(api);
  const { agreementId: theirs } = await other.lead.call(contract.addAgreement, {
    params: { caseId: other.caseId },
    body: { part: 'money', kind: 'help', what: 'Hulp', keeper: { name: 'vader' }, dueOn: inDays(3) },
  });
  assert.equal(await changeRefused(limit, { offerId: theirs }, 2), 'not-found', 'of another family');
});

test('safety comes first, then limits, then help', async () => {
  await add({ dueOn: inDays(1) });
  await add({ kind: 'limit', dueOn: inDays(2) });
  await add({ kind: 'safety', dueOn: inDays(3) });
  assert.deepEqual(
    (await openedBy(kase.lead, kase)).agreements.map(each => each.kind),
    ['safety', 'limit', 'help'],
  );
});

test('a safety agreement is asked about every week, until it has been answered', async () => {
  const agreementId = await add({ kind: 'safety' });
  const [first] = await linesOf(kase.lead, agreementId);
  assert.deepEqual([first?.kind, first?.dueOn], ['check', inDays(7)]);
  await kase.lead.call(contract.checkAgreement, check(agreementId, 'partly', 'Buurvrouw was ziek', 1));
  const seen = await shown(agreementId);
  assert.deepEqual(seen.lastCheck, { on: inDays(0), holds: 'partly', note: 'Buurvrouw was ziek' });
  assert.equal(seen.nextCheckOn, inDays(7));
  await kase.lead.call(contract.answerAgreement, answer(agreementId, 'kept', 2));
  assert.deepEqual(await kindsOf(kase.lead, agreementId), []);
  assert.equal((await shown(agreementId)).nextCheckOn, null);
});

test('who watches is asked, reading along is enough; once it is late the lead is asked too', async () => {
  const agreementId = await add({ kind: 'safety' });
  await change(agreementId, { watcherHeldFunctionId: await heldBy('Jeugdverpleegkundige') });
  assert.deepEqual(await kindsOf(nurse, agreementId), ['check']);
  assert.deepEqual(await kindsOf(kase.lead, agreementId), []);
  await api.admin.query('update app.agreement set next_check_on = $2 where public_id = $1', [
    agreementId,
    inDays(-1),
  ]);
  assert.deepEqual(await kindsOf(kase.lead, agreementId), ['check'], 'a watcher who is silent is not alone');
  assert.equal((await linesOf(nurse, agreementId))[0]?.overdue, true);
  await nurse.call(contract.checkAgreement, check(agreementId, 'yes', null, 2));
  assert.equal(await valueOf(api, 'select count(*) from app.agreement_check where holds = $1', ['yes']), '1');
  assert.deepEqual(await kindsOf(kase.lead, agreementId), []);
});

test('the weekly question is not for who neither watches nor writes, nor in days of reading, nor twice on one version', async () => {
  const agreementId = await add({ kind: 'safety' });
  assert.equal(
    await nurse.refused(contract.checkAgreement, check(agreementId, 'yes', null, 1)),
    'not-allowed',
  );
  for (const who of [officer, stranger, elsewhere])
    assert.equal(await who.refused(contract.checkAgreement, check(agreementId, 'yes', null, 1)), 'not-found');
  await change(agreementId, { watcherHeldFunctionId: await heldBy('Jeugdverpleegkundige') });
  assert.equal(
    await nurse.refused(contract.checkAgreement, check(agreementId, 'no', null, 2)),
    'invalid-input',
    'what does not hold is said in words',
  );
  await kase.lead.call(contract.checkAgreement, check(agreementId, 'yes', null, 2));
  assert.equal(
    await nurse.refused(contract.checkAgreement, check(agreementId, 'yes', null, 2)),
    'version-mismatch',
  );
  await expire(api, nurseGrant, 'still-readable');
  assert.equal(
    await nurse.refused(contract.checkAgreement, check(agreementId, 'yes', null, 3)),
    'not-allowed',
  );
  await expire(api, nurseGrant, 'over');
  assert.equal(await nurse.refused(contract.checkAgreement, check(agreementId, 'yes', null, 3)), 'not-found');
  const help = await add();
  assert.equal(
    await kase.lead.refused(contract.checkAgreement, check(help, 'yes', null, 1)),
    'invalid-input',
  );
});

test('a place that is waited for stands under waiting; without a bridge the lead has a task until there is one', async () => {
  const agreementId = await add({ keeper: { heldFunctionId: await heldBy('Jeugdverpleegkundige') } });
  await kase.lead.call(contract.waitForPlace, wait(agreementId, null));
  const [bridge, waits] = await linesOf(kase.lead, agreementId);
  assert.deepEqual([bridge?.kind, bridge?.dueOn], ['bridge', inDays(0)]);
  assert.equal(waits?.kind, 'waiting');
  assert.deepEqual(waits.waiting, {
    organisation: 'Intensieve gezinshulp',
    since: inDays(-3),
    expected: false,
  });
  assert.deepEqual(
    await kindsOf(nurse, agreementId),
    ['waiting'],
    'who keeps it waits along, and has no task',
  );
  await kase.lead.call(contract.waitForPlace, wait(agreementId, 'Oma komt elke woensdag', 2, inDays(90)));
  const [line, ...more] = await linesOf(kase.lead, agreementId);
  assert.deepEqual([line?.kind, line?.dueOn, more.length], ['waiting', inDays(90), 0]);
  assert.equal((await shown(agreementId)).waiting?.bridge, 'Oma komt elke woensdag');
  await kase.lead.call(contract.answerAgreement, answer(agreementId, 'open', 3));
  const found = await shown(agreementId);
  assert.deepEqual([found.state, found.waiting], ['open', null]);
  assert.equal(
    await valueOf(api, 'select waiting_at from app.agreement where public_id = $1', [agreementId]),
    'Intensieve gezinshulp',
    'that was waited for is still known',
  );
});

test('only help waits, since a day that has been; who does not write there does not say so', async () => {
  const agreementId = await add();
  const refused = (who: ApiClient, call: ReturnType<typeof wait>) => who.refused(contract.waitForPlace, call);
  const given = wait(agreementId, null);
  const later = { ...given, body: { ...given.body, since: inDays(1) } };
  assert.equal(await refused(kase.lead, later), 'term-out-of-bounds');
  assert.equal(await refused(kase.lead, wait(agreementId, null, 1, inDays(-5))), 'term-out-of-bounds');
  assert.equal(await refused(kase.lead, wait(agreementId, null, 4)), 'version-mismatch');
  assert.equal(await refused(kase.lead, wait(await add({ kind: 'safety' }), null)), 'invalid-input');
  assert.equal(await refused(nurse, given), 'not-allowed');
  for (const who of [officer, stranger, elsewhere]) assert.equal(await refused(who, given), 'not-found');
});

test('what an organisation did not do is a task of the lead and counts for the organisation', async () => {
  const agreementId = await add({
    part: 'school-work',
    keeper: { heldFunctionId: await heldBy('Leerplichtambtenaar') },
  });
  await officer.call(contract.answerAgreement, answer(agreementId, 'not-kept', 1));
  const [line] = await linesOf(kase.lead, agreementId);
  assert.deepEqual([line?.kind, line?.dueOn], ['missed', inDays(7)]);
  assert.ok(line?.context.includes('Gemeente Duinveen'));
  assert.ok(!line?.context.includes('Leerplichtambtenaar'), 'the organisation, not the person');
  assert.deepEqual((await openedBy(kase.lead, kase)).missed, [
    { organisation: 'Gemeente Duinveen', times: 1 },
  ]);
  const settle = { params: { agreementId }, body: { note: 'School belt vrijdag terug' }, ifMatch: 2 };
  assert.equal(await officer.refused(contract.settleMissed, settle), 'not-allowed', 'not by who missed it');
  assert.equal(await elsewhere.refused(contract.settleMissed, settle), 'not-found');
  assert.equal(await kase.lead.refused(contract.settleMissed, { ...settle, ifMatch: 1 }), 'version-mismatch');
  await kase.lead.call(contract.settleMissed, settle);
  assert.deepEqual(await kindsOf(kase.lead, agreementId), []);
  assert.equal((await shown(agreementId)).settled?.note, 'School belt vrijdag terug');
  assert.equal((await openedBy(kase.lead, kase)).missed.length, 1, 'it still counts');
  await officer.call(contract.answerAgreement, answer(agreementId, 'open', 3));
  await officer.call(contract.answerAgreement, answer(agreementId, 'not-kept', 4));
  assert.deepEqual(await kindsOf(kase.lead, agreementId), ['missed'], 'missed again is asked about again');
});

test('an organisation that stays silent past its day is a task of the lead as well', async () => {
  const agreementId = await add({
    part: 'school-work',
    keeper: { heldFunctionId: await heldBy('Leerplichtambtenaar') },
  });
  assert.deepEqual(await kindsOf(kase.lead, agreementId), []);
  await api.admin.query('update app.agreement set due_on = $2 where public_id = $1', [
    agreementId,
    inDays(-1),
  ]);
  assert.deepEqual(await kindsOf(kase.lead, agreementId), ['missed']);
  assert.deepEqual(await kindsOf(officer, agreementId), ['agreement']);
});

test('what a family did not manage asks what made it hard, and nothing climbs', async () => {
  const agreementId = await add();
  await kase.lead.call(contract.answerAgreement, answer(agreementId, 'not-kept', 1));
  assert.deepEqual(await kindsOf(kase.lead, agreementId), []);
  assert.deepEqual((await openedBy(kase.lead, kase)).missed, []);
  assert.equal(
    await kase.lead.refused(contract.settleMissed, {
      params: { agreementId },
      body: { note: 'x' },
      ifMatch: 2,
    }),
    'invalid-input',
  );
});

test('lines of one agreement on one day are read page by page without loss', async () => {
  const keeper = { heldFunctionId: await heldBy('Casusregisseur') };
  const made: string[] = [];
  for (let nr = 0; nr < 30; nr += 1)
    made.push(await add({ kind: 'safety', dueOn: inDays(7), keeper, what: `Veilig ${nr}` }));
  const { items } = await allPages(cursor => kase.lead.call(getMyWork, { query: { after: cursor } }));
  const lines = items.map(item => `${item.kind} ${item.id}`);
  assert.equal(new Set(lines).size, lines.length, 'nothing twice');
  for (const id of made)
    for (const kind of ['agreement', 'check']) assert.ok(lines.includes(`${kind} ${id}`));
});

const tick = (given: Record<string, unknown> = {}) => ({
  params: params(),
  body: { kind: 'help', person: 'moeder', givenOn: inDays(0), note: null, ...given } as BodyOf<
    typeof contract.recordConsent
  >,
});

test('three ticks of one person stand apart, each with its day, and each can be taken back', async () => {
  const secrecy = {
    kind: 'secrecy',
    by: 'de huisarts',
    about: 'slapen, aan het lokaal team',
    until: inDays(90),
  };
  const { consentId } = await kase.lead.call(contract.recordConsent, tick());
  await kase.lead.call(contract.recordConsent, tick({ kind: 'plan', note: 'Niet met de logeerplek' }));
  await kase.lead.call(contract.recordConsent, tick(secrecy));
  const taken = {
    params: { consentId },
    body: { withdrawnOn: inDays(0), note: 'Het werd te veel' },
    ifMatch: 1,
  };
  assert.equal(await officer.refused(contract.withdrawConsent, taken), 'not-found', 'has only the headline');
  assert.equal(await elsewhere.refused(contract.withdrawConsent, taken), 'not-found');
  await kase.lead.call(contract.withdrawConsent, taken);
  assert.equal(await kase.lead.refused(contract.withdrawConsent, taken), 'already-ended');
  const { consents } = await openedBy(kase.deputy, kase);
  assert.deepEqual(
    consents.map(({ kind, note, lifted, withdrawn }) => [
      kind,
      note,
      lifted?.by ?? null,
      withdrawn?.note ?? null,
    ]),
    [
      ['help', null, null, 'Het werd te veel'],
      ['plan', 'Niet met de logeerplek', null, null],
      ['secrecy', null, 'de huisarts', null],
    ],
  );
  assert.deepEqual((await openedBy(nurse, kase)).consents, [], 'for who reads the headline in detail');
  await kase.lead.call(contract.recordConsent, tick());
  assert.equal(
    await kase.lead.refused(contract.recordConsent, tick({ person: 'Moeder' })),
    'version-mismatch',
    'the same tick of the same person stands once',
  );
});

test('a tick was given on a day that has been; secrecy says whose, about what and until when', async () => {
  const refused = (given: Record<string, unknown>, who = kase.lead) =>
    who.refused(contract.recordConsent, tick(given));
  assert.equal(await refused({ givenOn: inDays(1) }), 'term-out-of-bounds');
  assert.equal(await refused({ kind: 'secrecy' }), 'invalid-input');
  assert.equal(
    await refused({ kind: 'secrecy', by: 'huisarts', about: 'x', until: inDays(-1) }),
    'term-out-of-bounds',
  );
  assert.equal(await refused({}, officer), 'not-allowed');
  assert.equal(await refused({}, stranger), 'not-found');
  assert.equal(await refused({}, elsewhere), 'not-found');
});

test('the same tick sent twice is made once, and a number that nobody has is not found', async () => {
  const key = newKey();
  const [one, other] = [
    await kase.lead.send(contract.recordConsent, { ...tick(), key }),
    await kase.lead.send(contract.recordConsent, { ...tick(), key }),
  ];
  assert.equal(one.statusCode, 201, one.body);
  assert.equal(one.body, other.body);
  assert.equal((await openedBy(kase.lead, kase)).consents.length, 1);
  assert.equal(await changeRefused(randomUUID(), {}), 'not-found');
});

test('nothing of this is done in a closed case', async () => {
  const agreementId = await add({ kind: 'safety' });
  await api.admin.query(`update app.case_file set state = 'closed' where public_id = $1`, [kase.caseId]);
  assert.equal(await changeRefused(agreementId, {}), 'case-closed');
  assert.equal(
    await kase.lead.refused(contract.checkAgreement, check(agreementId, 'yes', null, 1)),
    'case-closed',
  );
  assert.equal(await kase.lead.refused(contract.recordConsent, tick()), 'case-closed');
  assert.deepEqual(await kindsOf(kase.lead, agreementId), []);
});

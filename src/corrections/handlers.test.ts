import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as contacts from '#contract/contacts.ts';
import * as contract from '#contract/corrections.ts';
import * as family from '#contract/family.ts';
import * as papers from '#contract/papers.ts';
import * as plans from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  allPages,
  countOf,
  everyoneWasHere,
  expire,
  inDays,
  letIn,
  newKey,
  openCase,
  openedBy,
  today,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

type Asked = BodyOf<typeof contract.askCorrection>;
const asking = (about: unknown, given: Partial<Asked> = {}): Asked => ({
  about: about as Asked['about'],
  askedBy: 'moeder',
  onBehalfOf: null,
  askedOn: inDays(0),
  wrong: 'Die brief klopt niet',
  shouldBe: 'Er is een betaalafspraak',
  ...given,
});
const ask = (who: ApiClient, { caseId }: Pick<OpenedCase, 'caseId'>, body: Asked) =>
  who.call(contract.askCorrection, { params: { caseId }, body });
const refused = (who: ApiClient, { caseId }: Pick<OpenedCase, 'caseId'>, body: Asked) =>
  who.refused(contract.askCorrection, { params: { caseId }, body });
const listOf = async (who: ApiClient, { caseId }: Pick<OpenedCase, 'caseId'>) =>
  (await who.call(contract.listCorrections, { params: { caseId } })).items;
const only = async (who: ApiClient, kase: Pick<OpenedCase, 'caseId'>) => {
  const [found] = await listOf(who, kase);
  assert.ok(found);
  return found;
};
const answer = (who: ApiClient, correctionId: string, ifMatch: number, body: unknown) =>
  who.send(contract.answerCorrection, { params: { correctionId }, ifMatch, body } as never);
const refusedAnswer = (who: ApiClient, correctionId: string, ifMatch: number, body: unknown) =>
  who.refused(contract.answerCorrection, { params: { correctionId }, ifMatch, body } as never);
const workOf = async (who: ApiClient, kase: Pick<OpenedCase, 'caseId'>) =>
  (await allPages(after => who.call(getMyWork, { query: { after } }))).items.filter(
    ({ kind, caseId }) => caseId === kase.caseId && (kind === 'correction' || kind === 'tell'),
  );
const factOf = async (kase: OpenedCase) => {
  const { facts } = await openedBy(kase.lead, kase);
  const [fact] = facts;
  assert.ok(fact);
  return fact;
};
const aMonth = () => today().add({ months: 1 }).toString();

test('mother says that a fact does not hold: it stands beside the fact at once, and is a task of the lead within a month', async () => {
  const kase = await openCase(api);
  const fact = await factOf(kase);
  const { correctionId, answerBy } = await ask(kase.deputy, kase, asking({ kind: 'fact', id: fact.factId }));
  assert.equal(answerBy, aMonth());
  const found = await only(kase.lead, kase);
  assert.deepEqual(
    [found.about.id, found.about.words, found.askedBy, found.wrong, found.registeredBy, found.state],
    [fact.factId, fact.words, 'moeder', 'Die brief klopt niet', 'Achtervang', 'open'],
  );
  assert.equal(found.part, fact.part);
  assert.deepEqual(
    (await workOf(kase.lead, kase)).map(({ id, dueOn, caseId }) => [id, dueOn, caseId]),
    [[correctionId, aMonth(), kase.caseId]],
  );
  // whoever becomes the lead has it, and who was it no longer
  await api.admin.query('begin');
  await api.admin.query(
    `update app.case_file set lead_professional_id = (select professional_id from app.access_grant where grant_id = deputy_grant_id) where public_id = $1`,
    [kase.caseId],
  );
  const followed = await countOf(
    api,
    'app.correction k join app.case_file c using (tenant_id, case_id, lead_professional_id) where c.public_id = $1',
    [kase.caseId],
  );
  await api.admin.query('rollback');
  assert.equal(followed, 1);
});

test('corrected: the fact says it anew, what it said stays beside it, and everybody who had it is listed and told', async () => {
  const kase = await openCase(api);
  const fact = await factOf(kase);
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  const domain = fact.part;
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { [domain]: 'detail' },
  });
  const { correctionId } = await ask(nurse, kase, asking({ kind: 'fact', id: fact.factId }));
  const body = {
    outcome: 'corrected',
    answer: 'U heeft gelijk',
    seen: fact.words,
    newWords: 'Er is een afspraak',
  };
  assert.equal(await refusedAnswer(nurse, correctionId, 1, body), 'not-allowed');
  assert.equal(await refusedAnswer(kase.lead, correctionId, 2, body), 'version-mismatch');
  assert.equal(
    await refusedAnswer(kase.lead, correctionId, 1, { ...body, seen: 'iets anders' }),
    'version-mismatch',
    'nothing of somebody else is overwritten',
  );
  assert.equal(await refusedAnswer(kase.lead, correctionId, 1, { ...body, newWords: null }), 'invalid-input');
  assert.equal((await answer(kase.lead, correctionId, 1, body)).statusCode, 201);
  assert.equal(await refusedAnswer(kase.lead, correctionId, 2, body), 'already-done');
  const after = await only(nurse, kase);
  assert.deepEqual(
    after.earlier.map(({ words }) => words),
    [fact.words],
  );
  assert.deepEqual(
    [after.about.now, after.state, after.answer],
    ['Er is een afspraak', 'corrected', 'U heeft gelijk'],
  );
  assert.equal(
    (await openedBy(kase.lead, kase)).facts.find(each => each.factId === fact.factId)?.words,
    'Er is een afspraak',
  );
  const [receiver] = after.receivers;
  assert.deepEqual(
    after.receivers.map(({ name, toldOn }) => [name, toldOn]),
    [['Jeugdverpleegkundige, Jeugdgezondheidszorg Duinveen', null]],
  );
  assert.deepEqual(
    (await workOf(kase.lead, kase)).map(({ kind }) => kind),
    ['tell'],
  );
  const tell = (who: ApiClient, ifMatch: number, toldOn = inDays(0)) =>
    who.send(contract.tellReceiver, {
      params: { correctionId, receiverId: receiver?.receiverId ?? '' },
      ifMatch,
      body: { toldOn },
    } as never);
  assert.equal((await tell(nurse, 2)).statusCode, 403);
  assert.equal((await tell(kase.lead, 1)).statusCode, 412);
  assert.equal((await tell(kase.lead, 2, inDays(1))).statusCode, 422);
  assert.equal((await tell(kase.lead, 2)).statusCode, 200);
  assert.equal((await tell(kase.lead, 3)).statusCode, 409);
  assert.deepEqual(await workOf(kase.lead, kase), []);
});

test('a goal that stood on paper: who has that paper is told; the case of another family stays what it was', async () => {
  const kase = await openCase(api);
  const { caseId } = kase;
  const { goalId } = await kase.lead.call(plans.addGoal, {
    params: { caseId },
    body: { part: 'money', words: 'Weten wat er over is', whose: 'moeder' },
  });
  const { children } = await openedBy(kase.lead, kase);
  const childId = children[0]?.childId ?? '';
  await kase.lead.call(family.recordAuthority, {
    params: { caseId, childId },
    ifMatch: 1,
    body: { answer: 'known', words: 'Moeder', source: 'Register', knownOn: inDays(0) },
  } as never);
  const { personId } = await kase.lead.call(family.addPerson, {
    params: { caseId },
    body: {
      name: 'Esther Verhagen',
      role: 'Moeder',
      household: 1,
      safeContact: null,
      telephone: null,
      supporter: false,
      wish: null,
    },
  });
  await kase.lead.call(papers.makePaper, {
    params: { caseId },
    body: {
      reader: { kind: 'parent', personId, children: [childId] },
      agreedBy: [],
      lines: [goalId],
      familyTold: null,
    },
  } as never);
  const { correctionId } = await ask(kase.lead, kase, asking({ kind: 'goal', id: goalId }));
  await answer(kase.lead, correctionId, 1, {
    outcome: 'partly',
    answer: 'Deels',
    seen: 'Weten wat er over is',
    newWords: 'Elke maand weten wat er over is',
  });
  assert.deepEqual(
    (await only(kase.lead, kase)).receivers.map(({ name }) => name),
    ['Esther Verhagen'],
  );
});

test('an agreement and a contact note are corrected too; what a note said is kept with the note as well', async () => {
  const kase = await openCase(api);
  const { caseId } = kase;
  const { agreementId } = await kase.lead.call(plans.addAgreement, {
    params: { caseId },
    body: { part: 'money', kind: 'help', what: 'Belt de bank', keeper: { name: 'Moeder' }, dueOn: inDays(9) },
  });
  const { noteId } = await kase.lead.call(contacts.writeContact, {
    params: { caseId },
    body: {
      part: 'money',
      happenedOn: inDays(0),
      withWhom: 'Moeder',
      how: 'phone',
      reached: true,
      what: 'Wil geen hulp',
      callBackOn: null,
    },
  });
  for (const [about, seen, newWords] of [
    [{ kind: 'agreement', id: agreementId }, 'Belt de bank', 'Schrijft de bank'],
    [{ kind: 'contact-note', id: noteId }, 'Wil geen hulp', 'Wil eerst bellen'],
  ] as const) {
    const { correctionId } = await ask(kase.lead, kase, asking(about));
    const given = await answer(kase.deputy, correctionId, 1, {
      outcome: 'corrected',
      answer: 'Klopt',
      seen,
      newWords,
    });
    assert.equal(given.statusCode, 201, given.body);
    const found = await only(kase.lead, kase);
    assert.deepEqual([found.about.now, found.earlier[0]?.words], [newWords, seen]);
  }
  const notes = await kase.lead.call(contacts.listContacts, { params: { caseId }, query: {} });
  assert.deepEqual(
    notes.items.map(({ what, earlier }) => [what, earlier[0]?.what]),
    [['Wil eerst bellen', 'Wil geen hulp']],
  );
});

test('not corrected: the reason stays beside it and nothing is changed; something else is answered in words', async () => {
  const kase = await openCase(api);
  const fact = await factOf(kase);
  const { correctionId } = await ask(kase.lead, kase, asking({ kind: 'fact', id: fact.factId }));
  await answer(kase.lead, correctionId, 1, { outcome: 'refused', answer: 'De school heeft het zo gezien' });
  const found = await only(kase.lead, kase);
  assert.deepEqual(
    [found.state, found.about.now, found.earlier, found.receivers],
    ['refused', fact.words, [], []],
  );
  assert.deepEqual(await workOf(kase.lead, kase), []);
  const other = await ask(
    kase.lead,
    kase,
    asking({ kind: 'other', part: 'headline', words: 'De naam op de brief' }),
  );
  assert.equal(
    await refusedAnswer(kase.lead, other.correctionId, 1, {
      outcome: 'corrected',
      answer: 'Ja',
      seen: null,
      newWords: 'x',
    }),
    'invalid-input',
  );
  assert.equal(
    (
      await answer(kase.lead, other.correctionId, 1, {
        outcome: 'corrected',
        answer: 'Ja',
        seen: null,
        newWords: null,
      })
    ).statusCode,
    201,
  );
});

test('the answer may come later once, with the reason, said in time and within the two months of the law', async () => {
  const kase = await openCase(api);
  const fact = await factOf(kase);
  const { correctionId, answerBy } = await ask(kase.lead, kase, asking({ kind: 'fact', id: fact.factId }));
  const latest = Temporal.PlainDate.from(answerBy).add({ months: 2 }).toString();
  const extend = (until: string, ifMatch = 1) =>
    kase.lead.send(contract.extendCorrection, {
      params: { correctionId },
      ifMatch,
      body: { until, because: 'Wij vragen het na bij de school' },
    } as never);
  assert.equal((await extend(answerBy)).statusCode, 422);
  assert.equal((await extend(Temporal.PlainDate.from(latest).add({ days: 1 }).toString())).statusCode, 422);
  assert.equal((await extend(latest)).statusCode, 200);
  const found = await only(kase.lead, kase);
  assert.deepEqual([found.answerBy, found.mayExtend], [latest, false]);
  assert.equal((await workOf(kase.lead, kase))[0]?.dueOn, latest);
  assert.equal((await extend(latest, 2)).statusCode, 409);
  // asked five weeks ago and forgotten: too late to say that it will be later
  const late = await ask(
    kase.lead,
    kase,
    asking({ kind: 'fact', id: fact.factId }, { askedOn: inDays(-40) }),
  );
  const overdue = (await listOf(kase.lead, kase)).find(each => each.correctionId === late.correctionId);
  assert.deepEqual([overdue?.overdue, overdue?.mayExtend], [true, false]);
  assert.equal(
    await kase.lead.refused(contract.extendCorrection, {
      params: { correctionId: late.correctionId },
      ifMatch: 1,
      body: { until: inDays(5), because: 'Vergeten' },
    } as never),
    'term-out-of-bounds',
  );
});

test('for a child of twelve or older a professional may ask; for a younger one a parent does', async () => {
  const kase = await openCase(api, {
    opening: {
      children: [2011, 2019].map(year => ({
        givenNames: year === 2011 ? 'Noor' : 'Sem',
        surnamePrefix: null,
        surname: 'Verhagen',
        birthDate: { year, month: 6, day: 14 },
      })),
    },
  });
  const { children } = await openedBy(kase.lead, kase);
  const idOf = (name: string) => children.find(child => child.name.startsWith(name))?.childId ?? '';
  const other = { kind: 'other', part: 'headline', words: 'Wat er over school staat' };
  const forChild = (onBehalfOf: string) =>
    asking(other, { askedBy: 'Noor', onBehalfOf: onBehalfOf as never });
  await ask(kase.lead, kase, forChild(idOf('Noor')));
  assert.equal((await only(kase.lead, kase)).onBehalfOf, 'Noor');
  assert.equal(await refused(kase.lead, kase, forChild(idOf('Sem'))), 'child-too-young');
  assert.equal(await refused(kase.lead, kase, asking(other, { askedOn: inDays(1) })), 'term-out-of-bounds');
});

test('who does not read it cannot ask, read or decide: headline alone, expired access, another family, another municipality', async () => {
  const kase = await openCase(api);
  const fact = await factOf(kase);
  const about = { kind: 'fact', id: fact.factId };
  const { correctionId } = await ask(kase.lead, kase, asking(about));
  const officer = await api.as('duinveen-leerplichtambtenaar');
  const elsewhere = fact.part === 'money' ? 'school-work' : 'money';
  const { grantId } = await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { [elsewhere]: 'write' },
  });
  assert.deepEqual(await listOf(officer, kase), []);
  assert.equal(await refused(officer, kase, asking(about)), 'not-found');
  assert.equal(
    await refusedAnswer(officer, correctionId, 1, { outcome: 'refused', answer: 'Nee' }),
    'not-found',
  );
  const mine = asking({ kind: 'other', part: elsewhere, words: 'Het rooster' });
  await ask(officer, kase, mine);
  await expire(api, grantId, 'still-readable');
  assert.equal(await refused(officer, kase, mine), 'not-allowed', 'the reading days are for reading alone');
  const stranger = await api.as('veenrade-casusregisseur');
  assert.equal(await refused(stranger, kase, asking(about)), 'not-found');
  assert.equal(
    await stranger.refused(contract.listCorrections, { params: { caseId: kase.caseId } }),
    'not-found',
  );
  const another = await openCase(api);
  assert.equal(await refused(kase.lead, another, asking(about)), 'not-found', 'a fact of another case');
});

test('the same request twice is one request', async () => {
  const kase = await openCase(api);
  const fact = await factOf(kase);
  const key = newKey();
  const send = () =>
    kase.lead.send(contract.askCorrection, {
      params: { caseId: kase.caseId },
      body: asking({ kind: 'fact', id: fact.factId }),
      key,
    } as never);
  const [one, two] = [await send(), await send()];
  assert.equal(one.body, two.body);
  assert.equal(
    await countOf(
      api,
      'app.correction k join app.case_file c using (tenant_id, case_id) where c.public_id = $1',
      [kase.caseId],
    ),
    1,
  );
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { z } from 'zod';
import * as contract from '#contract/cases.ts';
import * as grants from '#contract/grants.ts';
import * as plans from '#contract/plans.ts';
import { Problem } from '#contract/problem.ts';
import { searchKey } from '#src/people/index.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accept,
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  findChild,
  idOf,
  inDays,
  letIn,
  newKey,
  openCase,
  openedBy,
  opening,
  openManyCases,
  passOn,
  statusesOf,
  throughStops,
  today,
  valueOf,
  thirdDirector,
} from '../../test/scenes.ts';

let api: Api;
let nurse: ApiClient;
let officer: ApiClient;
let stranger: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  nurse = await api.as('duinveen-jeugdverpleegkundige');
  officer = await api.as('duinveen-leerplichtambtenaar');
  stranger = await api.as('duinveen-jeugdbeschermer');
});
after(() => api.close());

type Opened = Awaited<ReturnType<typeof openCase>>;
const paramsOf = ({ caseId }: Opened) => ({ caseId });
const nurseIn = (kase: Opened) =>
  letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
    reason: 'Kijkt mee met moeder',
  });
const officerIn = (kase: Opened) =>
  letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
const change = (who: ApiClient, kase: Opened, ifMatch: number, body: Parameters<typeof changed>[0]) =>
  who.send(contract.changeCase, { params: paramsOf(kase), ifMatch, body });
const changed = (body: { headline?: string; phase?: number; nextLookBackOn?: string }) => body;
const codeOf = (response: { readonly body: string }) =>
  Problem.parse(JSON.parse(response.body)).type.split(':').at(-1);
const appointAs = (
  kase: Opened,
  who: ApiClient,
  role: 'first-contact' | 'director' | 'deputy',
  heldFunctionId: ReturnType<typeof idOf>,
  ifMatch: number,
) => who.send(contract.appoint, { params: paramsOf(kase), ifMatch, body: { role, heldFunctionId } });

// Opening.

test('the lead sees the whole case, why it may be seen, and what may be done', async () => {
  const kase = await openCase(api);
  const seen = await openedBy(kase.lead, kase);
  assert.equal(seen.reference, kase.reference);
  assert.equal(seen.phase, 1);
  assert.equal(seen.phaseTitle, 'zorg bekijken');
  assert.equal(seen.leadRole, 'first-contact');
  assert.equal(seen.lead?.label, 'Casusregisseur');
  assert.equal(seen.deputy?.label, 'Achtervang');
  assert.deepEqual(
    seen.parts.map(part => [part.part, part.title, part.myLevel]),
    [
      ['headline', 'Hoofdlijn', 'write'],
      ['school-work', 'School en werk', 'write'],
      ['money', 'Geld', 'write'],
    ],
  );
  assert.deepEqual(seen.may, {
    giveAccess: true,
    appoint: true,
    openPart: true,
    change: true,
    consent: true,
  });
  const [why] = seen.why;
  assert.equal(why?.role, 'first-contact');
  assert.equal(why.purpose, 'help-coordination');
  assert.match(why.basisArticle, /Jeugdwet/);
  assert.equal(why.givenBy, 'Medewerker aanmeldpunt');
  assert.equal(why.until, null);
});

test('a team member sees only the parts that were given, and no reasons of others', async () => {
  const kase = await openCase(api);
  await nurseIn(kase);
  await kase.lead.call(plans.addGoal, {
    params: paramsOf(kase),
    body: { part: 'school-work', words: 'Weer hele dagen', whose: 'Noor' },
  });
  const seen = await openedBy(nurse, kase);
  assert.deepEqual(
    seen.parts.map(part => [part.part, part.myLevel]),
    [
      ['headline', 'headline'],
      ['money', 'detail'],
    ],
  );
  assert.deepEqual(seen.facts, [], 'the facts lie in another part');
  assert.deepEqual(seen.goals, []);
  assert.deepEqual(seen.may, {
    giveAccess: false,
    appoint: false,
    openPart: false,
    change: false,
    consent: false,
  });
  assert.equal(seen.why[0]?.reason, 'Kijkt mee met moeder');
  const reasons = seen.team.map(member => [member.colleague.label, member.reason, member.mine]);
  assert.deepEqual(reasons, [
    ['Casusregisseur', null, false],
    ['Achtervang', null, false],
    ['Jeugdverpleegkundige', 'Kijkt mee met moeder', true],
  ]);
  assert.deepEqual(
    seen.team[0]?.parts.map(part => part.part),
    ['headline', 'money'],
    'not even which other parts there are',
  );
});

test('a case that is hidden and one that is not there are answered with the same words', async () => {
  const kase = await openCase(api);
  const answerTo = async (who: ApiClient, caseId: string) => {
    const response = await who.send(contract.openCase, { params: { caseId } });
    const { instance: _, ...problem } = Problem.parse(response.json());
    return problem;
  };
  const elsewhere = await api.as('veenrade-casusregisseur');
  for (const who of [stranger, elsewhere, kase.desk, nurse])
    assert.deepEqual(await answerTo(who, kase.caseId), await answerTo(who, randomUUID()));
});

test('nobody begins before saying that there is no private tie', async () => {
  const kase = await openCase(api, { accepted: false });
  assert.equal(await kase.lead.refused(contract.openCase, { params: paramsOf(kase) }), 'not-found');
  await accept(kase.lead);
  assert.equal((await openedBy(kase.lead, kase)).reference, kase.reference);
  assert.equal(await kase.deputy.refused(contract.openCase, { params: paramsOf(kase) }), 'not-found');
});

// Lists and searching.

test('one’s cases come newest first, with one’s role; what one has no access to does not stand among them', async () => {
  const kase = await openCase(api);
  await nurseIn(kase);
  const [first] = (await kase.lead.call(contract.listCases)).items;
  assert.equal(first?.reference, kase.reference);
  assert.equal(first.myRole, 'first-contact');
  assert.deepEqual(first.children, ['Noor Verhagen']);
  assert.equal((await kase.deputy.call(contract.listCases)).items[0]?.myRole, 'deputy');
  assert.equal((await nurse.call(contract.listCases)).items[0]?.myRole, 'team');
  assert.deepEqual((await stranger.call(contract.listCases)).items, []);
  assert.deepEqual((await kase.desk.call(contract.listCases)).items, []);
});

test('all one’s cases are read page by page without loss or doubles', async () => {
  const kase = await openCase(api);
  await openManyCases(api, kase, 60);
  const { items, pages } = await allPages(cursor =>
    kase.lead.call(contract.listCases, { query: { after: cursor } }),
  );
  const mine = await countOf(
    api,
    `app.access_grant g join app.held_function h using (held_function_id) where h.label = 'Casusregisseur' and g.tenant_id = (select tenant_id from app.tenant where code = 'duinveen')
        and g.kind <> 'standing' and g.revoked_at is null and g.accepted_at is not null`,
  );
  assert.ok(mine > 60 && pages >= 3, `${mine} cases on ${pages} pages`);
  assert.equal(items.length, mine);
  assert.equal(new Set(items.map(item => item.caseId)).size, mine);
});

test('one’s own case is found by its number, however it is typed, and by surname and birth year', async () => {
  const kase = await openCase(api, {
    opening: {
      children: [
        {
          givenNames: 'Fenne',
          surnamePrefix: 'van der',
          surname: 'Zoeken',
          birthDate: { year: 2014, month: 3, day: 2 },
        },
      ],
    },
  });
  const found = async (
    who: ApiClient,
    body: { reference: string } | { surname: string; birthYear: number },
  ) => (await who.call(contract.searchCases, { body })).items.map(item => item.reference);
  assert.deepEqual(await found(kase.lead, { reference: ` ${kase.reference.toLowerCase()} ` }), [
    kase.reference,
  ]);
  assert.deepEqual(await found(kase.lead, { surname: 'ZOEKEN', birthYear: 2014 }), [kase.reference]);
  assert.deepEqual(
    await found(kase.lead, { surname: 'van der Zoeken', birthYear: 2014 }),
    [kase.reference],
    'the prefix may be typed along',
  );
  assert.deepEqual(await found(kase.lead, { surname: 'Zoeken', birthYear: 2013 }), []);
  assert.deepEqual(await found(stranger, { reference: kase.reference }), []);
  assert.deepEqual(await found(stranger, { surname: 'Zoeken', birthYear: 2014 }), []);
});

test('a search for a case is on record as a keyed hash, found or not', async () => {
  await stranger.call(contract.searchCases, { body: { surname: 'Niemandsnaam', birthYear: 2014 } });
  assert.equal(
    await countOf(api, `app.journal_search where act = 'cases.search-own' and key_hash = $1`, [
      searchKey(api.keys, 'Niemandsnaam|2014'),
    ]),
    1,
  );
  assert.equal(await countOf(api, `app.journal_search s where to_jsonb(s)::text ilike '%niemandsnaam%'`), 0);
});

// Changing.

test('lead and deputy change headline, phase and look-back date; the version counts along', async () => {
  const kase = await openCase(api);
  const first = await change(kase.lead, kase, 1, { headline: 'Noor gaat weer naar school', phase: 2 });
  assert.equal(first.headers['etag'], '"2"');
  await change(kase.deputy, kase, 2, { nextLookBackOn: inDays(30) });
  const seen = await openedBy(kase.lead, kase);
  assert.equal(seen.headline, 'Noor gaat weer naar school');
  assert.equal(seen.phase, 2);
  assert.equal(seen.nextLookBackOn, inDays(30));
  assert.equal(seen.version, 3);
});

test('of lead and deputy who change the case at once one hears that the other was first', async () => {
  const kase = await openCase(api);
  const outcomes = await Promise.all([
    change(kase.lead, kase, 1, { headline: 'Van de een' }),
    change(kase.deputy, kase, 1, { headline: 'Van de ander' }),
  ]);
  assert.deepEqual(statusesOf(outcomes), [200, 412]);
  const won = outcomes[0]?.statusCode === 200 ? 'Van de een' : 'Van de ander';
  assert.equal((await openedBy(kase.lead, kase)).headline, won);
});

test('a change sent twice at once, with one key, is made once and answered twice', async () => {
  const kase = await openCase(api);
  const key = newKey();
  const send = () =>
    kase.lead.send(contract.changeCase, {
      params: paramsOf(kase),
      ifMatch: 1,
      key,
      body: { headline: 'Eén keer' },
    });
  const answers = await Promise.all([send(), send(), send()]);
  for (const answer of answers) {
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(answer.headers['etag'], '"2"');
  }
  assert.equal((await openedBy(kase.lead, kase)).version, 2);
});

test('a change that changes nothing, or goes too far, is refused', async () => {
  const kase = await openCase(api);
  assert.equal(codeOf(await change(kase.lead, kase, 1, {})), 'invalid-input');
  assert.equal(codeOf(await change(kase.lead, kase, 1, { phase: 9 })), 'invalid-input');
  assert.equal(codeOf(await change(kase.lead, kase, 1, { phase: 4 })), 'director-needed');
  for (const nextLookBackOn of [today().toString(), today().add({ months: 6, days: 1 }).toString()])
    assert.equal(codeOf(await change(kase.lead, kase, 1, { nextLookBackOn })), 'term-out-of-bounds');
});

test('who works on a case but does not direct it is told so; for others the case is not there', async () => {
  const kase = await openCase(api);
  await officerIn(kase);
  const version = { ifMatch: 1 };
  const params = paramsOf(kase);
  const heldFunctionId = idOf(await colleague(kase.lead, 'Achtervang'));
  const attempts = (who: ApiClient) =>
    Promise.all([
      who.refused(contract.changeCase, { params, ...version, body: { headline: 'Anders' } }),
      who.refused(contract.appoint, { params, ...version, body: { role: 'director', heldFunctionId } }),
      who.refused(contract.openPart, { params, body: { lifeDomain: 'care' } }),
    ]);
  assert.deepEqual(await attempts(officer), ['not-allowed', 'not-allowed', 'not-allowed']);
  assert.deepEqual(await attempts(stranger), ['not-found', 'not-found', 'not-found']);
});

test('a closed case can be read and no longer changed', async () => {
  const kase = await openCase(api);
  await api.admin.query(`update app.case_file set state = 'closed' where public_id = $1`, [kase.caseId]);
  assert.equal((await openedBy(kase.lead, kase)).reference, kase.reference);
  assert.equal(codeOf(await change(kase.lead, kase, 1, { headline: 'Te laat' })), 'case-closed');
  assert.equal(
    await kase.lead.refused(contract.openPart, { params: paramsOf(kase), body: { lifeDomain: 'care' } }),
    'case-closed',
  );
});

// Appointing.

test('the first contact who becomes director goes on without a new question, and the case may enter phase four', async () => {
  const kase = await openCase(api);
  const lead = idOf(await colleague(kase.lead, 'Casusregisseur'));
  assert.equal((await appointAs(kase, kase.lead, 'director', lead, 1)).statusCode, 201);
  const seen = await openedBy(kase.lead, kase);
  assert.equal(seen.leadRole, 'director');
  await throughStops(kase);
  assert.equal((await change(kase.lead, kase, 3, { phase: 4 })).statusCode, 200);
  assert.equal(codeOf(await appointAs(kase, kase.lead, 'first-contact', lead, 4)), 'director-needed');
});

test('a successor begins after saying that there is no private tie; the predecessor’s access ends at once', async () => {
  const kase = await openCase(api);
  const third = await thirdDirector(api);
  const successor = idOf(await colleague(kase.lead, 'Derde regisseur'));
  assert.equal((await appointAs(kase, kase.deputy, 'director', successor, 1)).statusCode, 201);
  assert.equal(await kase.lead.refused(contract.openCase, { params: paramsOf(kase) }), 'not-found');
  assert.equal(await third.refused(contract.openCase, { params: paramsOf(kase) }), 'not-found');
  assert.equal((await openedBy(kase.deputy, kase)).lead?.label, 'Derde regisseur', 'there is always someone');
  await accept(third);
  assert.equal((await openedBy(third, kase)).why[0]?.role, 'director');
});

test('lead and deputy are two people, each of a function that may', async () => {
  const kase = await openCase(api);
  const lead = idOf(await colleague(kase.lead, 'Casusregisseur'));
  const deputy = idOf(await colleague(kase.lead, 'Achtervang'));
  const nurseId = idOf(await colleague(kase.lead, 'Jeugdverpleegkundige'));
  const elsewhere = idOf(await colleague(await api.as('veenrade-aanmeldpunt'), 'Casusregisseur'));
  assert.equal(codeOf(await appointAs(kase, kase.lead, 'director', deputy, 1)), 'lead-is-deputy');
  assert.equal(codeOf(await appointAs(kase, kase.lead, 'deputy', lead, 1)), 'lead-is-deputy');
  for (const id of [nurseId, elsewhere, randomUUID()])
    for (const role of ['director', 'deputy'] as const)
      assert.equal(codeOf(await appointAs(kase, kase.lead, role, id, 1)), 'colleague-not-eligible');
  assert.equal(codeOf(await appointAs(kase, kase.lead, 'director', lead, 5)), 'version-mismatch');
});

test('a colleague with a conflict of interest cannot be appointed, and nobody hears why', async () => {
  const kase = await openCase(api);
  await thirdDirector(api);
  const third = idOf(await colleague(kase.lead, 'Derde regisseur'));
  await api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select c.tenant_id, h.professional_id, c.case_id, h.professional_id from app.case_file c, app.held_function h where c.public_id = $1 and h.public_id = $2`,
    [kase.caseId, third],
  );
  assert.equal(codeOf(await appointAs(kase, kase.lead, 'deputy', third, 1)), 'colleague-not-eligible');
});

// Parts.

test('a life domain is opened when it is needed, once; lead and deputy have it from then on', async () => {
  const kase = await openCase(api);
  const open = (lifeDomain: string) =>
    kase.lead.send(contract.openPart, { params: paramsOf(kase), body: { lifeDomain } });
  assert.equal((await open('care')).statusCode, 201);
  assert.equal(codeOf(await open('care')), 'already-open');
  assert.equal(codeOf(await open('weather')), 'unknown-life-domain');
  assert.equal(codeOf(await open('headline')), 'unknown-life-domain');
  for (const who of [kase.lead, kase.deputy])
    assert.ok(
      (await openedBy(who, kase)).parts.some(part => part.part === 'care' && part.myLevel === 'write'),
    );
});

test('of two who open the same life domain at once one hears that it is open already', async () => {
  const kase = await openCase(api);
  const open = (who: ApiClient) =>
    who.send(contract.openPart, { params: paramsOf(kase), body: { lifeDomain: 'leisure' } });
  const outcomes = await Promise.all([open(kase.lead), open(kase.deputy)]);
  assert.deepEqual(statusesOf(outcomes), [201, 409]);
  assert.equal((await openedBy(kase.lead, kase)).parts.filter(part => part.part === 'leisure').length, 1);
});

// The child.

test('when a child was last seen is written down by who directs, with the version that was seen', async () => {
  const kase = await openCase(api);
  const [child] = (await openedBy(kase.lead, kase)).children;
  const params = { caseId: kase.caseId, childId: child?.childId ?? '' };
  const body = { seenOn: inDays(-2), seenBy: 'Wijkteam, thuis', alone: true };
  assert.equal(
    await kase.lead.refused(contract.recordSeen, {
      params,
      ifMatch: 1,
      body: { ...body, seenOn: inDays(1) },
    }),
    'term-out-of-bounds',
  );
  await kase.lead.call(contract.recordSeen, { params, ifMatch: 1, body });
  assert.equal(
    await kase.deputy.refused(contract.recordSeen, { params, ifMatch: 1, body }),
    'version-mismatch',
  );
  const [seen] = (await openedBy(kase.deputy, kase)).children;
  assert.equal(seen?.lastSeenOn, inDays(-2));
  assert.equal(seen.lastSeenAlone, true);
  await officerIn(kase);
  assert.equal(await officer.refused(contract.recordSeen, { params, ifMatch: 2, body }), 'not-allowed');
  assert.equal(await stranger.refused(contract.recordSeen, { params, ifMatch: 2, body }), 'not-found');
});

test('a child of another case is not found here', async () => {
  const [one, other] = [await openCase(api), await openCase(api)];
  const [child] = (await openedBy(other.lead, other)).children;
  const params = { caseId: one.caseId, childId: child?.childId ?? '' };
  assert.equal(
    await one.lead.refused(contract.recordSeen, {
      params,
      ifMatch: 1,
      body: { seenOn: today().toString(), seenBy: 'Wijkteam', alone: false },
    }),
    'not-found',
  );
  assert.equal(await one.lead.refused(contract.revealAddress, { params }), 'not-found');
});

test('an address is shown when asked for, one child at a time, and that is on record', async () => {
  const { concernId } = await passOn(api);
  const desk = await api.as('duinveen-aanmeldpunt');
  const sem = await findChild(desk, concernId, { surname: 'Verhagen', birthYear: 2017 });
  const kase = await openCase(api, { child: { surname: 'Verhagen', birthYear: 2017 } });
  assert.ok(sem);
  const seen = await openedBy(kase.lead, kase);
  const childId = seen.children[0]?.childId ?? '';
  assert.equal(seen.children[0]?.hasAddress, true);
  assert.ok(!/\d{4} ?[A-Z]{2}/.test(JSON.stringify(seen)), 'opening the case shows no address');
  const before = await countOf(api, `app.journal where act = 'cases.reveal-address'`);
  for (const who of [kase.lead, kase.deputy]) {
    const address = await who.call(contract.revealAddress, { params: { caseId: kase.caseId, childId } });
    assert.equal(address.secret, false);
    assert.match(address.lines.join('\n'), /\d{4} ?[A-Z]{2} Duinveen/);
  }
  assert.equal(await countOf(api, `app.journal where act = 'cases.reveal-address'`), before + 2);
  await nurseIn(kase);
  assert.equal((await openedBy(nurse, kase)).children[0]?.hasAddress, false);
  assert.equal(
    await nurse.refused(contract.revealAddress, { params: { caseId: kase.caseId, childId } }),
    'not-found',
  );
  assert.equal(
    await valueOf(
      api,
      `select count(*)::int from app.child_address a where encode(a.address, 'escape') ilike '%duinveen%'`,
    ),
    0,
    'it does not lie readable in the database',
  );
});

test('a secret address is the lead’s alone, also for the next lead', async () => {
  const kase = await openCase(api, { child: { surname: 'de Ruiter', birthYear: 2018 } });
  const [child] = (await openedBy(kase.lead, kase)).children;
  const params = { caseId: kase.caseId, childId: child?.childId ?? '' };
  assert.equal(child?.secret, true);
  assert.equal(child.municipality, null);
  const address = await kase.lead.call(contract.revealAddress, { params });
  assert.equal(address.secret, true);
  assert.ok(address.lines.length > 0);
  const [forDeputy] = (await openedBy(kase.deputy, kase)).children;
  assert.equal(forDeputy?.hasAddress, false);
  assert.equal(await kase.deputy.refused(contract.revealAddress, { params }), 'not-found');
  const { parts, team } = await openedBy(kase.lead, kase);
  for (const listed of [parts, ...team.map(member => member.parts)])
    assert.ok(!listed.some(({ part }) => part === 'sealed'), 'the case looks like any other');
  const third = await thirdDirector(api);
  const successor = idOf(await colleague(kase.lead, 'Derde regisseur'));
  await appointAs(kase, kase.lead, 'director', successor, 1);
  await accept(third);
  assert.deepEqual((await third.call(contract.revealAddress, { params })).lines, address.lines);
  assert.equal(await kase.lead.refused(contract.revealAddress, { params }), 'not-found');
});

// Who looked.

test('who looked is shown to who may read that part, and to nobody else', async () => {
  const kase = await openCase(api);
  await nurseIn(kase);
  await officerIn(kase);
  await openedBy(officer, kase);
  await openedBy(nurse, kase);
  const looksOf = async (who: ApiClient) =>
    (await who.call(contract.listLooks, { params: paramsOf(kase) })).items;
  const forLead = await looksOf(kase.lead);
  assert.ok(
    forLead.some(
      look =>
        look.label === 'Leerplichtambtenaar' && look.part === 'school-work' && look.act === 'cases.open',
    ),
  );
  const forNurse = await looksOf(nurse);
  assert.deepEqual([...new Set(forNurse.map(look => look.part))], ['money']);
  assert.equal(await stranger.refused(contract.listLooks, { params: paramsOf(kase) }), 'not-found');
});

test('the whole log is read page by page, newest first, without loss or doubles', async () => {
  const kase = await openCase(api);
  for (let nr = 0; nr < 40; nr += 1) await openedBy(kase.deputy, kase);
  const last = await valueOf(
    api,
    'select max(j.journal_id) from app.journal j join app.case_file c on c.case_id = j.file_id where c.public_id = $1',
    [kase.caseId],
  );
  const { items, pages } = await allPages(cursor =>
    kase.lead.call(contract.listLooks, { params: paramsOf(kase), query: { after: cursor } }),
  );
  assert.ok(pages >= 3);
  const moments = items.map(look => look.lookedAt);
  assert.deepEqual(moments, moments.toSorted().toReversed());
  // reading the log is a look itself: every page after the first begins behind what was written meanwhile
  const before = await countOf(
    api,
    'app.journal j join app.case_file c on c.case_id = j.file_id where c.public_id = $1 and j.journal_id <= $2',
    [kase.caseId, last],
  );
  assert.equal(items.length, before);
});

test('a bookmark in the log tells nobody how much others look, and fits no other list', async () => {
  const kase = await openCase(api);
  for (let nr = 0; nr < 20; nr += 1) await openedBy(kase.deputy, kase);
  const { next } = await kase.lead.call(contract.listLooks, { params: paramsOf(kase) });
  assert.ok(next);
  const [inner] = z.tuple([z.string()]).parse(JSON.parse(Buffer.from(next, 'base64url').toString()));
  for (const readable of [inner, Buffer.from(inner, 'base64url').toString('latin1')])
    assert.doesNotMatch(readable, /^\d+$/);
  assert.equal(
    await kase.lead.refused(contract.listLooks, {
      params: paramsOf(kase),
      query: { after: Buffer.from('["12"]').toString('base64url') },
    }),
    'invalid-input',
  );
  assert.equal(await kase.lead.refused(contract.listCases, { query: { after: next } }), 'invalid-input');
});

test('an invitation that was answered is not answered again', async () => {
  const kase = await openCase(api);
  const { items } = await kase.lead.call(grants.listInvitations);
  assert.deepEqual(items, []);
  assert.ok((await opening(kase.desk)).leadHeldFunctionId);
});

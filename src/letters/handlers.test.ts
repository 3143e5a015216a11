import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as contract from '#contract/letters.ts';
import * as plans from '#contract/plans.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { readPdf } from '../../test/pdf-text.ts';
import {
  countOf,
  everyoneWasHere,
  inDays,
  invite,
  letIn,
  newKey,
  openCase,
  openedBy,
  statusesOf,
  valueOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

type Recipient = BodyOf<typeof contract.prepareLetter>;
const born = (
  given: { year: number | null; month: number | null; day: number | null },
  givenNames: string,
) => ({
  givenNames,
  surnamePrefix: null,
  surname: 'Kanariekind',
  birthDate: given,
});
const old = born({ year: 2011, month: 6, day: 14 }, 'Noor');
const young = born({ year: 2017, month: 2, day: 3 }, 'Sem');
const unknown = born({ year: null, month: null, day: null }, 'Bo');

const family = (given: Partial<Parameters<typeof openCase>[1]> = {}) =>
  openCase(api, { ...given, opening: { children: [old, young, unknown], ...given?.opening } });
const listOf = (kase: OpenedCase, who = kase.lead) =>
  who.call(contract.listLetters, { params: { caseId: kase.caseId } });
const idsOf = async (kase: OpenedCase) => {
  const { children } = await listOf(kase);
  const [bo, noor, sem] = ['Bo', 'Noor', 'Sem'].map(
    name => children.find(child => child.name.startsWith(name))?.childId ?? '',
  );
  return { noor: noor ?? '', sem: sem ?? '', bo: bo ?? '' };
};
const prepare = async (kase: OpenedCase, body: Recipient, who = kase.lead): Promise<string> =>
  (await who.call(contract.prepareLetter, { params: { caseId: kase.caseId }, body })).letterId;
const toParent = async (
  kase: OpenedCase,
  given: Partial<Extract<Recipient, { kind: 'information-parent' }>> = {},
) =>
  prepare(kase, {
    kind: 'information-parent',
    name: 'Esther Verhagen',
    children: [(await idsOf(kase)).noor],
    address: [],
    ...given,
  } as Recipient);
const letterOf = (who: ApiClient, letterId: string) =>
  who.call(contract.openLetter, { params: { letterId } });
const paperOf = async (who: ApiClient, letterId: string) => {
  const answer = await who.send(contract.openLetterPdf, { params: { letterId } });
  assert.equal(answer.statusCode, 200, answer.body);
  return { answer, ...(await readPdf(answer.rawPayload)) };
};
const send = (who: ApiClient, letterId: string, ifMatch = 1, given = {}) =>
  who.send(contract.sendLetter, {
    params: { letterId },
    ifMatch,
    body: { sentOn: inDays(0), endsPostponement: false, ...given },
  });
const refusedToSend = (who: ApiClient, letterId: string, ifMatch = 1, given = {}) =>
  who.refused(contract.sendLetter, {
    params: { letterId },
    ifMatch,
    body: { sentOn: inDays(0), endsPostponement: false, ...given },
  });
const undo = (who: ApiClient, letterId: string, ifMatch: number) =>
  who.send(contract.undoSending, { params: { letterId }, ifMatch });

test('two parents, two letters: neither holds anything of the other, of the child or of who passed the concern on', async () => {
  const kase = await family({
    answers: {
      observed: 'Kanarieoog: ze zei dat ze Kanariepakjes wegbrengt',
      goesWell: 'Kanariegoed',
      toldBy: 'Kanariebuur',
      firstHand: false,
      doneSoFar: 'Kanariegedaan',
      reachMe: 'Kanarienummer',
      childName: 'Kanarienaam',
    },
    opening: { headline: 'Kanariezin over de schuld', reason: 'Kanariereden', children: [old, young] },
  });
  await kase.lead.call(plans.addGoal, {
    params: { caseId: kase.caseId },
    body: { part: 'school-work', words: 'Kanariedoel', whose: 'Kanariemond' },
  });
  const attendance = await api.as('duinveen-leerplichtambtenaar');
  await letIn(kase, attendance, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
    reason: 'Kanariewaarom',
    familyTold: 'Kanarieverteld',
  });
  await invite(kase, 'Gedragswetenschapper', { basis: 'youth-second-reader', parts: { money: 'detail' } });
  const { noor, sem } = await idsOf(kase);
  const mother = await toParent(kase, {
    name: 'Esther Kanariemoeder',
    children: [noor, sem],
    address: ['Kanariemoederlaan 1', '1234 AB Duinveen'],
  });
  const father = await toParent(kase, {
    name: 'Mark Kanarievader',
    children: [noor],
    address: ['Kanarievaderweg 2', '5678 CD Veenrade'],
  });
  const child = await prepare(kase, { kind: 'information-child', childId: noor });
  const papers = {
    mother: await paperOf(kase.lead, mother),
    father: await paperOf(kase.lead, father),
    child: await paperOf(kase.lead, child),
  };
  const own = {
    mother: ['Esther Kanariemoeder', 'Kanariemoederlaan 1', 'Noor en Sem'],
    father: ['Mark Kanarievader', 'Kanarievaderweg 2', 'over Noor.'],
    child: ['Noor Kanariekind'],
  };
  const notOwn = {
    mother: /Kanarie(?!moeder)/,
    father: /Kanarie(?!vader)|Sem/,
    child: /Kanarie(?!kind)|Sem|Esther|Mark/,
  };
  for (const who of ['mother', 'father', 'child'] as const) {
    const { text, info, xmp } = papers[who];
    for (const words of own[who]) assert.ok(text.includes(words), `${who} does not read ${words} in ${text}`);
    assert.doesNotMatch(text, notOwn[who], who);
    assert.doesNotMatch(info + xmp, /Kanarie|Noor|Sem|C-/, `${who}: metadata`);
    assert.match(text, /Casusregisseur, Gemeente Duinveen/);
    assert.match(text, /Leerplichtambtenaar, Gemeente Duinveen/);
    assert.doesNotMatch(
      text,
      /Jeugdverpleegkundige|Jeugdgezondheidszorg|Aanmeldpunt/i,
      'who passed it on takes no part',
    );
    assert.doesNotMatch(text, /Gedragswetenschapper/, 'who was asked and has not begun takes no part yet');
    assert.match(text, /20 jaar.*Jeugdwet artikel 7\.3\.8/);
    assert.match(text, /\(0990\) 12 34 00/);
  }
  // the preview holds the very same words
  const preview = await letterOf(kase.lead, father);
  for (const words of [
    ...preview.text.addressee,
    ...preview.text.sections.flatMap(each => [...each.paragraphs, ...each.items]),
  ])
    assert.ok(papers.father.text.replaceAll(/\s/g, '').includes(words.replaceAll(/\s/g, '')), words);
  assert.doesNotMatch(JSON.stringify(preview), /Esther|moeder|Kanarie(?!vader)|Sem/);
});

test('the paper is a PDF that no cache keeps, under a name that tells nothing; the same letter is the same bytes', async () => {
  const kase = await family();
  const letterId = await toParent(kase);
  const { answer } = await paperOf(kase.lead, letterId);
  assert.equal(answer.headers['content-type'], 'application/pdf');
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.equal(answer.headers['content-disposition'], 'inline; filename="brief.pdf"');
  assert.equal(answer.headers['etag'], undefined);
  const again = await paperOf(kase.deputy, letterId);
  assert.ok(answer.rawPayload.equals(again.answer.rawPayload));
});

test('a letter is prepared, sent, undone on the day, sent again; then it is on record and stays', async () => {
  const kase = await family();
  const letterId = await toParent(kase);
  assert.deepEqual(
    (await listOf(kase)).letters.map(({ state, sentOn, recipient, preparedBy }) => ({
      state,
      sentOn,
      recipient,
      preparedBy,
    })),
    [{ state: 'draft', sentOn: null, recipient: 'Esther Verhagen', preparedBy: 'Casusregisseur' }],
  );
  assert.equal((await send(kase.lead, letterId)).statusCode, 201);
  const sent = await letterOf(kase.lead, letterId);
  assert.deepEqual([sent.state, sent.sentOn, sent.mayUndo, sent.version], ['sent', inDays(0), true, 2]);
  assert.equal(await refusedToSend(kase.lead, letterId, 2), 'letter-sent');
  assert.equal(
    await kase.lead.refused(contract.withdrawLetter, { params: { letterId }, ifMatch: 2 }),
    'letter-sent',
  );
  assert.equal((await undo(kase.deputy, letterId, 2)).statusCode, 200);
  assert.equal((await letterOf(kase.lead, letterId)).state, 'draft');
  assert.equal((await send(kase.deputy, letterId, 3)).statusCode, 201);
  await api.admin.query(
    `update app.letter set sent_recorded_at = ((authz.today())::timestamp at time zone 'Europe/Amsterdam') - interval '1 second' where public_id = $1`,
    [letterId],
  );
  assert.equal((await letterOf(kase.lead, letterId)).mayUndo, false);
  assert.equal(
    await kase.lead.refused(contract.undoSending, { params: { letterId }, ifMatch: 4 }),
    'undo-too-late',
  );
  assert.equal((await letterOf(kase.lead, letterId)).state, 'sent');
});

test('a draft is withdrawn and its words are erased; a withdrawn letter is nowhere', async () => {
  const kase = await family();
  const letterId = await toParent(kase, { address: ['Duinlaan 3'] });
  assert.equal(
    (await kase.lead.send(contract.withdrawLetter, { params: { letterId }, ifMatch: 1 })).statusCode,
    204,
  );
  assert.deepEqual((await listOf(kase)).letters, []);
  assert.equal(await kase.lead.refused(contract.openLetter, { params: { letterId } }), 'not-found');
  assert.equal(await kase.lead.refused(contract.openLetterPdf, { params: { letterId } }), 'not-found');
  assert.equal(await refusedToSend(kase.lead, letterId, 2), 'not-found');
  assert.equal(
    await countOf(
      api,
      'app.letter where public_id = $1 and recipient is null and document is null and address is null',
      [letterId],
    ),
    1,
  );
});

test('sending a parent’s letter informs the parents where that was open, once the last parent’s letter is sent, and undoing opens it again', async () => {
  const kase = await family({
    opening: { parentsInformed: 'by-first-contact', parentsInformedOn: inDays(3) },
  });
  const informed = async () => {
    const { parentsInformed, parentsInformedOn } = await openedBy(kase.lead, kase);
    return [parentsInformed, parentsInformedOn];
  };
  const one = await toParent(kase);
  const other = await toParent(kase, { name: 'Mark Verhagen' });
  const child = await prepare(kase, { kind: 'information-child', childId: (await idsOf(kase)).noor });
  assert.equal((await send(kase.lead, child)).statusCode, 201);
  assert.equal((await send(kase.lead, one)).statusCode, 201);
  assert.deepEqual(await informed(), ['by-first-contact', inDays(3)], 'the other parent does not know yet');
  assert.equal((await send(kase.lead, other)).statusCode, 201);
  assert.deepEqual(await informed(), ['by-first-contact', inDays(0)]);
  assert.equal((await undo(kase.lead, other, 2)).statusCode, 200);
  assert.deepEqual(await informed(), ['by-first-contact', inDays(3)]);
});

test('where it was decided to inform the parents later, no letter leaves unless that ends in the same act', async () => {
  const kase = await family({
    opening: {
      parentsInformed: 'postponed',
      parentsInformedOn: inDays(10),
      parentsPostponedGround: 'danger-to-child',
      parentsPostponedBecause: 'Eerst het kind veilig spreken',
    },
  });
  const letterId = await toParent(kase);
  const child = await prepare(kase, { kind: 'information-child', childId: (await idsOf(kase)).noor });
  assert.equal(await refusedToSend(kase.lead, letterId), 'notice-postponed');
  assert.equal(
    await refusedToSend(kase.lead, child),
    'notice-postponed',
    'what a child has at home its parents read',
  );
  assert.equal(
    await countOf(api, `app.letter where state = 'sent' and public_id = any ($1)`, [[letterId, child]]),
    0,
  );
  assert.equal((await send(kase.lead, letterId, 1, { endsPostponement: true })).statusCode, 201);
  assert.equal((await openedBy(kase.lead, kase)).parentsInformed, 'by-first-contact');
});

test('a child gets its own letter from twelve, and none when nobody knows its age', async () => {
  const kase = await family();
  const { sem, bo } = await idsOf(kase);
  for (const childId of [sem, bo])
    assert.equal(
      await kase.lead.refused(contract.prepareLetter, {
        params: { caseId: kase.caseId },
        body: { kind: 'information-child', childId },
      }),
      'child-too-young',
    );
  assert.deepEqual(
    new Map((await listOf(kase)).children.map(({ name, mayReceive }) => [name.split(' ')[0], mayReceive])),
    new Map([
      ['Bo', false],
      ['Noor', true],
      ['Sem', false],
    ]),
  );
});

test('where an address is secret no address goes on any letter, and the database keeps none', async () => {
  const kase = await openCase(api, { child: { surname: 'de Ruiter', birthYear: 2018 } });
  const list = await listOf(kase);
  assert.equal(list.addressIsSecret, true);
  const body = {
    kind: 'information-parent' as const,
    name: 'Ouder',
    children: list.children.map(child => child.childId),
    address: ['Geheimlaan 1'],
  };
  assert.equal(
    await kase.lead.refused(contract.prepareLetter, { params: { caseId: kase.caseId }, body }),
    'address-is-secret',
  );
  const address = await valueOf(
    api,
    `select count(*) from app.letter where case_id = (select case_id from app.case_file where public_id = $1)`,
    [kase.caseId],
  );
  assert.equal(Number(address), 0);
  const letterId = await prepare(kase, { ...body, address: [] });
  const { lines } = await kase.lead.call(cases.revealAddress, {
    params: { caseId: kase.caseId, childId: list.children[0]?.childId ?? '' },
  });
  const { text } = await paperOf(kase.lead, letterId);
  for (const line of lines) assert.ok(!text.includes(line), `the secret address is on paper: ${line}`);
  // the function itself refuses as well
  await api.admin.query('begin');
  await api.admin.query('select authz.enter($1, $2, $3)', [kase.lead.token, 'help-coordination', 'test']);
  await assert.rejects(
    api.admin.query(`select authz.prepare_letter($1, $2, null, 'Ouder', '{}', 'x')`, [kase.caseId, newKey()]),
    /address-is-secret/,
  );
  await api.admin.query('rollback');
});

test('the address is kept encrypted, and opens for its own letter alone', async () => {
  const kase = await family();
  const one = await toParent(kase, { address: ['Kanariestraat 1'] });
  const other = await toParent(kase, { name: 'Mark', address: ['Andere straat 2'] });
  assert.doesNotMatch(
    String(
      await valueOf(
        api,
        `select encode(address, 'escape') || document::text from app.letter where public_id = $1`,
        [one],
      ),
    ),
    /Kanariestraat/,
  );
  await api.admin.query(
    'update app.letter set address = (select address from app.letter where public_id = $1) where public_id = $2',
    [one, other],
  );
  assert.equal(await kase.lead.refused(contract.openLetter, { params: { letterId: other } }), 'server-error');
});

test('letters are for who directs: a team member, a partner, the desk, oversight and the neighbours make and see none', async () => {
  const kase = await family();
  const letterId = await toParent(kase);
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { headline: 'detail', money: 'detail' },
  });
  const body: Recipient = { kind: 'information-child', childId: (await idsOf(kase)).noor };
  assert.deepEqual(
    (await listOf(kase, nurse)).letters,
    [],
    'a letter is between the team’s lead and the family',
  );
  assert.equal((await listOf(kase, nurse)).mayPrepare, false);
  assert.equal(
    await nurse.refused(contract.prepareLetter, { params: { caseId: kase.caseId }, body }),
    'not-allowed',
  );
  assert.equal(await nurse.refused(contract.openLetter, { params: { letterId } }), 'not-found');
  assert.equal(await nurse.refused(contract.openLetterPdf, { params: { letterId } }), 'not-found');
  assert.equal(await refusedToSend(nurse, letterId), 'not-found');
  for (const subject of [
    'duinveen-aanmeldpunt',
    'duinveen-privacy-officer',
    'duinveen-burgerzaken',
    'veenrade-casusregisseur',
  ]) {
    const who = await api.as(subject);
    assert.equal(
      await who.refused(contract.listLetters, { params: { caseId: kase.caseId } }),
      'not-found',
      subject,
    );
    assert.equal(
      await who.refused(contract.prepareLetter, { params: { caseId: kase.caseId }, body }),
      'not-found',
      subject,
    );
    assert.equal(await who.refused(contract.openLetterPdf, { params: { letterId } }), 'not-found', subject);
    assert.equal(await refusedToSend(who, letterId), 'not-found', subject);
    assert.equal(
      await who.refused(contract.undoSending, { params: { letterId }, ifMatch: 1 }),
      'not-found',
      subject,
    );
    assert.equal(
      await who.refused(contract.withdrawLetter, { params: { letterId }, ifMatch: 1 }),
      'not-found',
      subject,
    );
  }
  assert.equal(
    await api.anonymous().refused(contract.openLetterPdf, { params: { letterId } }),
    'not-signed-in',
  );
});

test('who writes in the main line of a case and does not direct it reads letters and makes none', async () => {
  const kase = await family();
  const letterId = await toParent(kase);
  const officer = await api.as('duinveen-leerplichtambtenaar');
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { headline: 'write' },
  });
  assert.equal((await letterOf(officer, letterId)).mayAct, false);
  assert.equal(await refusedToSend(officer, letterId), 'not-allowed');
  assert.equal(
    await officer.refused(contract.withdrawLetter, { params: { letterId }, ifMatch: 1 }),
    'not-allowed',
  );
});

test('a deputy with a conflict of interest, or whose access has ended, finds no letter', async () => {
  const kase = await family();
  const letterId = await toParent(kase);
  const file = await valueOf(api, 'select case_id from app.case_file where public_id = $1', [kase.caseId]);
  await api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select s.tenant_id, s.professional_id, $1, s.professional_id from authz.session s where s.token_hash = sha256(convert_to($2, 'UTF8'))`,
    [file, kase.deputy.token],
  );
  assert.equal(await kase.deputy.refused(contract.openLetterPdf, { params: { letterId } }), 'not-found');
  assert.equal(await refusedToSend(kase.deputy, letterId), 'not-found');
  assert.equal((await send(kase.lead, letterId)).statusCode, 201);
});

test('a child of another family cannot be written to, nor named', async () => {
  const kase = await family();
  const stranger = await idsOf(await family());
  for (const body of [
    { kind: 'information-child', childId: stranger.noor },
    {
      kind: 'information-parent',
      name: 'Esther',
      children: [(await idsOf(kase)).noor, stranger.noor],
      address: [],
    },
  ] as Recipient[])
    assert.equal(
      await kase.lead.refused(contract.prepareLetter, { params: { caseId: kase.caseId }, body }),
      'not-found',
    );
  assert.deepEqual((await listOf(kase)).letters, []);
});

test('an old version, two at once and a repeat: a letter is sent once', async () => {
  const kase = await family();
  const letterId = await toParent(kase);
  assert.equal(await refusedToSend(kase.lead, letterId, 7), 'version-mismatch');
  const statuses = statusesOf(await Promise.all([send(kase.lead, letterId), send(kase.deputy, letterId)]));
  assert.equal(statuses[0], 201);
  assert.ok([409, 412].includes(statuses[1] ?? 0), String(statuses));
  const key = newKey();
  const body: Recipient = { kind: 'information-child', childId: (await idsOf(kase)).noor };
  const asked = { params: { caseId: kase.caseId }, body, key };
  const first = await kase.lead.send(contract.prepareLetter, asked);
  assert.deepEqual((await kase.lead.send(contract.prepareLetter, asked)).json(), first.json());
  assert.equal((await listOf(kase)).letters.length, 2);
});

test('a letter is sent on a day between its own and today', async () => {
  const kase = await family();
  const letterId = await toParent(kase);
  for (const sentOn of [inDays(1), inDays(-1)])
    assert.equal(await refusedToSend(kase.lead, letterId, 1, { sentOn }), 'term-out-of-bounds');
});

test('a sign that cannot be printed is refused before anything is kept', async () => {
  const kase = await family();
  assert.equal(
    await kase.lead.refused(contract.prepareLetter, {
      params: { caseId: kase.caseId },
      body: {
        kind: 'information-parent',
        name: 'Esther 😀',
        children: [(await idsOf(kase)).noor],
        address: [],
      },
    }),
    'invalid-input',
  );
  assert.deepEqual((await listOf(kase)).letters, []);
});

test('every look at a letter is on record: in words, on paper, in the list', async () => {
  const kase = await family();
  const letterId = await toParent(kase);
  const looks = (act: string) =>
    countOf(
      api,
      `app.journal where act = $1 and scope_id = (select scope_id from app.letter where public_id = $2)`,
      [act, letterId],
    );
  const before = await looks('letters.list');
  await listOf(kase);
  await letterOf(kase.lead, letterId);
  await paperOf(kase.deputy, letterId);
  assert.deepEqual(
    [
      (await looks('letters.list')) - before,
      await looks('letters.open'),
      await looks('letters.pdf'),
      await looks('letters.prepare'),
    ],
    [1, 1, 1, 1],
  );
});

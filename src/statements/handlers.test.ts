import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import pg from 'pg';
import * as grants from '#contract/grants.ts';
import * as contract from '#contract/statements.ts';
import { getMyWork } from '#contract/work.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import {
  accessFor,
  allPages,
  colleague,
  countOf,
  everyoneWasHere,
  inDays,
  letIn,
  openCase,
  statusesOf,
  valueOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';
import { waitsForLock } from '../../test/waiting.ts';

let api: Api;
let kase: OpenedCase;
let officer: ApiClient;
let nurse: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
beforeEach(async () => {
  kase = await openCase(api);
  officer = await api.as('duinveen-leerplichtambtenaar');
  nurse = await api.as('duinveen-jeugdverpleegkundige');
});
after(() => api.close());

const params = () => ({ caseId: kase.caseId });
type Said = BodyOf<typeof contract.writeStatement>;
const said = (given: Partial<Said> = {}): Said => ({
  part: 'school-work',
  organisation: 'Veilig Thuis',
  saidBy: 'Medewerker Veilig Thuis',
  phone: null,
  how: 'letter',
  receivedOn: inDays(-1),
  what: 'Wij dragen de melding over aan het lokaal team.',
  sharedBecause: null,
  condition: null,
  withheldFrom: [],
  ...given,
});
type Question = BodyOf<typeof contract.askPartner>;
const question = (given: Partial<Question> = {}): Question => ({
  part: 'school-work',
  toWhom: 'Zorgcoördinator van de school',
  because: 'Ouders weten het en willen een rooster op maat.',
  question: 'Kan het rooster op maat ingaan vóór 17 november?',
  answerBy: inDays(7),
  ...given,
});
const ask = async (who: ApiClient, given: Partial<Question> = {}) => {
  const { questionId, path } = await who.call(contract.askPartner, {
    params: params(),
    body: question(given),
  });
  assert.ok(path);
  return { questionId, path };
};
const list = (who: ApiClient) => who.call(contract.listStatements, { params: params() });
const questionOf = async (who: ApiClient, questionId: string) => {
  const found = (await list(who)).questions.find(each => each.questionId === questionId);
  assert.ok(found);
  return found;
};

const form = (given: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    answer: 'Ja, het rooster kan maandag ingaan.',
    by: 'Zorgcoördinator',
    organisation: 'Mavo De Duinen',
    phone: '(0990) 55 12 34',
    reason: 'agrees',
    reasonWords: '',
    condition: '',
    ...given,
  }).toString();
const knock = (path: string) => api.app.inject({ method: 'GET', url: path });
const send = (
  path: string,
  given: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
) =>
  api.app.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    payload: form(given),
  });
const work = async (who: ApiClient) =>
  (await allPages(after => who.call(getMyWork, { query: { after } }))).items.filter(
    each => each.caseId === kase.caseId && (each.kind === 'asked' || each.kind === 'answered'),
  );

test('a statement lies in one part with its source and condition, and is seen by who reads that part', async () => {
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'detail' },
  });
  await kase.lead.call(contract.writeStatement, {
    params: params(),
    body: said({ condition: 'Niet naar de buren' }),
  });
  await kase.lead.call(contract.writeStatement, {
    params: params(),
    body: said({ part: 'money', what: 'Over de huur' }),
  });
  const [seen, ...others] = (await list(officer)).statements;
  assert.equal(others.length, 0);
  assert.equal(seen?.condition, 'Niet naar de buren');
  assert.equal(seen?.organisation, 'Veilig Thuis');
  assert.equal((await list(kase.deputy)).statements.length, 2);
  assert.equal(
    await officer.refused(contract.writeStatement, { params: params(), body: said() }),
    'not-allowed',
  );
});

test('a part with a condition is not given to an organisation that the condition names', async () => {
  const organisations = (await list(kase.lead)).organisations;
  const receiver = await colleague(kase.lead, 'Jeugdverpleegkundige');
  const named = organisations.find(each => each.name === receiver.organisation);
  assert.ok(named);
  await kase.lead.call(contract.writeStatement, {
    params: params(),
    body: said({ condition: 'Niet naar de jeugdgezondheidszorg', withheldFrom: [named.code] }),
  });
  const give = (parts: Parameters<typeof accessFor>[1]['parts']) =>
    kase.lead.send(grants.giveAccess, {
      params: params(),
      body: accessFor(receiver, { basis: 'youth-family-permission', parts }),
    });
  const refused = await give({ 'school-work': 'detail' });
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /source-condition/);
  assert.equal((await give({ 'school-work': 'headline' })).statusCode, 201);
});

test('a condition is not kept where an organisation that it names reads along already', async () => {
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { 'school-work': 'detail' },
  });
  const receiver = await colleague(kase.lead, 'Jeugdverpleegkundige');
  const named = (await list(kase.lead)).organisations.find(each => each.name === receiver.organisation);
  const body = said({ condition: 'Niet naar de jeugdgezondheidszorg', withheldFrom: [named?.code ?? ''] });
  assert.equal(
    await kase.lead.refused(contract.writeStatement, { params: params(), body }),
    'source-condition',
  );
  await kase.lead.call(contract.writeStatement, { params: params(), body: { ...body, part: 'money' } });
  const unsaid = { ...body, part: 'money', condition: null };
  assert.equal(
    await kase.lead.refused(contract.writeStatement, { params: params(), body: unsaid }),
    'invalid-input',
  );
  const unknown = { ...body, part: 'money', withheldFrom: ['nergens'] };
  assert.equal(
    await kase.lead.refused(contract.writeStatement, { params: params(), body: unknown }),
    'invalid-input',
  );
});

test('access and a condition that forbids it, written at once: one of the two is refused', async () => {
  const receiver = await colleague(kase.lead, 'Jeugdverpleegkundige');
  const named = (await list(kase.lead)).organisations.find(each => each.name === receiver.organisation);
  const together = await Promise.all([
    kase.lead.send(contract.writeStatement, {
      params: params(),
      body: said({ condition: 'Niet naar de jeugdgezondheidszorg', withheldFrom: [named?.code ?? ''] }),
    }),
    kase.deputy.send(grants.giveAccess, {
      params: params(),
      body: accessFor(receiver, { basis: 'youth-family-permission', parts: { 'school-work': 'detail' } }),
    }),
  ]);
  assert.deepEqual(statusesOf(together), [201, 422]);
});

test('a question is answered once, without an account, and waits with the asker before and after', async () => {
  const { questionId, path } = await ask(kase.lead);
  assert.match(path, /^\/vraag\/[\w-]{43}$/);
  assert.deepEqual(
    (await work(kase.lead)).map(each => [each.kind, each.dueOn, each.title]),
    [['asked', inDays(7), 'Zorgcoördinator van de school']],
  );
  const page = await knock(path);
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /Kan het rooster op maat ingaan/);
  assert.match(page.body, /Casusregisseur/);
  // looked at by a scanner of mail: nothing is used up
  await knock(path);
  const received = await send(path);
  assert.equal(received.statusCode, 200);
  assert.match(received.body, /Uw antwoord is binnen/);
  const answered = await questionOf(kase.lead, questionId);
  assert.equal(answered.state, 'answered');
  assert.equal(answered.answer?.what, 'Ja, het rooster kan maandag ingaan.');
  assert.equal(answered.answer?.because, 'De ouder of jongere weet het en vindt het goed');
  assert.deepEqual(
    (await work(kase.lead)).map(each => [each.kind, each.dueOn]),
    [['answered', inDays(0)]],
  );
  await kase.lead.call(contract.readAnswer, {
    params: { questionId },
    ifMatch: answered.version,
    body: { part: 'school-work', withheldFrom: [] },
  });
  const [statement] = (await list(kase.lead)).statements;
  assert.equal(statement?.how, 'task-link');
  assert.equal(statement?.organisation, 'Mavo De Duinen');
  assert.equal(statement?.question, 'Kan het rooster op maat ingaan vóór 17 november?');
  assert.deepEqual(await work(kase.lead), []);
});

test('who asked and who leads both find the question; an answer is not lost with whoever asked', async () => {
  const { path } = await ask(kase.deputy);
  assert.equal((await work(kase.lead)).length, 1);
  assert.equal((await work(kase.deputy)).length, 1);
  await send(path);
  assert.deepEqual(
    (await work(kase.lead)).map(each => each.kind),
    ['answered'],
  );
  assert.deepEqual(
    (await work(kase.deputy)).map(each => each.kind),
    ['answered'],
  );
  // a tie with the family: the asker finds nothing any more, and the answer is not lost
  await api.admin.query(
    `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by)
     select c.tenant_id, g.professional_id, c.case_id, g.professional_id from app.case_file c join app.access_grant g on g.grant_id = c.deputy_grant_id where c.public_id = $1`,
    [kase.caseId],
  );
  assert.deepEqual(await work(kase.deputy), []);
  assert.equal((await work(kase.lead)).length, 1);
});

test('of the link nothing is kept, and a repeat of the command does not give it again', async () => {
  const key = '0b6f1f0e-6c0a-4e5f-8c11-1f0d5f6f7a01';
  const first = await kase.lead.call(contract.askPartner, { params: params(), body: question(), key });
  const again = await kase.lead.call(contract.askPartner, { params: params(), body: question(), key });
  assert.equal(again.questionId, first.questionId);
  assert.equal(again.path, null);
  const token = String(first.path).slice('/vraag/'.length);
  assert.equal(Buffer.from(token, 'base64url').length, 32);
  const { rows } = await api.admin.query<{ table: string }>(
    `select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname in ('app', 'authz')`,
  );
  for (const { table } of rows)
    assert.equal(await countOf(api, `${table} t where t::text like '%' || $1 || '%'`, [token]), 0, table);
});

test('a link that is wrong, used, over, taken back or of a closed case looks the same', async () => {
  const used = await ask(kase.lead);
  await send(used.path);
  const over = await ask(kase.lead);
  await api.admin.query(
    `update app.partner_question set answer_by = authz.today() - 2, due_on = authz.today() - 2 where public_id = $1`,
    [over.questionId],
  );
  const back = await ask(kase.lead);
  await kase.lead.call(contract.withdrawQuestion, { params: { questionId: back.questionId }, ifMatch: 1 });
  const wrong = { path: `/vraag/${'A'.repeat(43)}` };
  const odd = [
    `/vraag/${used.questionId}`,
    '/vraag/%00',
    `/vraag/${'x'.repeat(90)}`,
    '/vraag/..%2f..',
    `${used.path}=`,
  ].map(path => ({ path }));
  const other = await openCase(api);
  const closed = (
    await other.lead.call(contract.askPartner, { params: { caseId: other.caseId }, body: question() })
  ).path;
  await api.admin.query(`update app.case_file set state = 'closed' where public_id = $1`, [other.caseId]);
  const shapes = new Set<string>();
  for (const { path } of [used, over, back, wrong, ...odd, { path: String(closed) }]) {
    const seen = await knock(path);
    const sent = await send(path, { answer: 'Een ander antwoord' });
    const headers = (answer: typeof seen) =>
      JSON.stringify(
        Object.entries(answer.headers).filter(([name]) => !/^(date|x-ratelimit|content-length)/.test(name)),
      );
    shapes.add(`${seen.statusCode} ${headers(seen)} ${seen.body}`);
    shapes.add(
      `${sent.statusCode} ${headers(sent)} ${sent.body.replace(/<h2>Dit schreef u<\/h2>[\s\S]*?<p class="kept">[\s\S]*?<\/p>/, '')}`.replaceAll(
        /\s+/g,
        ' ',
      ),
    );
  }
  const normal = new Set([...shapes].map(shape => shape.replaceAll(/\s+/g, ' ')));
  assert.equal(normal.size, 1, [...normal].join('\n---\n'));
});

test('two answers at once: one is kept, and the same one twice is one answer with one receipt', async () => {
  const { questionId, path } = await ask(kase.lead);
  const different = await Promise.all([
    send(path, { answer: 'Een' }),
    send(path, { answer: 'Twee' }),
    send(path, { answer: 'Drie' }),
  ]);
  assert.deepEqual(statusesOf(different), [200, 404, 404]);
  const kept = (await questionOf(kase.lead, questionId)).answer?.what;
  const again = await send(path, { answer: String(kept) });
  assert.equal(again.statusCode, 200);
  assert.equal((await questionOf(kase.lead, questionId)).version, 2);
  // who comes too late keeps what was typed
  assert.match(different.find(each => each.statusCode === 404)?.body ?? '', /Dit schreef u/);
});

test('an answer waits for one that is being given, and does not write over it', async () => {
  const { questionId, path } = await ask(kase.lead);
  const token = path.slice('/vraag/'.length);
  const [one, other] = [0, 1].map(() => new pg.Client({ connectionString: api.database.webUrl }));
  assert.ok(one && other);
  await Promise.all([one.connect(), other.connect()]);
  try {
    const give = (who: pg.Client, words: string) =>
      who.query<{ at: unknown }>(
        `select authz.answer_partner_question($1, $2, 'b', 'o', null, 'w', null) as at`,
        [token, words],
      );
    await one.query('begin');
    await give(one, 'Een');
    const late = give(other, 'Twee');
    // it stands in line behind the first
    assert.ok(await waitsForLock(api.database, late));
    await one.query('commit');
    assert.equal((await late).rows[0]?.at, null);
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
  assert.equal((await questionOf(kase.lead, questionId)).answer?.what, 'Een');
});

test('the page shows the question and whom to call; nothing of the case, child or family', async () => {
  const { path } = await ask(kase.lead, { because: 'Geheime grond', toWhom: 'Geheime naam' });
  const { body, headers } = await knock(path);
  const opened = JSON.stringify(
    await kase.lead.call((await import('#contract/cases.ts')).openCase, { params: params() }),
  );
  const reference = /C-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(opened)?.[0] ?? 'none';
  for (const secret of [reference, kase.caseId, 'Geheime', 'school-work', 'Noor', 'Verhagen', 'Zoey'])
    assert.equal(body.includes(secret), false, secret);
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.equal(headers['set-cookie'], undefined);
  assert.match(String(headers['x-robots-tag']), /noindex/);
  assert.match(String(headers['content-security-policy']), /default-src 'none'/);
  assert.match(/<title>(.*)<\/title>/.exec(body)?.[1] ?? '', /^Een vraag aan u - Perspectief$/);
});

test('what is typed is text and no page, and comes back when something lacks', async () => {
  const html = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const { questionId, path } = await ask(kase.lead, { question: html });
  const lacking = await send(path, { answer: html, by: '', organisation: html, condition: html });
  assert.equal(lacking.statusCode, 422);
  assert.equal(/<script>|<img/.test(lacking.body), false);
  assert.match(lacking.body, /Vul uw naam of functie in/);
  assert.match(lacking.body, /&#60;script&#62;/);
  assert.equal((await questionOf(kase.lead, questionId)).state, 'open');
  assert.equal((await send(path, { answer: html })).statusCode, 200);
  assert.equal((await questionOf(kase.lead, questionId)).answer?.what, html);
});

test('an answer that is too long, empty, or has what cannot be kept is refused and given back', async () => {
  const { questionId, path } = await ask(kase.lead);
  assert.match((await send(path, { answer: `${'é'.repeat(4001)}` })).body, /1 tekens te lang/);
  assert.equal((await send(path, { answer: ' ' })).statusCode, 422);
  assert.equal((await send(path, { answer: 'a\0b' })).statusCode, 422);
  assert.equal((await send(path, { reason: 'zomaar' })).statusCode, 422);
  assert.equal((await send(path, { reason: 'other', reasonWords: ' ' })).statusCode, 422);
  assert.equal((await questionOf(kase.lead, questionId)).state, 'open');
  // the longest answer, written in the longest way, with the line ends of a browser
  const longest = `${'€'.repeat(3990)}\r\n${'x'.repeat(9)}`;
  assert.equal((await send(path, { answer: longest })).statusCode, 200);
  const bigger = await api.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'answer='.padEnd(70_000, 'x'),
  });
  assert.equal(bigger.statusCode, 400);
});

test('another website cannot send the form, and no other method or type is understood', async () => {
  const { questionId, path } = await ask(kase.lead);
  assert.equal((await send(path, {}, { 'sec-fetch-site': 'cross-site' })).statusCode, 403);
  assert.equal((await send(path, {}, { 'sec-fetch-site': 'same-site' })).statusCode, 403);
  for (const method of ['PUT', 'DELETE', 'PATCH'] as const)
    assert.equal((await api.app.inject({ method, url: path })).statusCode, 404);
  await api.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/json' },
    payload: '{"answer":"x"}',
  });
  assert.equal((await questionOf(kase.lead, questionId)).state, 'open');
});

test('whoever left is not named on the page any more: whoever leads the case is', async () => {
  const { path } = await ask(kase.deputy);
  const before = await knock(path);
  await api.admin.query(
    `update app.held_function h set valid_to = now() from app.partner_question q where q.asker_held_function_id = h.held_function_id
        and q.question_id = (select max(question_id) from app.partner_question)`,
  );
  const later = await knock(path);
  assert.equal(later.statusCode, 200);
  assert.notEqual(later.body, before.body);
  await api.admin.query('update app.held_function set valid_to = null');
});

test('only lead and deputy ask, take back and read answers; others learn nothing', async () => {
  await letIn(kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { 'school-work': 'write' },
  });
  assert.equal(
    await officer.refused(contract.askPartner, { params: params(), body: question() }),
    'not-allowed',
  );
  const { questionId, path } = await ask(kase.lead);
  assert.deepEqual((await list(officer)).questions, []);
  const stranger = await api.as('veenrade-casusregisseur');
  assert.equal(await stranger.refused(contract.listStatements, { params: params() }), 'not-found');
  for (const who of [officer, stranger]) {
    assert.equal(
      await who.refused(contract.withdrawQuestion, { params: { questionId }, ifMatch: 1 }),
      'not-found',
    );
    assert.equal(
      await who.refused(contract.readAnswer, {
        params: { questionId },
        ifMatch: 1,
        body: { part: null, withheldFrom: [] },
      }),
      'not-found',
    );
  }
  assert.equal(
    await kase.lead.refused(contract.readAnswer, {
      params: { questionId },
      ifMatch: 1,
      body: { part: null, withheldFrom: [] },
    }),
    'already-done',
  );
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { 'school-work': 'detail' },
  });
  await send(path, { condition: 'Niet naar de jeugdgezondheidszorg' });
  assert.equal(
    await kase.lead.refused(contract.withdrawQuestion, { params: { questionId }, ifMatch: 1 }),
    'version-mismatch',
  );
  assert.equal(
    await kase.lead.refused(contract.withdrawQuestion, { params: { questionId }, ifMatch: 2 }),
    'already-done',
  );
  // the nurse reads along in that part, so the condition keeps the answer out of it
  const receiver = await colleague(kase.lead, 'Jeugdverpleegkundige');
  const named = (await list(kase.lead)).organisations.find(each => each.name === receiver.organisation);
  const read = (part: string | null) => ({
    params: { questionId },
    ifMatch: 2,
    body: { part, withheldFrom: [named?.code ?? ''] },
  });
  assert.equal(await kase.lead.refused(contract.readAnswer, read('school-work')), 'source-condition');
  assert.deepEqual((await list(nurse)).statements, []);
  await kase.lead.call(contract.readAnswer, read('money'));
  assert.deepEqual((await list(nurse)).statements, []);
  assert.deepEqual(
    (await list(kase.lead)).statements.map(each => each.part),
    ['money'],
  );
});

test('the role of the server can do nothing at the door but look at one question and answer it', async () => {
  const { path } = await ask(kase.lead);
  const web = new pg.Client({ connectionString: api.database.webUrl });
  await web.connect();
  try {
    assert.equal((await web.query('select 1 from app.partner_question')).rowCount, 0);
    assert.equal((await web.query('select 1 from app.statement')).rowCount, 0);
    await assert.rejects(web.query(`update app.partner_question set answer = 'x'`), /permission denied/);
    await assert.rejects(
      web.query(
        `select authz.keep_statement(1, 1, 'money', gen_random_uuid(), 'o', 's', null, 'phone', authz.today(), null, 'w', null, null, '{}')`,
      ),
      /permission denied/,
    );
    const asked = await web.query('select * from authz.partner_question($1)', [path.slice('/vraag/'.length)]);
    assert.deepEqual(
      asked.fields.map(field => field.name),
      ['question', 'asker', 'organisation', 'phone', 'answer_by'],
    );
  } finally {
    await web.end();
  }
});

test('dates have bounds, for a question and for a statement', async () => {
  for (const answerBy of [inDays(-1), inDays(80)])
    assert.equal(
      await kase.lead.refused(contract.askPartner, { params: params(), body: question({ answerBy }) }),
      'term-out-of-bounds',
    );
  assert.equal(
    await kase.lead.refused(contract.writeStatement, {
      params: params(),
      body: said({ receivedOn: inDays(1) }),
    }),
    'term-out-of-bounds',
  );
  assert.equal(
    await kase.lead.refused(contract.askPartner, { params: params(), body: question({ part: 'sealed' }) }),
    'part-not-open',
  );
  assert.equal(
    await valueOf(
      api,
      'select count(*)::int from app.partner_question where case_id = (select case_id from app.case_file where public_id = $1)',
      [kase.caseId],
    ),
    0,
  );
});

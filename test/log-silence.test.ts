import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as cases from '#contract/cases.ts';
import * as concerns from '#contract/concerns.ts';
import * as oversight from '#contract/oversight.ts';
import { checkWords } from '#contract/word-checks.ts';
import { createPopulationRegister } from '#src/people/index.ts';
import { startApi, type Api } from './api.ts';
import { everyoneWasHere, letIn, openCase, openedBy, passOn, startDraft } from './scenes.ts';

const canary = 'Kanarie-9c41';
const lines: string[] = [];
const demo = createPopulationRegister({});
let registerFails = false;
let api: Api;
before(async () => {
  api = await startApi({
    log: { write: line => void lines.push(line) },
    register: {
      getByBsn: async ask => {
        if (registerFails) throw new Error(`no answer about ${ask.bsn} ${canary}`);
        return demo.getByBsn(ask);
      },
      findByNameAndBirth: ask => demo.findByNameAndBirth(ask),
    },
  });
  await everyoneWasHere(api);
});
after(() => api.close());

const wholeLog = () => lines.join('');
const never = (words: readonly string[]) => {
  const log = wholeLog().toLowerCase();
  for (const word of words) assert.ok(!log.includes(word.toLowerCase()), `the log says ${word}`);
};

test('a whole story leaves routes and times in the log, and no word of the family, its professionals or what was asked', async () => {
  const kase = await openCase(api, {
    child: { surname: 'Verhagen', birthYear: 2017 },
    answers: { observed: `${canary} gezien`, reachMe: `${canary} bellen` },
    opening: { headline: `${canary} wil naar school`, reason: `${canary} reden` },
  });
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { money: 'detail' },
    reason: `${canary} doet mee`,
  });
  await openedBy(nurse, kase);
  await kase.lead.call(cases.searchCases, { body: { surname: canary, birthYear: 2017 } });
  const privacy = await api.as('duinveen-privacy-officer');
  await privacy.call(oversight.findLooks, { body: { bsn: '999911016' } });
  const draftId = await startDraft(nurse, { childName: canary });
  // what one's own words say is read and forgotten
  await nurse.call(checkWords, { body: { texts: [`${canary} schrijft`] } });
  const log = wholeLog();
  assert.match(log, /"route":"\/api\/v1\/cases\/:caseId"/);
  assert.match(log, /"status":201/);
  never([
    canary,
    'Verhagen',
    'Sem',
    '999911016',
    kase.caseId,
    kase.reference,
    kase.concern.concernId,
    draftId,
    nurse.token ?? '',
    'Jeugdverpleegkundige',
  ]);
});

test('nor does what goes wrong', async () => {
  const desk = await api.as('duinveen-aanmeldpunt');
  const { concernId } = await passOn(api);
  registerFails = true;
  const before = lines.length;
  assert.equal(
    await desk.refused(concerns.findChild, { params: { concernId }, body: { bsn: '999911016' } }),
    'server-error',
  );
  registerFails = false;
  assert.ok(
    lines.slice(before).some(line => line.includes('"fault"')),
    'the fault is on record',
  );
  const headers = {
    cookie: `perspectief=${canary}; ${canary}=1`,
    'user-agent': canary,
    referer: `http://localhost/${canary}`,
    'x-perspectief': '1',
  };
  for (const url of [
    `/api/v1/cases/${canary}`,
    `/api/v1/${canary}?${canary}=${canary}`,
    `/${canary}`,
    `/auth/sign-in?as=${canary}&return=/${canary}`,
    `/auth/callback?code=${canary}&state=${canary}`,
    `/auth/nothing/${canary}`,
  ])
    await api.app.inject({ url, headers });
  for (const payload of [canary, `{"${canary}": 1}`, `{"observed": "${canary}\\u0000"}`, `"${canary}`])
    await api.app.inject({
      method: 'POST',
      url: '/api/v1/concern-drafts',
      headers: { ...headers, cookie: `perspectief=${desk.token}`, 'content-type': 'application/json' },
      payload,
    });
  await api.app.inject({
    method: 'POST',
    url: '/auth/back-channel-logout',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `logout_token=${canary}`,
  });
  never([canary, '999911016', desk.token ?? '']);
});

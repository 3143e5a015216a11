/** A question to somebody without an account tells something about a family: it stands among the disclosures. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as oversight from '#contract/oversight.ts';
import * as contract from '#contract/statements.ts';
import { readPartnerReasons } from '#src/sharing/index.ts';
import { startApi, type Api } from '../../test/api.ts';
import { allPages, countOf, everyoneWasHere, inDays, letIn, openCase } from '../../test/scenes.ts';
import { judge, nothingTyped, reasons } from './door-form.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

test('who was asked what, why and when is a disclosure of the case; oversight sees that there was one, and no word', async () => {
  const kase = await openCase(api);
  const params = { caseId: kase.caseId };
  const asked = {
    part: 'school-work',
    toWhom: 'Zorgcoördinator Kanarie-9d4f',
    because: 'Ouders weten het, Kanarie-9d4f',
    question: 'Kan het rooster, Kanarie-9d4f, ingaan?',
    answerBy: inDays(7),
  };
  const { questionId } = await kase.lead.call(contract.askPartner, { params, body: asked });
  const { rows } = await api.admin.query<Record<string, unknown>>(
    `select d.to_whom, d.because, d.what, d.grant_id, o.code, d.disclosed_at = q.asked_at as same_time
       from app.disclosure d join app.partner_question q using (tenant_id, question_id)
       join app.organisation o on o.organisation_id = d.from_organisation_id where q.public_id = $1`,
    [questionId],
  );
  assert.deepEqual(rows, [
    {
      to_whom: asked.toWhom,
      because: asked.because,
      what: [{ part: 'school-work', question: questionId }],
      grant_id: null,
      code: 'gemeente-duinveen',
      same_time: true,
    },
  ]);
  const [shown] = (await kase.lead.call(contract.listStatements, { params })).questions;
  assert.equal(shown?.disclosedAt, shown?.askedAt);

  const privacy = await api.as('duinveen-privacy-officer');
  const { items } = await allPages(after => privacy.call(oversight.listDisclosures, { query: { after } }));
  const listed = items.filter(each => each.caseReference === kase.reference && each.byQuestion);
  assert.deepEqual(
    listed.map(({ parts, toFunction, article, endedAt }) => ({
      parts: parts.map(p => p.part),
      toFunction,
      article,
      endedAt,
    })),
    [{ parts: ['school-work'], toFunction: '', article: '', endedAt: null }],
  );
  assert.doesNotMatch(JSON.stringify(items), /Kanarie/);

  // taken back, it was told all the same
  await kase.lead.call(contract.withdrawQuestion, { params: { questionId }, ifMatch: 1 });
  assert.equal(await countOf(api, `app.disclosure where to_whom = $1`, [asked.toWhom]), 1);
  const later = await allPages(after => privacy.call(oversight.listDisclosures, { query: { after } }));
  assert.notEqual(
    later.items.find(each => each.byQuestion && each.caseReference === kase.reference)?.endedAt,
    null,
  );
});

test('a colleague who reads along in the case finds no question among what is his or hers', async () => {
  const kase = await openCase(api);
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { 'school-work': 'detail' },
  });
  const params = { caseId: kase.caseId };
  await kase.lead.call(contract.askPartner, {
    params,
    body: { part: 'school-work', toWhom: 'School', because: 'x', question: 'y', answerBy: inDays(2) },
  });
  assert.deepEqual((await nurse.call(contract.listStatements, { params })).questions, []);
});

test('the reasons on the page behind the link are content, and only the last one asks for own words', () => {
  const { reasons: fixed, other } = readPartnerReasons();
  assert.deepEqual(reasons, [...fixed, other]);
  const typed = { ...nothingTyped, answer: 'Ja', by: 'Coördinator', organisation: 'De Brug' };
  for (const { code, label } of fixed) {
    const judged = judge({ ...typed, reason: code });
    assert.equal('given' in judged && judged.given.because, label);
  }
  assert.ok('lacking' in judge({ ...typed, reason: other.code }));
  assert.ok('lacking' in judge({ ...typed, reason: 'not-a-reason' }));
});

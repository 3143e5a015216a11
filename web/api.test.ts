import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { saveDraft, startDraft } from '#contract/concerns.ts';
import { getSession } from '#contract/session.ts';
import { getMyWork } from '#contract/work.ts';
import { call, isProblem } from './api.ts';
import { Unreachable } from './problems.ts';
import { sessionGate } from './session-gate.ts';

const draftId = '3f0a5a5e-6f0b-4c69-9c39-0f5a0a6f6a01';
const started = { draftId, version: 1 };
const problem = (code: string, status: number) =>
  Response.json(
    { type: `urn:perspectief:problem:${code}`, title: 'x', status, detail: '', instance: 'urn:trace:1' },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

/** Answers in turn, and keeps what was asked. */
function server(...answers: (() => Response)[]) {
  const asked: { url: string; headers: Headers; body: unknown }[] = [];
  mock.method(globalThis, 'fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, headers: new Headers(init.headers), body: init.body });
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError('no connection');
    return answer();
  });
  return asked;
}

test('a command carries a key, the version that was seen and the mark of our own client', async () => {
  const asked = server(() => Response.json({ version: 4, savedAt: '2026-11-21T13:03:00Z' }));
  const answers = {
    dangerNow: null,
    childName: 'Noor',
    childAge: null,
    childSchool: null,
    observed: null,
    observedWhen: null,
    firstHand: null,
    toldBy: null,
    tellerAgrees: null,
    shieldGround: null,
    goesWell: null,
    doneSoFar: null,
    familyKnows: null,
    familyKnowsNote: null,
    reachMe: null,
  };
  await call(saveDraft, { params: { draftId }, body: answers, ifMatch: 3 }, { key: 'k' });
  assert.equal(asked[0]?.url, `/api/v1/concern-drafts/${draftId}`);
  assert.equal(asked[0]?.headers.get('if-match'), '"3"');
  assert.equal(asked[0]?.headers.get('idempotency-key'), 'k');
  assert.equal(asked[0]?.headers.get('x-perspectief'), '1');
});

test('a command without the version it needs is not sent', async () => {
  const asked = server();
  const body = { dangerNow: null } as never;
  await assert.rejects(call(saveDraft, { params: { draftId }, body }), TypeError);
  assert.equal(asked.length, 0);
});

test('an empty cursor is no part of the address', async () => {
  const asked = server(() => Response.json({ items: [], next: null }));
  await call(getMyWork, { query: { after: undefined } });
  assert.equal(asked[0]?.url, '/api/v1/my-work');
});

test('a refusal is a problem with its code', async () => {
  server(() => problem('not-found', 404));
  await assert.rejects(call(getMyWork, {}), (error: unknown) => isProblem(error, 'not-found'));
});

test('an answer that the contract does not promise is refused', async () => {
  server(() => Response.json({ items: 'all of them' }));
  await assert.rejects(call(getMyWork, {}), (error: unknown) => isProblem(error, 'server-error'));
});

test('no answer is said as such', async () => {
  server();
  await assert.rejects(call(getMyWork, {}), Unreachable);
});

test('when the session has expired a command waits, and goes on with the same key', async () => {
  const asked = server(
    () => problem('not-signed-in', 401),
    () => Response.json(started, { status: 201 }),
  );
  const command = call(startDraft, { body: {} });
  const closed = new Promise<void>(resolve => {
    const stop = sessionGate.subscribe(() => {
      stop();
      resolve();
    });
  });
  await closed;
  assert.equal(sessionGate.isClosed(), true);
  assert.equal(asked.length, 1);
  sessionGate.open();
  assert.deepEqual(await command, started);
  assert.equal(asked[0]?.headers.get('idempotency-key'), asked[1]?.headers.get('idempotency-key'));
});

test('asking who is signed in does not wait for someone to sign in', async () => {
  server(() => problem('not-signed-in', 401));
  await assert.rejects(call(getSession, {}, { outsideSession: true }), (error: unknown) =>
    isProblem(error, 'not-signed-in'),
  );
  assert.equal(sessionGate.isClosed(), false);
});

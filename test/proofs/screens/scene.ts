/** What the demo does not have at rest, made by the commands that make it: screens that stand only while something waits. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { z } from 'zod';
import * as calling from '#contract/calling.ts';
import * as cases from '#contract/cases.ts';
import * as concerns from '#contract/concerns.ts';
import * as course from '#contract/course.ts';
import * as pool from '#contract/reader-pool.ts';
import type { InputOf, OutputOf, Route } from '#contract/route.ts';
import * as session from '#contract/session.ts';
import type { House } from '../../journeys/house.ts';
import { answers, inDays } from '../../scenes.ts';

type Shape = z.ZodType | undefined;
type Enter = (who: string) => Promise<Page>;

/** A command or question from the browser of somebody who is signed in there. */
const call = async <P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
  page: Page,
  route: Route<string, P, Q, B, R>,
  given: { params?: Readonly<Record<string, string>>; body?: InputOf<B>; ifMatch?: number } = {},
): Promise<OutputOf<R>> => {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given.params?.[name] ?? '');
  const answer = await page.request.fetch(new URL(`/api/v1${path}`, page.url()).href, {
    method: route.method,
    headers: {
      'x-perspectief': '1',
      'idempotency-key': crypto.randomUUID(),
      ...(given.ifMatch === undefined ? {} : { 'if-match': `"${given.ifMatch}"` }),
    },
    ...(given.body === undefined ? {} : { data: given.body }),
  });
  assert.ok(answer.ok(), `${route.id}: ${answer.status()} ${await answer.text()}`);
  return (route.returns === undefined ? undefined : route.returns.parse(await answer.json())) as OutputOf<R>;
};

/** The public identifier of the one row that this query finds. */
export const idOf = async (house: House, from: string): Promise<string> => {
  const { rows } = await house.admin.query<{ id: string }>(`select public_id as id from ${from} limit 1`);
  const [found] = rows;
  assert.ok(found, `nothing in ${from}`);
  return found.id;
};

const passOn = async (house: House, enter: Enter, childName: string): Promise<string> => {
  const nurse = await enter('duinveen-jeugdverpleegkundige');
  const { draftId } = await call(nurse, concerns.startDraft, { body: { ...answers, childName } });
  await call(nurse, concerns.passOnConcern, { params: { draftId }, ifMatch: 1 });
  return idOf(house, `app.concern where child_name = '${childName}'`);
};

/** Eerst bellen: somebody of the desk is to call the sender. */
const toCall = async (house: House, enter: Enter): Promise<void> => {
  const concernId = await passOn(house, enter, 'Mila Bakker');
  const desk = await enter('duinveen-aanmeldpunt');
  const { items } = await call(desk, session.listColleagues);
  const caller = items.find(each => each.label === 'Medewerker aanmeldpunt');
  assert.ok(caller);
  await call(desk, calling.callFirst, {
    body: {
      concerns: [{ concernId, version: 1 }],
      callerHeldFunctionId: caller.heldFunctionId,
      on: inDays(1),
    },
  });
};

/** A decision that a reader of another municipality was asked to read. */
const toReadElsewhere = async (house: House, enter: Enter): Promise<void> => {
  const administrator = await enter('veenrade-beheerder');
  await enter('veenrade-gedragswetenschapper');
  const { items } = await call(administrator, pool.listPoolMembers);
  const member = items.find(each => each.label === 'Gedragswetenschapper');
  assert.ok(member);
  await call(administrator, pool.setPoolMember, {
    params: { heldFunctionId: member.heldFunctionId },
    body: { reads: true },
  });
  const concernId = await passOn(house, enter, 'Jens de Wit');
  const desk = await enter('duinveen-aanmeldpunt');
  const look = await call(desk, concerns.lookAtSafety, {
    params: { concernId },
    ifMatch: 1,
    body: { outcome: 'safe-tonight', words: 'Gebeld met moeder: Jens is thuis.' },
  });
  await call(desk, concerns.weighConcern, {
    params: { concernId },
    ifMatch: look.version,
    body: { outcome: 'no-follow-up', reason: 'Er is met het gezin gebeld.' },
  });
  const { version } = await call(desk, concerns.getConcern, { params: { concernId } });
  const [reader] = (await call(desk, pool.listPool)).items;
  assert.ok(reader);
  await call(desk, pool.askPool, {
    params: { concernId },
    ifMatch: version,
    body: { readerId: reader.readerId },
  });
};

/** A case that was closed while there is still a worry: a second reader of the desk reads why. */
const closedWithAWorry = async (enter: Enter, caseId: string): Promise<void> => {
  const director = await enter('duinveen-casusregisseur');
  const params = { caseId };
  const seen = await call(director, cases.openCase, { params });
  const reopened = await call(director, course.reopenCase, {
    params,
    ifMatch: seen.version,
    body: { because: 'Moeder vroeg om nog een gesprek.', nextLookBackOn: inDays(14) },
  });
  const { agreements } = await call(director, cases.openCase, { params });
  await call(director, course.closeCase, {
    params,
    ifMatch: reopened.version,
    body: {
      reason: 'Het gaat weer goed.',
      keepsAnEye: 'Oma',
      whomToCall: 'Moeder belt zelf.',
      judgement: 'Goed zo.',
      notAskedBecause: null,
      aftercare: [inDays(30)],
      openLeft: agreements
        .filter(({ state }) => state === 'open' || state === 'waiting')
        .map(({ agreementId, version }) => ({
          agreementId,
          version,
          how: 'let-go' as const,
          words: 'Klaar.',
        })),
      openWorry: 'Vader slaapt slecht. Hij heeft nu hulp van de huisarts.',
    },
  });
};

/** The six questions, half answered. */
const halfWritten = async (enter: Enter): Promise<void> => {
  const director = await enter('duinveen-casusregisseur');
  await call(director, concerns.startDraft, { body: { ...answers, childName: 'Lot Smit', goesWell: '' } });
};

export const setScene = async (house: House, enter: Enter, closedCase: string): Promise<void> => {
  await halfWritten(enter);
  await toCall(house, enter);
  await toReadElsewhere(house, enter);
  await closedWithAWorry(enter, closedCase);
};

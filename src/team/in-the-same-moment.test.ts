/**
 * Somebody is appointed in the moment in which their function ends, over two real connections: either the appointment is
 * refused, or the end knows of it and the case is not left with somebody who is gone.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { weighConcern } from '#contract/concerns.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { closedCase, heldCase, leaves, newcomer, type Held, type Someone } from '../../test/leaving.ts';
import { everyoneWasHere, openedBy, opening, passOn, valueOf } from '../../test/scenes.ts';
import { waitsForLock } from '../../test/waiting.ts';

let api: Api;
let manager: ApiClient;
let administrator: ApiClient;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  manager = await api.as('duinveen-teammanager');
  administrator = await api.as('duinveen-beheerder');
});
after(() => api.close());

interface Act {
  readonly by: ApiClient;
  readonly purposes: string;
  readonly text: string;
  readonly values: readonly unknown[];
}
/** A connection of the server that has begun a command of this person, and not yet done it. */
const begun = async ({ by, purposes, text, values }: Act) => {
  const client = new pg.Client({ connectionString: api.database.webUrl });
  await client.connect();
  await client.query('begin');
  await client.query('select authz.enter($1, $2, $3)', [by.token, purposes, 'same-moment']);
  return {
    act: () =>
      client.query(text, [...values]).then(
        () => 'done',
        (error: unknown) => (error instanceof Error ? error.message : 'no error'),
      ),
    commit: async () => {
      await client.query('commit');
      await client.end();
    },
  };
};
/** Until this one waits for a lock; one that is done did not wait. */
const waits = async (answer: Promise<unknown>): Promise<void> =>
  assert.ok(await waitsForLock(api.database, answer), 'it waits for who is under way');

const end = ({ id }: Someone): Act => ({
  by: administrator,
  purposes: '',
  text: 'select authz.end_function($1)',
  values: [id],
});
const versionOf = ({ kase }: Held) =>
  valueOf(api, 'select version from app.case_file where reference = $1', [kase.reference]);
const passOnTo = async (held: Held, lead: Someone, deputy: Someone): Promise<Act> => ({
  by: manager,
  purposes: '',
  text: "select authz.take_over($1, 'left')",
  values: [
    JSON.stringify([
      { reference: held.kase.reference, version: await versionOf(held), lead: lead.id, deputy: deputy.id },
    ]),
  ],
});

/** Each way in which somebody is appointed, and who holds the case afterwards. */
const ways: Readonly<Record<string, (who: Someone) => Promise<Act & { readonly reference: string }>>> = {
  'the team manager passes an open case on': async who => {
    const held = await heldCase(api);
    return { ...(await passOnTo(held, who, held.lead)), reference: held.kase.reference };
  },
  'the team manager gives a closed case': async who => {
    const held = await closedCase(api);
    await leaves(api, held.lead, held.deputy);
    return { ...(await passOnTo(held, who, await newcomer(api))), reference: held.kase.reference };
  },
  'the lead names a deputy': async who => {
    const held = await heldCase(api);
    return {
      by: held.kase.lead,
      purposes: 'help-coordination',
      text: "select authz.appoint($1, $2, 'deputy', $3)",
      values: [held.kase.caseId, (await openedBy(held.kase.lead, held.kase)).version, who.id],
      reference: held.kase.reference,
    };
  },
};
const namedIn = (reference: string, { id }: Someone) =>
  valueOf(
    api,
    `select count(*) from app.case_file c join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id in (c.lead_grant_id, c.deputy_grant_id)
       join app.held_function h on h.held_function_id = g.held_function_id where c.reference = $1 and h.public_id = $2`,
    [reference, id],
  );

for (const [name, way] of Object.entries(ways)) {
  test(`${name} to somebody whose function is ending: it waits, and is refused`, async () => {
    const who = await newcomer(api);
    const given = await way(who);
    // begun before the end: what "now" says in it is the past
    const appointing = await begun(given);
    const ending = await begun(end(who));
    assert.equal(await ending.act(), 'done');
    const appointed = appointing.act();
    await waits(appointed);
    await ending.commit();
    assert.equal(await appointed, 'colleague-not-eligible');
    await appointing.commit();
    assert.equal(await namedIn(given.reference, who), '0');
  });

  test(`${name}, and the function ends right after: the end waits, and knows of it`, async () => {
    const who = await newcomer(api);
    const given = await way(who);
    const ending = await begun(end(who));
    const appointing = await begun(given);
    assert.equal(await appointing.act(), 'done');
    const ended = ending.act();
    await waits(ended);
    await appointing.commit();
    assert.equal(await ended, 'done');
    await ending.commit();
    assert.equal(await namedIn(given.reference, who), '1');
    const told = await valueOf(
      api,
      `select count(*) from app.notice where kind = 'lead-without-function' and subject = $1 and done_at is null`,
      [given.reference],
    );
    const closed = await valueOf(api, `select state from app.case_file where reference = $1`, [
      given.reference,
    ]);
    // of the closed case the other of the two is there
    assert.equal(told, closed === 'closed' ? '0' : '1');
  });
}

test('lead and deputy of a closed case leave in the same moment: the second end knows of the first, and somebody is asked', async () => {
  const { kase, lead, deputy } = await closedCase(api);
  // begun first: what "now" says in it is before the end of the other
  const second = await begun(end(deputy));
  const first = await begun(end(lead));
  assert.equal(await first.act(), 'done');
  const ended = second.act();
  await waits(ended);
  await first.commit();
  assert.equal(await ended, 'done');
  await second.commit();
  const asked = await valueOf(
    api,
    `select count(*) from app.notice where kind = 'lead-without-function' and subject = $1 and done_at is null`,
    [kase.reference],
  );
  assert.equal(asked, '1');
});

test('a case is opened for somebody whose function is ending: the desk waits, and chooses again', async () => {
  const who = await newcomer(api);
  const desk = await api.as('duinveen-aanmeldpunt');
  const { concernId } = await passOn(api);
  const body = await opening(desk, { leadHeldFunctionId: who.id });
  const ending = await begun(end(who));
  assert.equal(await ending.act(), 'done');
  const weighing = desk.send(weighConcern, { params: { concernId }, ifMatch: 1, body });
  await waits(weighing);
  await ending.commit();
  assert.match((await weighing).body, /colleague-not-eligible/);
});

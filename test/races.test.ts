/**
 * Closing a case and writing in it in the same moment, over real connections that are stopped where it matters: whoever
 * writes is told that the case is closed, or the closing knows of what was written. Never do both succeed unaware.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { z } from 'zod';
import * as cases from '#contract/cases.ts';
import * as contacts from '#contract/contacts.ts';
import * as corrections from '#contract/corrections.ts';
import * as course from '#contract/course.ts';
import * as family from '#contract/family.ts';
import * as grants from '#contract/grants.ts';
import * as handover from '#contract/handover.ts';
import * as letters from '#contract/letters.ts';
import * as plans from '#contract/plans.ts';
import type { Route } from '#contract/route.ts';
import * as statements from '#contract/statements.ts';
import * as voices from '#contract/voices.ts';
import * as windows from '#contract/windows.ts';
import { readConfig } from '#kernel/config.ts';
import { buildServer } from '#src/server.ts';
import { startApi, type Api } from './api.ts';
import { codeOf, requestOf, type Call } from './proofs/routes/house.ts';
import {
  accessFor,
  colleague,
  everyoneWasHere,
  idOf,
  inDays,
  openCase,
  openedBy,
  throughStops,
  valueOf,
  type OpenedCase,
} from './scenes.ts';
import { waitsForLock } from './waiting.ts';

/** Where a command is stopped: when it has read and not yet written, or when all is written and nothing committed. */
type Place = 'before-writing' | 'before-commit';

let api: Api;
let server: Awaited<ReturnType<typeof stoppable>>;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
  server = await stoppable();
});
after(async () => {
  await server.close();
  await api.close();
});

/** The server once more on the same database, of which one command can be stopped on its way. */
async function stoppable() {
  const folder = mkdtempSync(join(tmpdir(), 'perspectief-races-'));
  const config = readConfig({
    DATA_DIR: folder,
    PORT: '3000',
    REQUESTS_PER_MINUTE: '1000000',
    LOG_LEVEL: 'silent',
  });
  const { app, pool } = await buildServer({
    config,
    keys: api.keys,
    databaseUrl: api.database.webUrl,
    maxConnections: 4,
  });
  await app.ready();
  let wanted:
    { readonly place: Place; readonly reached: () => void; readonly gate: Promise<void> } | undefined;
  let deadlocks = 0;
  pool.on('connect', connection => {
    const query: (...args: readonly unknown[]) => Promise<unknown> = connection.query.bind(connection);
    let trip = 0;
    let underWay = 0;
    let gate: Promise<void> | undefined;
    let sent: Promise<unknown>[] = [];
    const stopped = async (...args: readonly unknown[]): Promise<unknown> => {
      const { text } = z
        .looseObject({ text: z.string() })
        .parse(typeof args[0] === 'string' ? { text: args[0] } : args[0]);
      if (underWay === 0) {
        trip = text.startsWith('begin') ? 1 : trip + 1;
        gate = undefined;
        sent = [];
      }
      underWay += 1;
      try {
        if (wanted !== undefined && trip > 1 && (wanted.place === 'before-writing' || text === 'commit')) {
          const { reached } = wanted;
          ({ gate } = wanted);
          wanted = undefined;
          // what travels with the commit has arrived
          void Promise.allSettled(sent).then(reached);
        }
        if (gate !== undefined) await gate;
        const answer = query(...args);
        sent.push(answer);
        return await answer;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === '40P01') deadlocks += 1;
        throw error;
      } finally {
        underWay -= 1;
      }
    };
    Object.defineProperty(connection, 'query', { value: stopped });
  });
  const send = async (route: Route, call: Call, token: string | undefined) => {
    const { statusCode, body } = await app.inject(requestOf(route, call, token));
    return codeOf({ status: statusCode, body });
  };
  return {
    send,
    /** Sends a command and comes back once it stands still; `go` lets it go on and answers what it was answered. */
    stop: async (place: Place, ...sent: Parameters<typeof send>) => {
      const stands = Promise.withResolvers<void>();
      const gate = Promise.withResolvers<void>();
      wanted = { place, reached: stands.resolve, gate: gate.promise };
      const answer = send(...sent);
      await Promise.race([stands.promise, answer.then(code => assert.fail(`did not get that far: ${code}`))]);
      return {
        go: () => {
          gate.resolve();
          return answer;
        },
      };
    },
    deadlocks: () => deadlocks,
    close: async () => {
      await app.close();
      await pool.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Written {
  readonly route: Route;
  readonly call: Call;
  /** To take something back is the child's, also when the case is closed. */
  readonly alsoWhenClosed?: true;
}
type Writer = (kase: OpenedCase, params: { readonly caseId: string }) => Promise<Written>;

const said = {
  happenedOn: inDays(0),
  withWhom: 'Moeder',
  how: 'phone',
  reached: true,
  what: 'Belt',
} as const;
const goal = { part: 'money', words: 'Rust', whose: 'Moeder' } as const;
const agreement = {
  part: 'money',
  kind: 'help',
  what: 'Belt',
  keeper: { name: 'Moeder' },
  dueOn: inDays(9),
} as const;
const heard = {
  words: 'Ik wil rust',
  heardOn: inDays(0),
  heardWhere: 'Thuis',
  heardBy: 'Regisseur',
  alone: true,
};
const question = {
  part: 'money',
  toWhom: 'Schuldhulpverlener',
  because: 'Moeder weet het',
  question: 'Is er een afspraak?',
  answerBy: inDays(9),
} as const;
const firstChild = async (kase: OpenedCase) => {
  const [child] = (await openedBy(kase.lead, kase)).children;
  assert.ok(child);
  return child;
};
const firstFact = async (kase: OpenedCase) => {
  const [fact] = (await openedBy(kase.lead, kase)).facts;
  assert.ok(fact);
  return fact;
};
const addAgreement = async (kase: OpenedCase) =>
  (await kase.lead.call(plans.addAgreement, { params: { caseId: kase.caseId }, body: agreement }))
    .agreementId;
const write = async (kase: OpenedCase) =>
  (
    await kase.lead.call(contacts.writeContact, {
      params: { caseId: kase.caseId },
      body: { ...said, part: 'money', callBackOn: null },
    })
  ).noteId;
const hear = async (kase: OpenedCase) => {
  const { childId } = await firstChild(kase);
  const deputy = idOf(await colleague(kase.lead, 'Achtervang'));
  const body = { ...heard, childId, choices: [{ mayKnow: true, heldFunctionId: deputy }] };
  return (await kase.lead.call(voices.writeVoice, { params: { caseId: kase.caseId }, body })).voiceId;
};

const writers: Readonly<Record<string, Writer>> = {
  'a headline': async (kase, params) => ({
    route: cases.changeCase,
    call: { params, ifMatch: (await openedBy(kase.lead, kase)).version, body: { headline: 'Rust thuis' } },
  }),
  'a part': async (_, params) => ({ route: cases.openPart, call: { params, body: { lifeDomain: 'care' } } }),
  'a child that was seen': async (kase, { caseId }) => {
    const { childId, version } = await firstChild(kase);
    const body = { seenOn: inDays(0), seenBy: 'Regisseur', alone: true };
    return { route: cases.recordSeen, call: { params: { caseId, childId }, ifMatch: version, body } };
  },
  'a goal': async (_, params) => ({ route: plans.addGoal, call: { params, body: goal } }),
  'a score': async (kase, params) => {
    const { goalId } = await kase.lead.call(plans.addGoal, { params, body: goal });
    return {
      route: plans.scoreGoal,
      call: { params: { goalId }, body: { score: 4, givenBy: 'Moeder', givenOn: inDays(0) } },
    };
  },
  'an agreement': async (_, params) => ({ route: plans.addAgreement, call: { params, body: agreement } }),
  'an answer to an agreement': async kase => ({
    route: plans.answerAgreement,
    call: {
      params: { agreementId: await addAgreement(kase) },
      ifMatch: 1,
      body: { state: 'kept', note: null },
    },
  }),
  'a place that is waited for': async kase => ({
    route: plans.waitForPlace,
    call: {
      params: { agreementId: await addAgreement(kase) },
      ifMatch: 1,
      body: { organisation: 'Gezinshulp', since: inDays(0), expectedOn: null, bridge: null },
    },
  }),
  consent: async (_, params) => ({
    route: plans.recordConsent,
    call: { params, body: { kind: 'plan', person: 'Moeder', givenOn: inDays(0), note: null } },
  }),
  'a contact note with a call-back': async (_, params) => ({
    route: contacts.writeContact,
    call: { params, body: { ...said, part: 'money', callBackOn: inDays(3) } },
  }),
  'a corrected note': async kase => ({
    route: contacts.correctContact,
    call: { params: { noteId: await write(kase) }, ifMatch: 1, body: { ...said, reason: 'Het was vader' } },
  }),
  'somebody around the child': async (_, params) => ({
    route: family.addPerson,
    call: {
      params,
      body: {
        name: 'Mark',
        role: 'vader',
        household: 2,
        safeContact: null,
        telephone: null,
        supporter: false,
        wish: null,
      },
    },
  }),
  authority: async (kase, { caseId }) => ({
    route: family.recordAuthority,
    call: {
      params: { caseId, childId: (await firstChild(kase)).childId },
      ifMatch: 1,
      body: { answer: 'known', words: 'Moeder', source: 'Moeder', knownOn: inDays(0) },
    },
  }),
  'a fact': async (_, params) => ({
    route: windows.addFact,
    call: {
      params,
      body: {
        part: 'money',
        side: 'worry',
        kind: 'observation',
        words: 'De post blijft dicht',
        observer: 'Regisseur',
        observedWhen: 'vandaag',
        sourceHeldFunctionId: null,
        sourceConditions: null,
      },
    },
  }),
  'a view of a fact': async kase => ({
    route: windows.addFactView,
    call: {
      params: { factId: (await firstFact(kase)).factId },
      ifMatch: 1,
      body: { who: 'Moeder', words: 'Zo was het niet', saidOn: inDays(0) },
    },
  }),
  'whether the family takes part': async (_, params) => ({
    route: plans.recordTakingPart,
    call: { params, ifMatch: 1, body: { answer: 'no', andThen: 'Wij bellen vrijdag' } },
  }),
  'a weighing': async (_, params) => ({
    route: windows.weigh,
    call: {
      params,
      ifMatch: 1,
      body: {
        ifNothing: 'Het blijft zo',
        worksAlready: 'De buurvrouw',
        atLeast: 'Rust',
        decision: 'Hulp',
        heavier: false,
        whyNotLighter: null,
      },
    },
  }),
  'what a child said': async (kase, params) => ({
    route: voices.writeVoice,
    call: { params, body: { ...heard, childId: (await firstChild(kase)).childId, choices: [] } },
  }),
  'a child’s words to a colleague': async kase => ({
    route: voices.shareVoice,
    call: {
      params: { voiceId: await hear(kase) },
      ifMatch: 1,
      body: { heldFunctionId: idOf(await colleague(kase.lead, 'Achtervang')) },
    },
  }),
  'what the child takes back': async kase => ({
    route: voices.chooseVoice,
    call: { params: { voiceId: await hear(kase) }, ifMatch: 1, body: { saidOn: inDays(0), choices: [] } },
    alsoWhenClosed: true,
  }),
  'a request for correction': async (kase, params) => ({
    route: corrections.askCorrection,
    call: {
      params,
      body: {
        about: { kind: 'fact', id: (await firstFact(kase)).factId },
        askedBy: 'moeder',
        onBehalfOf: null,
        askedOn: inDays(0),
        wrong: 'Dat klopt niet',
        shouldBe: null,
      },
    },
  }),
  'a statement': async (_, params) => ({
    route: statements.writeStatement,
    call: {
      params,
      body: {
        part: 'money',
        organisation: 'Schuldhulp',
        saidBy: 'Medewerker',
        phone: null,
        how: 'letter',
        receivedOn: inDays(0),
        what: 'Er is een regeling',
        sharedBecause: null,
        condition: 'Niet naar de buren',
        withheldFrom: [],
      },
    },
  }),
  'a question to a partner': async (_, params) => ({
    route: statements.askPartner,
    call: { params, body: question },
  }),
  'a letter': async (kase, params) => ({
    route: letters.prepareLetter,
    call: {
      params,
      body: {
        kind: 'information-parent',
        name: 'Een ouder',
        children: [(await firstChild(kase)).childId],
        address: [],
      },
    },
  }),
  'a reason why not yet': async (_, params) => ({
    route: course.answerStop,
    call: { params, body: { stop: 'look-back', childId: null, because: 'Vakantie', until: inDays(3) } },
  }),
  'a hand-over': async (_, params) => ({ route: handover.beginHandover, call: { params } }),
  access: async (kase, params) => ({
    route: grants.giveAccess,
    call: {
      params,
      body: accessFor(await colleague(kase.lead, 'Leerplichtambtenaar'), {
        basis: 'youth-attendance-in-plan',
        parts: { 'school-work': 'write' },
      }),
    },
  }),
};

const closingOf = async ({ caseId }: OpenedCase): Promise<Call> => {
  const { rows } = await api.admin.query<{ agreementId: string; version: number }>(
    `select a.public_id as "agreementId", a.version from app.agreement a join app.case_file c using (tenant_id, case_id)
      where c.public_id = $1 and a.state in ('open', 'waiting')`,
    [caseId],
  );
  return {
    params: { caseId },
    ifMatch: Number(await valueOf(api, 'select version from app.case_file where public_id = $1', [caseId])),
    body: {
      reason: 'De doelen zijn gehaald',
      keepsAnEye: 'De buurvrouw',
      whomToCall: 'Noor belt zelf',
      judgement: 'Fijn',
      notAskedBecause: null,
      aftercare: [inDays(90)],
      openLeft: rows.map(each => ({ ...each, how: 'let-go', words: 'Niet meer nodig' })),
      openWorry: null,
    },
  };
};

/** What a closed case may not hold. */
const leftBehind = async ({ caseId }: OpenedCase): Promise<string[]> => {
  const { rows } = await api.admin.query<{ what: string }>(
    `select x.what from app.case_file c
      cross join lateral (
        select 'an open agreement' as what from app.agreement a where a.case_id = c.case_id and a.state in ('open', 'waiting')
        union all select 'a call-back' from app.contact_note n where n.case_id = c.case_id and n.call_back_on is not null and n.called_back_at is null
        union all select 'a letter that was never sent' from app.letter l where l.case_id = c.case_id and l.state = 'draft'
        union all select 'a request that nobody answers' from app.correction k where k.case_id = c.case_id and k.due_on is not null
        union all select 'an answer nobody has read' from app.partner_question q where q.case_id = c.case_id and q.state = 'answered'
        union all select 'access' from app.access_grant g where g.file_id = c.case_id and g.kind = 'team' and g.revoked_at is null and now() < g.valid_until
        union all select 'work of the lead in ' || w.name from (
          select 'agreement' as name, a.case_id, a.lead_professional_id from app.agreement a
          union all select 'case_child', k.case_id, k.lead_professional_id from app.case_child k
          union all select 'stop_answer', s.case_id, s.lead_professional_id from app.stop_answer s
          union all select 'correction', k.case_id, k.lead_professional_id from app.correction k
          union all select 'partner_question', q.case_id, q.lead_professional_id from app.partner_question q) w
         where w.case_id = c.case_id and w.lead_professional_id is not null) x
      where c.public_id = $1 and c.state = 'closed'`,
    [caseId],
  );
  return rows.map(row => row.what);
};

const succeeded = (code: string) => code.startsWith('2');
const ready = async (writer: Writer) => {
  const kase = await openCase(api);
  await throughStops(kase);
  const written = await writer(kase, { caseId: kase.caseId });
  const closing = await closingOf(kase);
  return { kase, written, closing, by: kase.deputy.token, lead: kase.lead.token };
};
const refusals = ['case-closed', 'not-found', 'version-mismatch'];

for (const [name, writer] of Object.entries(writers))
  test(`closing and ${name} in the same moment`, async () => {
    const deadlocksBefore = server.deadlocks();
    // written and not yet committed: the closing waits, and knows of it
    {
      const { kase, written, closing, lead } = await ready(writer);
      const held = await server.stop('before-commit', written.route, written.call, lead);
      const close = server.send(course.closeCase, closing, kase.deputy.token);
      await waitsForLock(api.database, close);
      const wrote = await held.go();
      const closed = await close;
      assert.ok(succeeded(wrote), `written first: ${wrote}`);
      assert.ok(
        succeeded(closed) || ['work-left-open', 'version-mismatch'].includes(closed),
        `closed: ${closed}`,
      );
      assert.deepEqual(await leftBehind(kase), [], 'written before the closing committed');
    }
    // the closing has read, and somebody writes: the closing decides on what is there
    {
      const { kase, written, closing, lead } = await ready(writer);
      const held = await server.stop('before-writing', course.closeCase, closing, kase.deputy.token);
      assert.ok(succeeded(await server.send(written.route, written.call, lead)));
      const closed = await held.go();
      assert.ok(
        succeeded(closed) || ['work-left-open', 'version-mismatch'].includes(closed),
        `closed: ${closed}`,
      );
      assert.deepEqual(await leftBehind(kase), [], 'written while the closing decided');
    }
    assert.equal(server.deadlocks(), deadlocksBefore, 'two waited for each other');
  });

for (const [name, writer] of Object.entries(writers))
  test(`${name}: nothing is written once the closing is under way`, async () => {
    const deadlocksBefore = server.deadlocks();
    const judge = async (kase: OpenedCase, { alsoWhenClosed }: Written, closed: string, wrote: string) => {
      assert.ok(succeeded(closed), `closed: ${closed}`);
      if (alsoWhenClosed === true) assert.ok(succeeded(wrote), wrote);
      else assert.ok(refusals.includes(wrote), `written in a closed case: ${wrote}`);
      assert.deepEqual(await leftBehind(kase), []);
    };
    const { kase, written, closing, lead } = await ready(writer);
    // the closing is written and not yet committed
    const held = await server.stop('before-commit', course.closeCase, closing, kase.deputy.token);
    const write = server.send(written.route, written.call, lead);
    await waitsForLock(api.database, write);
    const closed = await held.go();
    await judge(kase, written, closed, await write);
    assert.equal(server.deadlocks(), deadlocksBefore, 'two waited for each other');
    // whoever writes has read, and the closing comes between
    if (written.alsoWhenClosed === true) return;
    const other = await ready(writer);
    const slow = await server.stop('before-writing', other.written.route, other.written.call, other.lead);
    const closedBetween = await server.send(course.closeCase, other.closing, other.kase.deputy.token);
    await judge(other.kase, other.written, closedBetween, await slow.go());
  });

const asServer = async () => {
  const client = new pg.Client({ connectionString: api.database.webUrl });
  await client.connect();
  return client;
};
const answerLink = async (client: pg.Client, token: string) => {
  const { rows } = await client.query<{ at: Date | null }>(
    `select authz.answer_partner_question($1, 'Ja', 'Medewerker', 'Schuldhulp', '(0990) 55 00 00', 'agrees', '') as at`,
    [token],
  );
  return rows[0]?.at ?? null;
};
const asked = async () => {
  const kase = await openCase(api);
  await throughStops(kase);
  const { path } = await kase.lead.call(statements.askPartner, {
    params: { caseId: kase.caseId },
    body: question,
  });
  return { kase, token: z.string().parse(path).split('/').at(-1) ?? '', closing: await closingOf(kase) };
};

test('a partner answers by a link while the case is closed: the answer must be read, or the link does not work', async () => {
  const partner = await asServer();
  try {
    const first = await asked();
    await partner.query('begin');
    assert.ok(await answerLink(partner, first.token));
    const close = server.send(course.closeCase, first.closing, first.kase.deputy.token);
    await waitsForLock(api.database, close);
    await partner.query('commit');
    assert.equal(await close, 'work-left-open');

    const second = await asked();
    const held = await server.stop(
      'before-commit',
      course.closeCase,
      second.closing,
      second.kase.deputy.token,
    );
    const answer = answerLink(partner, second.token);
    await waitsForLock(api.database, answer);
    assert.equal(await held.go(), '201');
    assert.equal(await answer, null);
    assert.deepEqual(await leftBehind(second.kase), []);
  } finally {
    await partner.end();
  }
});

test('whoever answers an agreement holds it, and the closing holds the case: both are answered all the same', async () => {
  const { kase, written, closing, lead } = await ready(writers['an answer to an agreement'] ?? assert.fail());
  // stands still between the lock on the agreement and the one on the case: nobody else is that unlucky on purpose
  await api.admin.query(
    `create function app.stand_still() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(4711); return new; end $$;
     create trigger a_stands_still before update of state on app.agreement for each row execute function app.stand_still()`,
  );
  const still = new pg.Client({ connectionString: api.database.adminUrl });
  await still.connect();
  try {
    await still.query('select pg_advisory_lock(4711)');
    const before = server.deadlocks();
    const write = server.send(written.route, written.call, lead);
    await waitsForLock(api.database, write);
    const close = server.send(course.closeCase, closing, kase.deputy.token);
    // the closing waits for the agreement, and who answers it for the case
    await waitsForLock(api.database, Promise.race([write, close]), 2);
    await still.query('select pg_advisory_unlock(4711)');
    const answers = await Promise.all([write, close]);
    assert.ok(server.deadlocks() > before, 'they did wait for each other');
    assert.equal(answers.filter(succeeded).length, 1, answers.join(' '));
    assert.ok(
      answers.every(each => succeeded(each) || [...refusals, 'work-left-open'].includes(each)),
      answers.join(' '),
    );
    assert.deepEqual(await leftBehind(kase), []);
  } finally {
    await still.end();
    await api.admin.query('drop function app.stand_still() cascade');
  }
});

/** Runs random worlds through PostgreSQL and through the reference model, and counts what came of it. */
import pg from 'pg';
import {
  conditions,
  decisive,
  mayOpen,
  whySessionIsDead,
  type Condition,
  type Decision,
  type Grant,
  type LegalBasis,
  type Level,
  type Line,
  type Scope,
} from '../../reference-model.ts';
import { additionAt, attempts, makeAttempts, type Attempt, type Outcome } from './attempts.ts';
import { createNearMissWorld, now, type Context, type NearMissWorld } from './near-miss-world.ts';
import { createRandom } from './random.ts';
import { emptyDatabase, prepareDatabase, storeWorld, type Row, type StoredRows } from './store-world.ts';

/** PostgreSQL did something that the proof has no row for. As red as a difference. */
export class ProofFault extends Error {}

export interface Difference {
  readonly seed: number;
  readonly world: number;
  readonly context: Context;
  readonly attempt: Attempt;
  readonly row: Row;
  readonly byDatabase: boolean;
  readonly byModel: Decision;
  readonly nearMissWorld: NearMissWorld;
}

export interface Tally {
  decisions: number;
  allowed: number;
  worlds: number;
  readonly byAttempt: Map<string, { decisions: number; allowed: number }>;
  /** Refusals in which this condition alone was unmet. */
  readonly decisive: Map<Condition, number>;
  /** Permissions that a stricter rule would wrongly refuse. */
  readonly witnesses: Map<string, number>;
  readonly differences: Difference[];
}

export interface Run {
  /** Databases as `prepare` left them, as superuser; the worlds are shared out among them. */
  readonly adminUrls: readonly string[];
  readonly n: number;
  readonly seed: number;
  /** Only this one, to look at a difference again. */
  readonly world?: number | undefined;
  readonly stopAtFirst?: boolean;
  /** A fault, as SQL, in the same transaction as each world and undone with it. */
  readonly planted?: string;
}

/** Dead rows of earlier worlds slow down later ones. */
const WORLDS_BETWEEN_VACUUMS = 25;

/**
 * Without foreign keys and triggers: some near misses are of a kind that only those prevent.
 * And joins in the order in which the view says them: it is the short way, and planning takes longer than these worlds.
 */
const OPTIONS =
  '-c session_replication_role=replica -c join_collapse_limit=1 -c enable_seqscan=off -c jit=off';

export async function connect(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl, pipeline: true, options: OPTIONS });
  await client.connect();
  return client;
}

export async function compareWorlds(run: Run): Promise<Tally> {
  const { adminUrls, n, world, stopAtFirst = false } = run;
  const tally = emptyTally();
  let next = world ?? 1;
  const isDone = (): boolean =>
    tally.decisions >= n ||
    (stopAtFirst && tally.differences.length > 0) ||
    (world !== undefined && next > world);
  const lanes = adminUrls.map(async adminUrl => {
    const client = await connect(adminUrl);
    try {
      for (let done = 1; !isDone(); done++) {
        await compareWorld(client, run, next++, tally);
        if (done % WORLDS_BETWEEN_VACUUMS === 0) await client.query('vacuum');
      }
    } finally {
      await client.end();
    }
  });
  // All lanes end before a fault in one of them is told, because its database goes away after that.
  for (const lane of await Promise.allSettled(lanes)) if (lane.status === 'rejected') throw lane.reason;
  tally.differences.sort((one, other) => one.world - other.world);
  return tally;
}

function emptyTally(): Tally {
  return {
    decisions: 0,
    allowed: 0,
    worlds: 0,
    byAttempt: new Map(attempts.map(({ name }) => [name, { decisions: 0, allowed: 0 }])),
    decisive: new Map(conditions.map(condition => [condition, 0])),
    witnesses: new Map(witnessNames.map(name => [name, 0])),
    differences: [],
  };
}

/**
 * Makes a database ready for worlds, and leaves behind the statistics of one: the planner then knows what the tables
 * look like that it always finds empty.
 */
export async function prepare({ adminUrl }: { readonly adminUrl: string }): Promise<void> {
  const client = await connect(adminUrl);
  try {
    const random = createRandom(0, 0);
    await prepareDatabase(client);
    await client.query('begin');
    await storeWorld(client, createNearMissWorld(random), random);
    await client.query('commit');
    await client.query('analyze');
    await emptyDatabase(client);
  } finally {
    await client.end();
  }
}

async function compareWorld(client: pg.Client, run: Run, number: number, tally: Tally): Promise<void> {
  const { seed, planted, stopAtFirst = false } = run;
  const random = createRandom(seed, number);
  const made = createNearMissWorld(random);
  // Everything in one transaction, so that now() stands still while a second before and after are tried.
  await client.query('begin');
  try {
    if (planted !== undefined) await client.query(planted);
    const stored = await storeWorld(client, made, random);
    const { scopes } = made.world;
    await client.query(`select set_config('proof.scopes', $1, true), set_config('proof.tenants', $2, true)`, [
      scopes.map(scope => scope.id).join(','),
      scopes.map(scope => scope.tenant).join(','),
    ]);
    await client.query('set local role app_web');
    const all: StoredRows = new Map([...stored, ['new', scopes.map(scope => ({ id: scope.id, scope }))]]);
    for (const [index, context] of made.contexts.entries()) {
      const addition = additionAt(number + index);
      const outcome = await makeAttempts(client, context, addition);
      compareContext({ seed, number, made, context, outcome, all, addition, tally });
      if (stopAtFirst && tally.differences.length > 0) break;
    }
    tally.worlds += 1;
  } finally {
    await client.query('rollback');
  }
}

function compareContext(given: {
  seed: number;
  number: number;
  made: NearMissWorld;
  context: Context;
  outcome: Outcome;
  all: StoredRows;
  addition: string;
  tally: Tally;
}): void {
  const { seed, number, made, context, outcome, all, addition, tally } = given;
  const session = made.world.sessions.find(each => each.token === context.token);
  const isAlive = session !== undefined && whySessionIsDead(made.world, session, now).length === 0;
  if (isAlive !== outcome.entered) {
    throw new ProofFault(
      `seed ${seed}, world ${number}: authz.enter ${outcome.entered ? 'knew' : 'did not know'} "${context.token}"`,
    );
  }
  const decide = rememberDecisions(made, context);
  for (const attempt of attempts) {
    if (attempt.on === 'new' && attempt.name !== addition) continue;
    const letThrough = outcome.allowed.get(attempt.name) ?? new Set();
    const counts = tally.byAttempt.get(attempt.name) ?? { decisions: 0, allowed: 0 };
    let found = 0;
    for (const row of all.get(attempt.on) ?? []) {
      const byDatabase = letThrough.has(row.id);
      const { decision, alone, witness } = decide(row.scope, attempt.level);
      if (byDatabase) found += 1;
      tally.decisions += 1;
      counts.decisions += 1;
      if (decision.allowed) {
        tally.allowed += 1;
        counts.allowed += 1;
        for (const each of witness) tally.witnesses.set(each, (tally.witnesses.get(each) ?? 0) + 1);
      }
      for (const condition of alone) tally.decisive.set(condition, (tally.decisive.get(condition) ?? 0) + 1);
      if (byDatabase !== decision.allowed) {
        const byModel = decision;
        tally.differences.push({
          seed,
          world: number,
          context,
          attempt,
          row,
          byDatabase,
          byModel,
          nearMissWorld: made,
        });
      }
    }
    if (found !== letThrough.size) {
      throw new ProofFault(
        `seed ${seed}, world ${number}: "${attempt.name}" gave rows that the proof did not store`,
      );
    }
  }
}

interface Judged {
  readonly decision: Decision;
  readonly alone: ReadonlySet<Condition>;
  readonly witness: readonly string[];
}

/** The model is asked once for each scope and level of a context: the same question has the same answer. */
function rememberDecisions(
  { world }: NearMissWorld,
  { token, purposes }: Context,
): (scope: Scope, level: Level) => Judged {
  const known = new Map<number, Judged>();
  return (scope, level) => {
    const key = scope.id * 4 + level;
    const before = known.get(key);
    if (before !== undefined) return before;
    const decision = mayOpen(world, token, scope, level, purposes, now);
    const judged = { decision, alone: decisive(decision), witness: witnesses(world, scope, level, decision) };
    known.set(key, judged);
    return judged;
  };
}

/** The sentences of the rule that say yes where something looks wrong: a stricter rule would fail here. */
const witnessNames = [
  'the review lapsed after the grant',
  'the basis ends, but later',
  'the reading days after mere expiry',
  'up to this level and no further',
  'a concern, through its desk',
  'a sealed part, cleared',
  'a conflict of interest that was lifted',
  'a tie that acts later',
] as const;

function witnesses(
  { grants, bases, conflicts }: NearMissWorld['world'],
  scope: Scope,
  level: Level,
  { allowed, reasons }: Decision,
): string[] {
  if (!allowed) return [];
  const opening = reasons.filter(reason => reason.unmet.length === 0).flatMap(({ line }) => line ?? []);
  const grantOf = (line: Line): Grant | undefined => grants.find(grant => grant.id === line.grant);
  const basisOf = (line: Line): LegalBasis | undefined =>
    bases.find(basis => basis.id === grantOf(line)?.basis);
  const isExpired = (line: Line): boolean => (grantOf(line)?.validUntil ?? 1) <= now.second;
  const isLifted = conflicts.some(
    each =>
      each.file === scope.file && each.liftedAt !== null && each.professional === opening[0]?.professional,
  );
  const actsLater = conflicts.some(
    each =>
      each.file === scope.file &&
      each.liftedAt === null &&
      each.actsFrom > now.second &&
      each.professional === opening[0]?.professional,
  );
  const found: Record<(typeof witnessNames)[number], boolean> = {
    'the review lapsed after the grant': opening.every(line => (basisOf(line)?.reviewBy ?? 0) < now.day),
    'the basis ends, but later': opening.every(line => (basisOf(line)?.endedOn ?? 0) > now.day),
    'the reading days after mere expiry': opening.every(isExpired),
    'up to this level and no further': level < 3 && opening.every(line => line.level === level),
    'a concern, through its desk': scope.governedBy !== scope.id,
    'a sealed part, cleared': scope.sealed,
    'a conflict of interest that was lifted': isLifted,
    'a tie that acts later': actsLater,
  };
  return witnessNames.filter(name => found[name]);
}

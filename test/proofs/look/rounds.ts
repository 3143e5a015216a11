/** Rounds of requests, several at once, half of them with a fault that waits for them; after each round it becomes quiet. */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, type Random } from '../access/random.ts';
import { pathOf } from '../routes/house.ts';
import { variants as allVariants, type Ask, type Variant } from './asks.ts';
import { startClient, type Client, type Knock } from './client.ts';
import { kinds, type Fault, type Kind } from './kinds.ts';
import { succeeded, type Outcome } from './outcome.ts';
import { LANES, type Scene } from './scene.ts';

/** Of every nine requests of one kind, so many meet a fault: by turns, so that no route is only lucky or only unlucky. */
const FAULTY = 5;
const TURNS = 9;

export interface RoundOptions {
  readonly n: number;
  /** Between one judgement and the next. */
  readonly round: number;
  readonly seed: number;
  readonly routes: readonly string[] | undefined;
  /** Called when a round has ended and nothing moves any more; true when it has seen enough. */
  readonly judge: (outcomes: readonly Outcome[]) => Promise<boolean>;
}

export async function runRounds(
  scene: Scene,
  { n, round: most, seed, routes, judge }: RoundOptions,
): Promise<void> {
  const variants = allVariants.filter(({ route }) => routes?.includes(route.id) ?? true);
  const client = startClient(scene.port);
  const asking = { scene, client };
  const turns: Turns = new Map();
  try {
    let asked = 0;
    for (let round = 0; asked < n; round += 1) {
      const random = createRandom(seed, round);
      const size = Math.min(most, n - asked);
      const cards = deal(variants, size, random, turns);
      const outcomes: Outcome[] = [];
      const lanes = Array.from({ length: LANES }, async (_, lane) => {
        for (let card = cards.pop(); card !== undefined; card = cards.pop())
          outcomes.push(...(await askOnce(asking, card, lane)));
      });
      await Promise.all(lanes);
      await untilQuiet(scene);
      asked += outcomes.length;
      if (await judge(outcomes)) return;
    }
  } finally {
    client.close();
  }
}

interface Asking {
  readonly scene: Scene;
  readonly client: Client;
}

interface Card {
  readonly variant: Variant;
  readonly kind: Kind | undefined;
  readonly random: Random;
}

/** Of each request the turns that are left, over all rounds. */
type Turns = Map<Variant, boolean[]>;

function meetsFault(variant: Variant, random: Random, turns: Turns): boolean {
  const left = turns.get(variant) ?? [];
  if (left.length === 0)
    left.push(...random.shuffle(Array.from({ length: TURNS }, (_, turn) => turn < FAULTY)));
  turns.set(variant, left);
  return left.pop() ?? false;
}

/** Every request and every fault as often as its turn comes, in an order that the seed decides. */
function deal(variants: readonly Variant[], size: number, random: Random, turns: Turns): Card[] {
  const cards: Card[] = [];
  let deck: Variant[] = [];
  let faults: Kind[] = [];
  while (cards.length < size) {
    if (deck.length === 0) deck = random.shuffle(variants);
    const variant = deck.pop();
    if (variant === undefined) throw new Error('nothing to ask');
    let kind: Kind | undefined;
    if (meetsFault(variant, random, turns)) {
      if (faults.length === 0)
        faults = random.shuffle(kinds.flatMap(each => Array.from({ length: each.weight }, () => each)));
      const fits = faults.findIndex(each => !each.needsJournal || !variant.autosave);
      kind = fits === -1 ? undefined : faults.splice(fits, 1)[0];
    }
    cards.push({ variant, kind, random: createRandom(random.below(2 ** 31), cards.length) });
  }
  return cards;
}

/** Asks, and asks a command that failed once more with the same key, as a browser does. */
async function askOnce(asking: Asking, { variant, kind, random }: Card, lane: number): Promise<Outcome[]> {
  const ask = await variant.make({ scene: asking.scene, random, lane });
  const key = randomUUID();
  const first = await send(asking, {
    ask,
    key,
    lane,
    trace: newTrace(random),
    kind,
    fault: kind?.make(random),
  });
  const repeatable = 'may' in ask.route.access && ask.route.method !== 'PUT';
  if (!repeatable || succeeded(first)) return [first];
  const again = await send(asking, { ask, key, lane, trace: newTrace(random), repeats: first.trace });
  return [first, again];
}

/** The clean requests at the end, and those during an outage. */
export async function askAll(
  scene: Scene,
  seed: number,
  chosen: (variant: Variant) => boolean,
): Promise<Outcome[]> {
  const client = startClient(scene.port);
  const outcomes: Outcome[] = [];
  try {
    for (const [i, variant] of allVariants.filter(chosen).entries()) {
      const random = createRandom(seed, i, 1);
      const ask = await variant.make({ scene, random, lane: i % LANES });
      outcomes.push(
        await send({ scene, client }, { ask, key: randomUUID(), lane: 0, trace: newTrace(random) }),
      );
    }
    await untilQuiet(scene);
    return outcomes;
  } finally {
    client.close();
  }
}

interface Sending {
  readonly ask: Ask;
  readonly key: string;
  readonly trace: string;
  readonly lane: number;
  readonly kind?: Kind | undefined;
  readonly fault?: Fault | undefined;
  readonly repeats?: string;
}

async function send(
  { scene, client }: Asking,
  { ask, key, trace, lane, kind, fault, repeats }: Sending,
): Promise<Outcome> {
  let leave = (): void => undefined;
  if (fault !== undefined && 'blow' in fault) scene.door.expect(trace, fault.blow, () => leave());
  if (fault !== undefined && 'journal' in fault) {
    const { moment, code, atRow, times } = fault.journal;
    await scene.admin.query('select proof.plan($1, $2, $3, $4, $5, $6)', [
      trace,
      moment,
      code,
      atRow,
      times,
      lane,
    ]);
  }
  const unlock = fault !== undefined && 'lock' in fault ? await lockJournal(scene) : undefined;
  try {
    const asked = client.knock(knockOf(ask, key, trace));
    leave = asked.leave;
    const reply = await asked.reply;
    const signs = scene.door.metBy(trace);
    return {
      ask,
      trace,
      reply,
      planned: kind?.name,
      met: namesOf(signs, kind),
      repeats,
    };
  } finally {
    await unlock?.();
  }
}

/** Another request can be hit as well by what was meant for one. */
const namesOf = (signs: ReadonlySet<string>, kind: Kind | undefined): string[] => {
  if (kind?.signs.some(sign => signs.has(sign)) === true) return [kind.name];
  return kinds
    .filter(each => each.signs.some(sign => sign !== 'blow' && signs.has(sign)))
    .map(each => each.name)
    .slice(0, 1);
};

function knockOf({ route, token, call }: Ask, key: string, trace: string): Knock {
  const query = new URLSearchParams(call.query).toString();
  return {
    method: route.method,
    path: pathOf(route, call.params) + (query === '' ? '' : `?${query}`),
    payload: call.file ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
    headers: {
      cookie: `perspectief=${token}`,
      traceparent: `00-${trace}-${trace.slice(0, 16)}-01`,
      ...(route.method === 'GET' ? {} : { 'x-perspectief': '1', 'idempotency-key': key }),
      ...(call.ifMatch === undefined ? {} : { 'if-match': `"${call.ifMatch}"` }),
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(call.file === undefined ? {} : { 'content-type': 'application/pdf' }),
    },
  };
}

/** Somebody reindexes the journal: who writes in it waits, for a while. */
async function lockJournal({ admin }: Scene): Promise<() => Promise<void>> {
  const holder = await admin.connect();
  await holder.query('begin');
  await holder.query('lock table app.journal in share mode');
  await holder.query('lock table app.journal_search in share mode');
  return async () => {
    await holder.query('rollback');
    holder.release();
  };
}

const newTrace = (random: Random): string =>
  createHash('sha256')
    .update(`${random.next()} ${random.next()} ${random.next()}`)
    .digest('hex')
    .slice(0, 32);

/** A backend that lost its server may still be at work, and even commit. */
export async function untilQuiet({ admin }: Scene): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 20) {
    const { rows } = await admin.query<{ busy: string }>(
      `select count(*) as busy from pg_stat_activity where usename = 'app_web' and datname = current_database() and state <> 'idle'`,
    );
    if (Number(rows[0]?.busy) === 0) return;
    await sleep(20);
  }
  throw new Error('the database does not become quiet');
}

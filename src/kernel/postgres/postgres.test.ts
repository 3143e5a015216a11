import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { canReach } from './identity.ts';
import { isAlive } from './pidfile.ts';

const program = fileURLToPath(new URL('../../../test/fixtures/hold-postgres.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), 'perspectief-postgres-'));
chmodSync(folder, 0o711);
const children = new Set<ChildProcess>();

after(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const directory of readdirSync(folder)) await clear(join(folder, directory, 'postgres'));
  rmSync(folder, { recursive: true, force: true });
});

async function clear(data: string): Promise<void> {
  if (!existsSync(data)) return;
  if (existsSync(join(data, 'postmaster.pid'))) process.kill(postmaster(data), 'SIGQUIT');
  while (existsSync(join(data, 'postmaster.pid'))) await sleep(20);
  const real = realpathSync(data);
  if (real.startsWith('/var/lib/perspectief/')) rmSync(dirname(real), { recursive: true, force: true });
}

let count = 0;
/** A place for data that does not exist yet. */
function newPlace(): string {
  const parent = join(folder, String(++count));
  mkdirSync(parent, { mode: 0o711 });
  return join(parent, 'postgres');
}

interface Held {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The address once it runs, or what it said when it gave up. */
  readonly outcome: Promise<string>;
}

function hold(data: string, account: { uid?: number; gid?: number } = {}): Held {
  const child = spawn(process.execPath, [program, data], { stdio: ['ignore', 'pipe', 'pipe'], ...account });
  children.add(child);
  const outcome = new Promise<string>(resolve => {
    child.stdout.once('data', chunk => resolve(String(chunk).trim()));
    child.stderr.once('data', chunk => resolve(String(chunk).trim()));
    child.once('exit', (code, signal) => resolve(`ended with ${code ?? signal}`));
  });
  return { child, pid: child.pid ?? 0, outcome };
}

async function end({ child }: Held, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  child.kill(signal);
  await once(child, 'exit');
  return child.exitCode;
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(statement);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

function postmaster(data: string): number {
  return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

test('it starts, keeps what was saved, and leaves nothing running or lying about', async () => {
  const data = newPlace();
  const first = hold(data);
  const url = await first.outcome;
  assert.match(url, /^postgresql:/);
  await ask(url, 'create table kept as select 42 as answer');
  assert.equal(await ask(url, `select current_setting('log_parameter_max_length_on_error') as answer`), '0');
  assert.equal(await ask(url, `select current_setting('listen_addresses') as answer`), '');
  const pid = postmaster(data);
  assert.equal(await end(first, 'SIGTERM'), 0);
  assert.ok(!isAlive(pid));
  const socketFolder = decodeURIComponent(/host=([^&]+)/.exec(url)?.[1] ?? '');
  assert.match(socketFolder, /^\/tmp\/perspectief-socket-/);
  assert.ok(!existsSync(socketFolder));

  const second = hold(data);
  assert.equal(await ask(await second.outcome, 'select answer from kept'), 42);
  await end(second, 'SIGINT');
});

test('after a kill of our own process the PostgreSQL left over is taken over', async () => {
  const data = newPlace();
  const first = hold(data);
  const url = await first.outcome;
  await end(first, 'SIGKILL');
  const orphan = postmaster(data);
  assert.ok(isAlive(orphan));
  const second = hold(data);
  assert.equal(await second.outcome, url);
  assert.equal(postmaster(data), orphan);
  await end(second, 'SIGTERM');
  assert.ok(!isAlive(orphan));
});

test('when PostgreSQL is killed we notice, and the next start recovers', async () => {
  const data = newPlace();
  const first = hold(data);
  await ask(await first.outcome, 'create table kept as select 42 as answer');
  process.kill(postmaster(data), 'SIGKILL');
  await once(first.child, 'exit');
  assert.equal(first.child.exitCode, 3);
  const second = hold(data);
  assert.equal(await ask(await second.outcome, 'select answer from kept'), 42);
  await end(second, 'SIGTERM');
});

test('after a kill of both the next start recovers', async () => {
  const data = newPlace();
  const first = hold(data);
  await ask(await first.outcome, 'create table kept as select 42 as answer');
  const pid = postmaster(data);
  first.child.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  const second = hold(data);
  assert.equal(await ask(await second.outcome, 'select answer from kept'), 42);
  await end(second, 'SIGTERM');
});

test('a pid file with the number of a stranger does not stop a start', async () => {
  const data = newPlace();
  const first = hold(data);
  await first.outcome;
  const file = join(data, 'postmaster.pid');
  const lines = readFileSync(file, 'utf8').split('\n');
  await end(first, 'SIGTERM');
  writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'));
  if (isRoot) chmodSync(file, 0o666);
  const second = hold(data);
  assert.match(await second.outcome, /^postgresql:/);
  await end(second, 'SIGTERM');
});

test('a second start on data in use says so and leaves the first alone', async () => {
  const data = newPlace();
  const first = hold(data);
  const url = await first.outcome;
  const second = hold(data);
  assert.match(await second.outcome, /already running/);
  assert.equal(await ask(url, 'select 1 as answer'), 1);
  await end(first, 'SIGTERM');
});

test('of two first starts at once one runs and the other says so', async () => {
  const data = newPlace();
  const both = [hold(data), hold(data)];
  const outcomes = await Promise.all(both.map(one => one.outcome));
  assert.equal(outcomes.filter(said => said.startsWith('postgresql:')).length, 1, outcomes.join('\n'));
  assert.equal(outcomes.filter(said => /already running/.test(said)).length, 1, outcomes.join('\n'));
  await Promise.all(both.map(one => end(one, 'SIGTERM')));
  assert.deepEqual(halfMade(data), []);
});

function halfMade(data: string): string[] {
  return readdirSync(dirname(data)).filter(name => name.includes('.part-'));
}

for (const signal of ['SIGINT', 'SIGKILL'] as const) {
  test(`a first start cut off by ${signal} at any moment does not spoil the next`, async () => {
    for (const moment of [200, 600, 1_100]) {
      const data = newPlace();
      const first = hold(data);
      await sleep(moment);
      await end(first, signal);
      const second = hold(data);
      const said = await second.outcome;
      assert.match(said, /^postgresql:/, `after ${moment} ms: ${said}`);
      await end(second, 'SIGTERM');
      // After a kill initdb itself may still have been writing; the start after that one finds what it left.
      if (signal === 'SIGKILL' && halfMade(data).length > 0) {
        const third = hold(data);
        await third.outcome;
        await end(third, 'SIGTERM');
      }
      assert.deepEqual(halfMade(data), [], `after ${moment} ms`);
    }
  });
}

test('a folder with other files in it is refused and left as it was', async () => {
  const data = newPlace();
  mkdirSync(data);
  writeFileSync(join(data, 'letter.txt'), 'mine');
  assert.match(await hold(data).outcome, /has files in it but is no PostgreSQL data folder/);
  assert.equal(readFileSync(join(data, 'letter.txt'), 'utf8'), 'mine');
});

test('a umask that closes files to others does not matter', async () => {
  const data = newPlace();
  const before = process.umask(0o077);
  try {
    const held = hold(data);
    assert.match(await held.outcome, /^postgresql:/);
    await end(held, 'SIGTERM');
  } finally {
    process.umask(before);
  }
});

test(
  'as root, data below a folder that is closed to others still work',
  { skip: isRoot ? false : 'only root can run this' },
  async () => {
    const data = newPlace();
    chmodSync(dirname(data), 0o700);
    const first = hold(data);
    await ask(await first.outcome, 'create table kept as select 42 as answer');
    await end(first, 'SIGTERM');
    const second = hold(data);
    assert.equal(await ask(await second.outcome, 'select answer from kept'), 42);
    await end(second, 'SIGTERM');
  },
);

test(
  'as root, an ordinary user is served too, and root can go on with his data',
  { skip: isRoot ? false : 'only root can run this' },
  async t => {
    // Of all ordinary accounts only this one is sure to be there.
    const [, , uid, gid] =
      readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find(line => line.startsWith('nobody:'))
        ?.split(':') ?? [];
    const account = { uid: Number(uid), gid: Number(gid) };
    if (!canReach(dirname(program), account)) {
      t.skip('the project is in a folder that other users cannot enter');
      return;
    }
    const data = newPlace();
    chownSync(dirname(data), account.uid, account.gid);
    const first = hold(data, account);
    await ask(await first.outcome, 'create table kept as select 42 as answer');
    await end(first, 'SIGTERM');
    const second = hold(data);
    assert.equal(await ask(await second.outcome, 'select answer from kept'), 42);
    await end(second, 'SIGTERM');
  },
);

import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expectWebClient } from './browser.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'perspectief-start-'));
// Root's PostgreSQL runs as another account, which has to pass through.
chmodSync(folder, 0o711);
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise(done => server.close(done));
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}

/** Runs `npm start` without npm, until it says one of these or ends. */
async function start(port: number, until: RegExp): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DATA_DIR: join(folder, 'data'), PORT: String(port), LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  await new Promise<void>(done => {
    const listen = (chunk: unknown) => {
      said += String(chunk);
      if (until.test(said)) done();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('close', () => done());
  });
  return { child, said };
}

test('from nothing to a demo at one address, and back to nothing running', async () => {
  expectWebClient();
  const port = await freePort();
  const first = await start(port, /Stop with Ctrl-C/);
  assert.match(first.said, new RegExp(`Perspectief is ready: http://localhost:${port}\\n`));
  assert.match(first.said, /sign in as one of:[^]*Casusregisseur/);
  const page = await fetch(`http://localhost:${port}/`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<title>/);

  const samePort = await start(port, /never/);
  assert.match(samePort.said, new RegExp(`Port ${port} is in use by another program`));
  assert.equal(samePort.child.exitCode, 1);
  const sameData = await start(await freePort(), /never/);
  assert.match(sameData.said, /already running/);
  assert.equal(sameData.child.exitCode, 1);
  assert.equal((await fetch(`http://localhost:${port}/`)).status, 200);

  first.child.kill('SIGTERM');
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');
  assert.equal(first.child.exitCode, 0);
  assert.ok(!existsSync(join(folder, 'data', 'postgres', 'postmaster.pid')));
});

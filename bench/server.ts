/** The server as `npm start` runs it, in a process of its own. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const project = fileURLToPath(new URL('..', import.meta.url));

export interface RunningServer {
  readonly port: number;
  /** The most memory it has had so far, in megabytes; undefined where the system does not tell. */
  readonly peak: () => number | undefined;
  /** Milliseconds of processor time it has used so far. */
  readonly processorTime: () => number;
  readonly stop: () => Promise<void>;
}

/** The flags of production, from where production has them. */
export function productionFlags(): string[] {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync(`${project}package.json`, 'utf8')));
  const flags = scripts.start.split(' ').filter(word => word.startsWith('--'));
  if (flags.length === 0) throw new Error('package.json: "start" has no flags any more');
  return flags;
}

export async function startServerProcess({
  databaseUrl,
  keyFile,
  folder,
}: {
  readonly databaseUrl: string;
  readonly keyFile: string;
  readonly folder: string;
}): Promise<RunningServer> {
  const port = await freePort();
  const log = `${folder}.log`;
  const output = openSync(log, 'a');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...productionFlags(), `${project}bench/serve.ts`],
    {
      cwd: project,
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        DATABASE_URL: databaseUrl,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: folder,
        KEY_FILE: keyFile,
        REQUESTS_PER_MINUTE: '10000000',
      },
      stdio: ['ignore', output, output],
    },
  );
  closeSync(output);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const until = Date.now() + 60_000;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`the server did not start:\n${readFileSync(log, 'utf8')}`);
    await sleep(100);
  }
  return {
    port,
    peak: () => peakOf(child.pid),
    processorTime: () => processorTimeOf(child.pid),
    stop: async () => {
      process.removeListener('exit', kill);
      if (child.exitCode !== null) return;
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(5_000, undefined, { ref: false })]);
      kill();
    },
  };
}

const isReady = async (port: number): Promise<boolean> => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
};

function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/** Counted in hundredths of a second, on every Linux. */
const TICK = 10;

function processorTimeOf(pid: number | undefined): number {
  try {
    // after the name, which may hold anything: the 12th and 13th field from there are the time in programs and in the system
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return Number.NaN;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const trial = createServer();
    trial.once('error', reject);
    trial.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = trial.address();
      trial.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no free port')),
      );
    });
  });
}

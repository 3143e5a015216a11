/** Runs a proof in a process of its own, with faults in its code or in its database, and says what it said. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '../../database.ts';
import type { Verdict } from '../negative.ts';
import { DATABASE, PLANTED, withFocus, type Focus, type SourceChange } from './changes.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));

export interface ChildRun {
  /** As the npm script is called: 'proof:routes'. */
  readonly proof: string;
  readonly args: readonly string[];
  readonly database: TestDatabase;
  readonly changes?: readonly SourceChange[];
  readonly focus?: Focus;
}

/** The first fault the proof names, or false when it holds. Anything else is no verdict. */
export async function runChild({ proof, args, database, changes = [], focus }: ChildRun): Promise<Verdict> {
  const script = `test/proofs/${proof.replace('proof:', '')}.ts`;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', import.meta.resolve('./hook.ts'), script, ...args],
    {
      cwd: project,
      env: {
        ...process.env,
        [PLANTED]: JSON.stringify(changes),
        [DATABASE]: nameOf(database),
        ...(focus === undefined ? {} : withFocus(focus)),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stdout.on('data', part => (said += String(part)));
  child.stderr.on('data', part => (said += String(part)));
  await new Promise(resolve => child.once('close', resolve));
  if (said.includes('not planted:')) throw new Error(said.slice(said.indexOf('not planted:')));
  if (said.includes(`${proof} holds`)) return false;
  if (said.includes(`${proof} FAILS`)) return /^FAULT (.*)$/m.exec(said)?.[1] ?? 'red, without a word';
  throw new Error(`${proof} gave no verdict:\n${said.slice(-2_000)}`);
}

const nameOf = ({ adminUrl }: TestDatabase): string => {
  const name = /\/(test_[^/?]+)\?/.exec(adminUrl)?.[1];
  if (name === undefined) throw new Error('not a database of a test');
  return name;
};

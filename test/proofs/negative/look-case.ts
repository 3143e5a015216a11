/** Faults for proof:look in the work on a case: what is looked at there leaves without its row. */
import type { TestDatabase } from '../../database.ts';
import { run as runStatements } from '../base.ts';
import type { Fault, Verdict } from '../negative.ts';
import { runChild } from '../planting/child.ts';

export const proof = 'proof:look';
export const atOnce = 2;
export const costly = true;

const runOn = (database: TestDatabase, routes: readonly string[]): Promise<Verdict> =>
  runChild({ proof, args: ['--n', '450'], database, focus: { parts: [], routes } });

export const run = (database: TestDatabase): Promise<Verdict> =>
  runOn(database, ['windows.open', 'voices.list', 'voices.share', 'windows.weigh', 'papers.open']);

/** A row of the journal that is thrown away without a word, of one kind of look and some of the time. */
const dropped = (name: string, act: string): Fault => ({
  name,
  plant: ({ adminUrl }) =>
    runStatements(
      adminUrl,
      `create function app.drop_row() returns trigger language plpgsql as $$ begin return null; end $$;
       create trigger a_drop_row before insert on app.journal for each row when (new.act = '${act}' and new.scope_id % 2 = 0) execute function app.drop_row()`,
    ),
  run: async database => {
    const verdict = await runOn(database, [act]);
    // where nothing else was looked at, the server finds that out itself and answers that it is not there
    if (
      verdict !== false &&
      !/^(answered without its journal row|no fault ends in this answer)/.test(verdict)
    )
      throw new Error(`red for another reason: ${verdict}`);
    return verdict;
  },
});

export const faults: readonly Fault[] = [
  dropped('the windows of a case are opened without a row', 'windows.open'),
  dropped('what children said is read without a row', 'voices.list'),
  dropped('words of a child are given to a colleague without a row', 'voices.share'),
];

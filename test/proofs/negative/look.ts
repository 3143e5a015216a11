/**
 * Faults for proof:look: ways in which a look could leave without its row, or somebody's words with a failure. Each run
 * asks only the routes where it should show, and stops at the first sign.
 */
import type { TestDatabase } from '../../database.ts';
import { run as runStatements } from '../base.ts';
import type { Fault, Verdict } from '../negative.ts';
import type { SourceChange } from '../planting/changes.ts';
import { runChild } from '../planting/child.ts';

export const proof = 'proof:look';
export const atOnce = 2;
export const costly = true;

/** With nothing planted: the whole proof, in small. */
export const run = (database: TestDatabase): Promise<Verdict> =>
  runChild({ proof, args: ['--n', '1200'], database });

interface Where {
  readonly routes: readonly string[];
  /** The fault has to be found by this, and not by an accident beside it. */
  readonly by: RegExp;
}

const runWith = async (
  database: TestDatabase,
  { routes, by }: Where,
  changes: readonly SourceChange[] = [],
): Promise<Verdict> => {
  const verdict = await runChild({
    proof,
    args: ['--n', '450'],
    database,
    changes,
    focus: { parts: [], routes },
  });
  if (verdict !== false && !by.test(verdict)) throw new Error(`red for another reason: ${verdict}`);
  return verdict;
};

const codeFault = (name: string, where: Where, ...changes: SourceChange[]): Fault => ({
  name,
  run: database => runWith(database, where, changes),
});

const sqlFault = (name: string, where: Where, text: string, ...changes: SourceChange[]): Fault => ({
  name,
  plant: ({ adminUrl }) => runStatements(adminUrl, text),
  run: database => runWith(database, where, changes),
});

const withoutRow = /^answered without its journal row/;

const tagUnread: SourceChange = {
  file: 'src/kernel/unit.ts',
  from: `if (results.at(-1)?.command !== 'COMMIT')`,
  to: `if (results.at(-1)?.command === 'NOTHING')`,
};

/** A row of the journal that is thrown away without a word, some of the time. */
const dropping = (which: string): string => `
  create function app.drop_row() returns trigger language plpgsql as $$ begin return null; end $$;
  create trigger a_drop_row before insert on app.journal for each row when (${which}) execute function app.drop_row()`;

export const faults: readonly Fault[] = [
  codeFault(
    'the answer does not wait for the commit',
    { routes: ['cases.open', 'concerns.open', 'cases.list'], by: withoutRow },
    {
      file: 'src/kernel/unit.ts',
      from: `[{ text: 'begin isolation level repeatable read' }, this.#enter(), ...statements, { text: 'commit' }],
      'commit',
    );`,
      to: `[{ text: 'begin isolation level repeatable read' }, this.#enter(), ...statements],
      'stay',
    );
    this.#trip([{ text: 'commit' }], 'commit').catch(() => undefined);`,
    },
  ),
  codeFault(
    'nobody looks whether COMMIT was answered by COMMIT',
    { routes: ['cases.open', 'concerns.list', 'grants.invitation'], by: withoutRow },
    tagUnread,
  ),
  codeFault(
    'errors of the journal are swallowed',
    { routes: ['cases.open', 'concerns.get-draft', 'cases.reveal-address'], by: withoutRow },
    tagUnread,
    {
      file: 'src/kernel/database.ts',
      from: `if (answer.status === 'rejected') throw answer.reason;`,
      to: `if (answer.status === 'rejected') { if (!isDatabaseError(answer.reason)) throw answer.reason; results.push({ command: '', rows: [] }); continue; }`,
    },
    {
      file: 'src/kernel/unit.ts',
      from: `if (left && journaled === 0) throw new Refused('not-found');`,
      to: `void left; void journaled;`,
    },
  ),
  codeFault(
    'a conflict at the commit is answered with what the first attempt read',
    { routes: ['cases.open', 'cases.list', 'concerns.list'], by: withoutRow },
    {
      file: 'src/kernel/database.ts',
      from: `if (answer.status === 'rejected') throw answer.reason;`,
      to: `if (answer.status === 'rejected') { if (!isDatabaseError(answer.reason) || !['40001', '40P01'].includes(answer.reason.code ?? '') || results.length < answers.length - 1) throw answer.reason; results.push({ command: 'COMMIT', rows: [] }); continue; }`,
    },
  ),
  sqlFault(
    'the journal drops a row in three without a word',
    { routes: ['cases.open', 'cases.looks'], by: withoutRow },
    dropping(`new.kind = 'opened' and new.scope_id % 3 = 0`),
  ),
  sqlFault(
    'the journal drops what was listed, and lists are not counted',
    { routes: ['cases.list', 'concerns.list', 'work.mine'], by: withoutRow },
    dropping(`new.kind = 'listed' and new.scope_id % 2 = 0`),
    {
      file: 'src/kernel/journal.ts',
      from: `r => r.journaled === r.scopes`,
      to: `r => r.journaled <= r.scopes`,
    },
  ),
  codeFault(
    'one row for each request instead of each part',
    { routes: ['cases.open', 'cases.change'], by: withoutRow },
    {
      file: 'src/kernel/journal.ts',
      from: `select distinct on (o.scope_id) h.tenant_id`,
      to: `select distinct on (o.case_id) h.tenant_id`,
    },
    {
      file: 'src/kernel/journal.ts',
      from: `order by o.scope_id, o.level desc\n  returning`,
      to: `order by o.case_id, o.level desc\n  returning`,
    },
  ),
  codeFault(
    'the journal names the first organisation there is',
    { routes: ['cases.open', 'concerns.get-draft'], by: /^journaled with the wrong organisation/ },
    {
      file: 'src/kernel/journal.ts',
      from: `h.organisation_id, h.function
    from authz.my_open o join`,
      to: `(select min(x.organisation_id) from app.organisation x where x.tenant_id = h.tenant_id), h.function
    from authz.my_open o join`,
    },
  ),
  codeFault(
    'of two grants the journal names the lesser',
    { routes: ['cases.open', 'cases.looks'], by: /^journaled with the wrong grant/ },
    {
      file: 'src/kernel/journal.ts',
      from: `order by o.scope_id, o.level desc\n  returning`,
      to: `order by o.scope_id, o.level\n  returning`,
    },
  ),
  codeFault(
    'the journal does not know which request it was',
    { routes: ['cases.open', 'cases.search'], by: /in the journal are of no request|^answered without/ },
    {
      file: 'src/kernel/unit.ts',
      from: `this.#context.purposes.join(','), this.#context.trace]`,
      to: `this.#context.purposes.join(','), 'f'.repeat(32)]`,
    },
  ),
  codeFault(
    'an autosave is journaled as a look',
    { routes: ['concerns.save-draft'], by: /^an autosave is journaled as a look/ },
    {
      file: 'src/concerns/draft-handlers.ts',
      from: `unit.load({ draft: store.draftToChange(draftId) })`,
      to: `unit.load({ draft: store.draftToChange(draftId), opened: store.draftOpened(draftId) })`,
    },
  ),
  codeFault(
    'a search is journaled as it was typed',
    { routes: ['cases.search', 'concerns.find-child'], by: /^a search is journaled without the key/ },
    {
      file: 'src/people/keys.ts',
      from: `keys.lookup('search', asked)`,
      to: `keys.lookup('', '') && Buffer.from(asked)`,
    },
  ),
  codeFault(
    'every search has the same hash',
    { routes: ['cases.search'], by: /^another search has the same hash/ },
    {
      file: 'src/people/keys.ts',
      from: `keys.lookup('search', asked)`,
      to: `keys.lookup('search', String(asked.length > 0))`,
    },
  ),
  codeFault(
    'a problem quotes the error of the database',
    { routes: ['cases.open', 'concerns.open'], by: /^an answer that failed says somebody's words/ },
    {
      file: 'src/kernel/http/problems.ts',
      from: `return { code: busy.has(error.code ?? '') ? 'unavailable' : 'server-error', ours: true };`,
      to: `return { code: busy.has(error.code ?? '') ? 'unavailable' : 'server-error', ours: true, errors: [{ field: 'journal', message: error.detail ?? error.message }] };`,
    },
  ),
  codeFault(
    'the log quotes the error of the database',
    { routes: ['cases.open', 'concerns.open'], by: /^the log says somebody's words/ },
    {
      file: 'src/kernel/http/problems.ts',
      from: "`database ${error.code ?? ''} ${error.constraint ?? error.routine ?? ''}`",
      to: 'error.message',
    },
  ),
  codeFault(
    'a connection that broke is never given back',
    { routes: ['cases.open', 'cases.list'], by: /^it failed, and nothing was wrong|^connections are lost/ },
    {
      file: 'src/kernel/unit.ts',
      from: `        connection.release(true);`,
      to: ``,
    },
  ),
];

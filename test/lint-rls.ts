/**
 * npm run lint:rls
 *
 * Reads the catalog of a freshly migrated database, and the SQL in the sources, and refuses whatever would let somebody
 * see or write more than the rule says. test/lint-rls.test.ts plants each of these faults.
 */
import pg from 'pg';
import { inDatabase, withPostgres } from './proofs/base.ts';
import { readCatalog, type Catalog } from './rls/catalog.ts';
import { fault, type LintFault } from './rls/fault.ts';
import { judgeRoutines } from './rls/functions.ts';
import { judgeRoles } from './rls/roles.ts';
import { judgeSources, readSources, type Source } from './rls/sources.ts';
import { isPersonal, judgeTables } from './rls/tables.ts';

export function judge(catalog: Catalog, sources: readonly Source[]): LintFault[] {
  return [
    ...judgeReading(catalog, sources),
    ...judgeTables(catalog),
    ...judgeRoutines(catalog),
    ...judgeRoles(catalog),
    ...judgeSources(catalog, sources),
  ];
}

/** A lint that has read nothing finds nothing wrong. */
function judgeReading(
  { tables, policies, routines, rights }: Catalog,
  sources: readonly Source[],
): LintFault[] {
  const read = {
    'tables with personal data': tables.filter(isPersonal).length,
    policies: policies.length,
    functions: routines.length,
    rights: rights.length,
    migrations: sources.filter(({ name }) => name.startsWith('migrations/')).length,
    'stores of the server': sources.filter(({ name }) => name.endsWith('store.ts')).length,
  };
  return Object.entries(read)
    .filter(([, count]) => count === 0)
    .map(([what]) => fault('read-nothing', what, 'the lint has found none, so that it has checked nothing'));
}

if (import.meta.main) {
  await withPostgres(() =>
    inDatabase(async ({ adminUrl }) => {
      const client = new pg.Client({ connectionString: adminUrl });
      await client.connect();
      const catalog = await readCatalog(client);
      await client.end();
      const sources = readSources();
      const faults = judge(catalog, sources);
      for (const { rule, on, why } of faults) console.error(`${rule}: ${on}: ${why}`);
      const { tables, policies, views, routines, rights } = catalog;
      console.log(
        `read ${tables.length} tables (${tables.filter(isPersonal).length} personal), ${policies.length} policies, ${views.length} views, ` +
          `${routines.length} functions, ${rights.length} rights, ${sources.length} sources: ${faults.length} faults`,
      );
      process.exitCode = faults.length === 0 ? 0 : 1;
    }),
  );
}

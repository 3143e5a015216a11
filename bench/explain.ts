/**
 * What a statement touches, counted in pages: unlike time, the same on every machine and in every run. As role app_web
 * in a transaction that was entered like any other, with the plans of production; what functions do inside is seen too.
 */
import pg from 'pg';
import { z } from 'zod';
import type { Captured, Sent } from './capture.ts';
import { again } from './floor.ts';
import { faultsOf, Plan, searchesOf, type Catalogue } from './plans.ts';
import { connected } from './connect.ts';

export interface Explained {
  readonly statement: string;
  /** Shared pages touched, found in memory or not. */
  readonly pages: number;
  /** How often each index was gone down: each time as many pages as it has levels. */
  readonly searches: ReadonlyMap<string, number>;
  readonly rows: number;
  readonly faults: readonly string[];
}

const Answer = z.array(z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan })]) })).min(1);
const Settings = z.array(z.object({ setting: z.string() }));

export async function openExplainer(adminUrl: string): Promise<Explainer> {
  const client = await connected(adminUrl);
  await client.query(`load 'auto_explain'; create extension if not exists pageinspect`);
  const catalogue = await readCatalogue(client);
  // a superuser who takes the role of the server gets its rights, and has to take its settings as well
  const { rows } = await client.query(
    `select unnest(setconfig) as setting from pg_db_role_setting where setrole = 'app_web'::regrole and setdatabase = 0`,
  );
  const settings = Settings.parse(rows).map(({ setting }) => setting.split('='));
  for (const [name, value] of settings) await client.query('select set_config($1, $2, false)', [name, value]);
  if (!settings.some(([name, value]) => name === 'plan_cache_mode' && value === 'force_generic_plan')) {
    throw new Error('app_web no longer plans once per connection: what is counted here is not what runs');
  }
  await client.query(
    `set statement_timeout = 0; set auto_explain.log_analyze = on; set auto_explain.log_buffers = on; set auto_explain.log_timing = off; set auto_explain.log_nested_statements = on;
     set auto_explain.log_format = json; set auto_explain.log_level = notice; set auto_explain.log_min_duration = 0; set role app_web`,
  );
  return new Explainer(client, catalogue);
}

export class Explainer {
  readonly #client: pg.Client;
  readonly #catalogue: Catalogue;
  /** Of every index, from root to leaf. */
  get levels(): ReadonlyMap<string, number> {
    return this.#catalogue.levels;
  }
  readonly #prepared = new Set<string>();
  #plans: Plan[] = [];

  constructor(client: pg.Client, catalogue: Catalogue) {
    this.#client = client;
    this.#catalogue = catalogue;
    client.on('notice', notice => {
      const text = /^duration: [\d.]+ ms {2}plan:\n([^]*)$/.exec(notice.message ?? '')?.[1];
      if (text !== undefined) this.#plans.push(z.object({ Plan }).parse(JSON.parse(text)).Plan);
    });
  }

  /**
   * Does all of it a few times in a transaction that is rolled back, and counts of each statement the least of the last
   * three: a page that a table gains, or an index splits, is of one moment.
   */
  async explain(captured: Captured, warm = 2): Promise<readonly Explained[]> {
    for (let round = 0; round < warm; round++) await this.#once(captured);
    const rounds = [await this.#once(captured), await this.#once(captured), await this.#once(captured)];
    return (rounds[0] ?? []).map((first, at) =>
      rounds
        .map(round => round[at] ?? first)
        .reduce((least, each) => (each.pages < least.pages ? each : least), first),
    );
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async #once(captured: Captured): Promise<readonly Explained[]> {
    const found: Explained[] = [];
    await this.#client.query('begin');
    // the steps of one operation in one transaction: it is entered once
    let entered = false;
    for (const sent of again(captured).flat(2)) {
      if (sent.name === undefined || (entered && sent.name === 'unit.enter')) continue;
      entered ||= sent.name === 'unit.enter';
      found.push(await this.#statement(sent.name, sent));
    }
    await this.#client.query('rollback');
    return found;
  }

  async #statement(name: string, sent: Sent): Promise<Explained> {
    if (!this.#prepared.has(name)) {
      await this.#client.query(`prepare ${pg.escapeIdentifier(name)} as ${sent.text}`);
      this.#prepared.add(name);
    }
    const values = sent.values.length === 0 ? '' : `(${sent.values.map(literal).join(', ')})`;
    this.#plans = [];
    const { rows } = await this.#client.query(
      `explain (analyze, buffers, timing off, format json) execute ${pg.escapeIdentifier(name)}${values}`,
    );
    const top = Answer.parse(rows)[0]?.['QUERY PLAN'][0].Plan;
    if (top === undefined) throw new Error(`no plan for ${name}`);
    const plans = [top, ...this.#plans.filter(plan => !isSame(plan, top))];
    return {
      statement: name,
      pages: pagesOf(top),
      searches: searchesOf(plans, this.#catalogue),
      rows: top['Actual Rows'],
      faults: [...new Set(plans.flatMap(plan => faultsOf(plan, this.#catalogue)))],
    };
  }
}

const pagesOf = (plan: Plan): number => (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);

/** The statement itself is reported by EXPLAIN and once more by auto_explain. */
const isSame = (one: Plan, other: Plan): boolean =>
  one['Node Type'] === other['Node Type'] &&
  pagesOf(one) === pagesOf(other) &&
  one['Actual Rows'] === other['Actual Rows'] &&
  one['Total Cost'] === other['Total Cost'];

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'`;
  if (typeof value === 'string') return pg.escapeLiteral(value);
  if (Array.isArray(value)) {
    const items = value.map(each =>
      each instanceof Uint8Array ? `\\x${Buffer.from(each).toString('hex')}` : String(each),
    );
    return pg.escapeLiteral(`{${items.map(item => JSON.stringify(item)).join(',')}}`);
  }
  if (typeof value === 'object') return pg.escapeLiteral(JSON.stringify(value));
  throw new Error(`a value of another kind: ${typeof value}`);
};

async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const indexes = await client.query(
    `select t.relname as table, c.relname as index, case when c.relpages <= 1 then 1 else (select level + 1 from bt_metap(i.indexrelid::regclass::text)) end as levels
       from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      where t.relnamespace::regnamespace::text in ('app', 'authz') and c.relam = (select oid from pg_am where amname = 'btree')`,
  );
  const tables = await client.query(
    `select relname as table, relpages as pages from pg_class where relkind = 'r' and relnamespace::regnamespace::text in ('app', 'authz')`,
  );
  const levels = z
    .array(z.object({ table: z.string(), index: z.string(), levels: z.coerce.number() }))
    .parse(indexes.rows);
  return {
    levels: new Map(levels.map(row => [row.index, row.levels])),
    indexes: new Map(
      [...Map.groupBy(levels, row => row.table)].map(([table, rows]) => [table, rows.map(row => row.index)]),
    ),
    pages: new Map(
      z
        .array(z.object({ table: z.string(), pages: z.int() }))
        .parse(tables.rows)
        .map(row => [row.table, row.pages]),
    ),
  };
}

/**
 * What a reader tries in one transaction: looking at every row of every table, changing every row, adding a row to
 * every scope. The answer is which of them PostgreSQL let through.
 */
import type pg from 'pg';
import type { Level } from '../../reference-model.ts';
import type { Context } from './near-miss-world.ts';
import { readables } from './store-world.ts';

/** One kind of attempt: 'see fact' tries each row of the table, 'add goal' a new row in each scope. */
export interface Attempt {
  readonly name: string;
  readonly on: string;
  readonly level: Level;
}

const line = 'grant_id * 100000 + scope_id';

const looks: readonly (Attempt & { key: string })[] = [
  ...readables.map(({ table, key, level }) => ({ name: `see ${table}`, on: table, level, key })),
  { name: 'see scope', on: 'scope', level: 1, key: 'scope_id' },
  { name: 'see access_grant', on: 'access_grant', level: 1, key: 'grant_id' },
  { name: 'see access_grant_line', on: 'access_grant_line', level: 1, key: line },
];

const changes: readonly (Attempt & { key: string })[] = [
  { name: 'change concern_draft', on: 'concern_draft', level: 3, key: 'draft_id' },
  { name: 'change case_file', on: 'case_file', level: 3, key: 'case_id' },
  { name: 'change case_child', on: 'case_child', level: 3, key: 'child_id' },
  { name: 'change agreement', on: 'agreement', level: 3, key: 'agreement_id' },
  { name: 'change consent', on: 'consent', level: 3, key: 'consent_id' },
  { name: 'change case_person', on: 'case_person', level: 3, key: 'person_id' },
];

/** Adding a row needs writing; only the journal takes a line from whoever may see that there is something. */
const additions: readonly (Attempt & { statement: string })[] = [
  {
    name: 'add concern_draft',
    on: 'new',
    level: 3,
    statement: `insert into app.concern_draft (tenant_id, scope_id) values (t, s)`,
  },
  {
    name: 'add goal',
    on: 'new',
    level: 3,
    statement: `insert into app.goal (tenant_id, scope_id) values (t, s)`,
  },
  {
    name: 'add agreement',
    on: 'new',
    level: 3,
    statement: `insert into app.agreement (tenant_id, scope_id) values (t, s)`,
  },
  {
    name: 'add goal_score',
    on: 'new',
    level: 3,
    statement: `insert into app.goal_score (tenant_id, scope_id) values (t, s)`,
  },
  {
    name: 'add consent',
    on: 'new',
    level: 3,
    statement: `insert into app.consent (tenant_id, scope_id) values (t, s)`,
  },
  {
    name: 'add case_person',
    on: 'new',
    level: 3,
    statement: `insert into app.case_person (tenant_id, scope_id) values (t, s)`,
  },
  {
    name: 'add journal',
    on: 'new',
    level: 1,
    statement: `insert into app.journal (tenant_id, scope_id) values (t, s)`,
  },
];

export const attempts: readonly Attempt[] = [...looks, ...changes, ...additions];

const lookText = looks
  .map(({ on, key }, index) => `select ${index}, (${key})::int8::text from app.${on}`)
  .join(' union all ');

const changeText =
  `with ${changes.map(({ on, key }, index) => `c${index} as (update app.${on} set version = version + 1 returning ${key} as id)`).join(', ')} ` +
  changes.map((_, index) => `select ${looks.length + index}, id::text from c${index}`).join(' union all ');

/** One addition per scope; a refusal by a policy is an answer, any other error is a fault of the proof. */
const additionText = (statement: string): string => `do $$
  declare s bigint; t int; added text := '';
  begin
    for t, s in select tenant, scope from unnest(string_to_array(current_setting('proof.tenants'), ',')::int[],
                                                 string_to_array(current_setting('proof.scopes'), ',')::bigint[]) u (tenant, scope) loop
      begin
        ${statement};
        added := added || ' ' || s;
      exception when insufficient_privilege then
        if sqlerrm not like '%row-level security%' then raise; end if;
      end;
    end loop;
    perform set_config('proof.added', added, true);
  end $$`;

/** What was let through, by the name of the attempt; and whether authz.enter knew the session. */
export interface Outcome {
  readonly entered: boolean;
  readonly allowed: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Which attempts this context makes: all looks and changes, and one kind of addition. */
export const additionAt = (index: number): string => additions[index % additions.length]?.name ?? '';

/**
 * All statements leave at once. The transaction already carries the role, and proof.scopes and proof.tenants;
 * what is written here is undone here.
 */
export async function makeAttempts(
  client: pg.Client,
  { token, purposes }: Context,
  addition: string,
): Promise<Outcome> {
  const { statement } = additions.find(each => each.name === addition) ?? { statement: '' };
  const rows = (name: string, text: string, values: unknown[] = []): Promise<pg.QueryArrayResult<string[]>> =>
    client.query<string[]>({ name, text, values, rowMode: 'array' });
  const [entered, seen, , changed, , added] = await Promise.all([
    rows('enter', 'select professional_id from authz.enter($1, $2, $3)', [
      token,
      purposes.join(','),
      'proof',
    ]),
    rows('look', lookText),
    rows('mark', 'savepoint attempts'),
    rows('change', changeText),
    rows(addition, additionText(statement)),
    rows('added', `select current_setting('proof.added')`),
    rows('back', 'rollback to savepoint attempts'),
    rows('release', 'release savepoint attempts'),
  ]);
  const allowed = new Map<string, Set<number>>(attempts.map(({ name }) => [name, new Set()]));
  for (const [index, id] of [...seen.rows, ...changed.rows]) {
    const { name } = attempts[Number(index)] ?? { name: '' };
    allowed.get(name)?.add(Number(id));
  }
  for (const id of (added.rows[0]?.[0] ?? '').split(' ').filter(each => each !== ''))
    allowed.get(addition)?.add(Number(id));
  return { entered: entered.rows.length === 1, allowed };
}

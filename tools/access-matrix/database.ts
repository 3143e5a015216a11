import { definerFunctions, definerViews } from '../../test/rls/allowed-definers.ts';
import type { Catalog, Policy, Table } from '../../test/rls/catalog.ts';
import { table } from './markdown.ts';

const levels = ['', 'headline', 'detail', 'write'];

/** What a policy asks of the reader, in words. */
const asks = ({ using, check }: Policy): string => {
  const level = /level >= (\d)/.exec(using ?? check ?? '')?.[1];
  return level === undefined ? 'everything' : (levels[Number(level)] ?? `level ${level}`);
};

const command = {
  select: 'read',
  insert: 'add',
  update: 'change',
  delete: 'delete',
  all: 'all',
} as const;

const mark = ({ comment }: Table) => /^@\w+/.exec(comment)?.[0] ?? '(no mark)';
const says = ({ comment }: Table) => comment.replace(/^@\w+ */, '');

/** Which rights the server's role has beside the policies: a column list means that nothing else of the row can be set. */
const rightsOf = (catalog: Catalog, name: string): string => {
  const rights = catalog.rights.filter(each => each.role === 'app_web' && each.on === name);
  const byRight = Map.groupBy(rights, each => each.right);
  return [...byRight]
    .map(([right, on]) => {
      const columns = on.flatMap(each => each.column ?? []);
      const whole = on.some(each => each.column === null) || columns.length === 0;
      return whole ? right : `${right} (${columns.toSorted().join(', ')})`;
    })
    .toSorted()
    .join('; ');
};

export const tablesOf = (catalog: Catalog): string =>
  table(
    ['Table', 'Mark', 'What the reader needs (role app_web)', 'Rights of app_web', 'What it holds'],
    catalog.tables.map(each => {
      const policies = catalog.policies.filter(
        policy => policy.table === each.name && policy.roles.includes('app_web'),
      );
      const needs = policies.map(policy => `${command[policy.command]}: ${asks(policy)}`).join('; ');
      const guarded = each.enforced && each.forced;
      return [
        `\`${each.name}\``,
        mark(each),
        needs === '' ? (guarded ? 'no reader' : 'no policies') : needs,
        rightsOf(catalog, each.name) || 'none',
        says(each),
      ];
    }),
  );

/** Everything that sees more than its caller. What the database has and what the list names must be the same. */
export const definersOf = (catalog: Catalog): string => {
  const found = catalog.routines.filter(routine => routine.definer).map(routine => routine.name);
  const listed = definerFunctions.map(each => each.name);
  const unknown = found.filter(name => !listed.includes(name));
  const gone = listed.filter(name => !found.includes(name));
  if (unknown.length > 0 || gone.length > 0)
    throw new Error(
      `test/rls/allowed-definers.ts and the database differ: not in the list: ${unknown.join(', ') || 'none'}; not in the database: ${gone.join(', ') || 'none'}`,
    );
  return table(
    ['Function or view', 'Called by', 'Why it exists'],
    [
      ...definerViews.map(({ name, why }) => [`\`${name}\` (view)`, 'every policy', why]),
      ...definerFunctions.map(({ name, callers, why }) => [
        `\`${name}\``,
        callers.length === 0 ? 'other definers only' : callers.join(', '),
        why,
      ]),
    ],
  );
};

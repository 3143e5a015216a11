/** Rules for tables, their policies and views. */
import { definerViews } from './allowed-definers.ts';
import type { Catalog, Policy, Table, View } from './catalog.ts';
import { fault, markOf, type LintFault } from './fault.ts';

export const isPersonal = (table: Table): boolean => markOf(table.comment) === 'personal';

/** Adding or changing is level 3. The one exception: whoever may see that there is a case leaves a line in the journal. */
const addedByReaders = ['app.journal'];

export function judgeTables({ tables, policies, views }: Catalog): LintFault[] {
  return [
    ...tables.flatMap(judgeTable),
    ...tables.filter(isPersonal).flatMap(table => judgeProtection(table)),
    ...policies.flatMap(policy => judgePolicy(policy, tables)),
    ...views.flatMap(judgeView),
  ];
}

function judgeTable(table: Table): LintFault[] {
  const found: LintFault[] = [];
  const schema = table.name.split('.', 1)[0] ?? '';
  if (schema !== 'app' && schema !== 'authz') {
    found.push(fault('schema', table.name, 'tables stand in app or authz'));
  }
  const mark = markOf(table.comment);
  if (mark === undefined || mark === 'rule') {
    found.push(fault('mark', table.name, 'its comment must begin with @personal, @staff or @content'));
  }
  const hasTenant = table.columns.includes('tenant_id');
  if (schema === 'app' && hasTenant && table.primaryKey[0] !== 'tenant_id') {
    found.push(fault('primary-key', table.name, 'its primary key must begin with tenant_id'));
  }
  if (mark === 'personal' && !hasTenant)
    found.push(fault('tenant', table.name, 'personal data have a controller: tenant_id'));
  if (table.primaryKey.length === 0) found.push(fault('primary-key', table.name, 'it has none'));
  return found;
}

function judgeProtection({ name, enforced, forced, columns, indexedFirst }: Table): LintFault[] {
  const found: LintFault[] = [];
  if (!enforced) found.push(fault('enabled', name, 'row-level security is not enabled'));
  if (!forced) found.push(fault('forced', name, 'row-level security is not forced upon its owner'));
  if (!columns.includes('scope_id'))
    found.push(fault('scope', name, 'every row of personal data lies in one scope: scope_id'));
  if (!indexedFirst.includes('scope_id'))
    found.push(fault('scope-index', name, 'it needs an index that begins with scope_id'));
  return found;
}

/** The one probe, as PostgreSQL writes a stored expression back. */
export const probe = (table: string, level: number): string => {
  const short = table.split('.').at(-1) ?? '';
  return `( SELECT true FROM authz.my_open o WHERE ((o.scope_id = ${short}.scope_id) AND (o.level >= ${level})) LIMIT 1)`;
};

// PostgreSQL 17 and before name the column: "SELECT true AS bool".
const normalised = (expression: string): string =>
  expression.replaceAll(/\s+/g, ' ').replace('SELECT true AS bool ', 'SELECT true ');

/** The level that this expression probes for, or undefined when it is anything but the probe. */
function probedLevel(policy: Policy, expression: string | null): number | undefined {
  return [1, 2, 3].find(
    level => expression !== null && normalised(expression) === probe(policy.table, level),
  );
}

function judgePolicy(policy: Policy, tables: readonly Table[]): LintFault[] {
  const on = `${policy.table}, policy ${policy.name}`;
  const table = tables.find(each => each.name === policy.table);
  if (table === undefined || !isPersonal(table))
    return [fault('policy-place', on, 'only tables with personal data have policies')];
  if (policy.name === 'owner_of_the_rule') {
    const { command, permissive, roles, using, check } = policy;
    const isExact =
      command === 'all' &&
      permissive &&
      roles.join() === 'authz_owner' &&
      using === 'true' &&
      check === 'true';
    return isExact
      ? []
      : [fault('policy-owner', on, 'must be: to authz_owner using (true) with check (true)')];
  }
  if (!policy.permissive || policy.roles.join() !== 'app_web')
    return [fault('policy-role', on, 'a policy is for app_web alone')];
  const level = { using: probedLevel(policy, policy.using), check: probedLevel(policy, policy.check) };
  const shape = fault(
    'policy-shape',
    on,
    `a policy is one probe of authz.my_open: ${probe(policy.table, 2)}`,
  );
  switch (policy.command) {
    case 'select':
      return level.using !== undefined && policy.check === null ? [] : [shape];
    case 'insert': {
      if (level.check === undefined || policy.using !== null) return [shape];
      const wanted = addedByReaders.includes(policy.table) ? 1 : 3;
      return level.check === wanted ? [] : [fault('policy-level', on, `adding asks for level ${wanted}`)];
    }
    case 'update':
      if (level.using === undefined || level.check === undefined) return [shape];
      return level.using === 3 && level.check === 3
        ? []
        : [fault('policy-level', on, 'changing asks for level 3, before and after')];
    case 'delete':
    case 'all':
      return [
        fault('policy-command', on, 'nobody deletes through a policy, and no policy covers all commands'),
      ];
  }
}

function judgeView({ name, owner, comment, materialised, options }: View): LintFault[] {
  if (materialised) return [fault('materialised', name, 'a materialised view has no row-level security')];
  const found: LintFault[] = [];
  if (markOf(comment) !== 'rule') found.push(fault('mark', name, 'its comment must begin with @rule'));
  const isDefiner = owner === 'authz_owner' && definerViews.some(view => view.name === name);
  if (!isDefiner && !isOn(options, 'security_invoker')) {
    found.push(fault('view-invoker', name, 'a view runs as whoever reads it: security_invoker = true'));
  }
  if (isDefiner && !isOn(options, 'security_barrier')) {
    found.push(
      fault(
        'view-barrier',
        name,
        'without security_barrier the conditions of the reader are tried on hidden rows',
      ),
    );
  }
  return found;
}

const isOn = (options: readonly string[], option: string): boolean =>
  options.some(each => [`${option}=true`, `${option}=on`, `${option}=1`].includes(each));

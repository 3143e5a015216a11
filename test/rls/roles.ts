/** Rules for roles: what the server and the worker may have, and must never have. */
import type { Catalog, Right, Role, Table } from './catalog.ts';
import { fault, markOf, type LintFault } from './fault.ts';
import { isPersonal } from './tables.ts';

/** Written by definer functions alone. */
const untouchable = [
  'app.access_grant',
  'app.access_grant_line',
  'app.scope',
  'app.legal_basis',
  'app.person_file',
  'app.frame',
  'app.frame_function',
  'app.function_standing',
  'app.professional',
  'app.held_function',
  'authz.session',
  'authz.conflict_of_interest',
];

/** Read by definer functions alone; besides these every table of the schema authz. */
const unreadable = ['app.person_file', 'app.professional', 'app.journal_search'];

/** What a row is and where it lies is decided when it is added. */
const fixed = ['tenant_id', 'scope_id', 'case_id', 'file_id', 'public_id'];

const writing = ['insert', 'update', 'delete', 'truncate'];

export function judgeRoles({ tables, roles, rights, owned }: Catalog): LintFault[] {
  const found = roles.flatMap(judgeRole);
  for (const name of ['app_owner', 'authz_owner', 'app_web', 'app_jobs']) {
    if (!roles.some(role => role.name === name)) found.push(fault('role', name, 'it is not there'));
  }
  for (const { role, what, schema } of owned) {
    if (role === 'app_jobs' && schema === 'graphile_worker') continue;
    found.push(
      fault('owner', role, `owns ${what}${schema === '' ? '' : ` in ${schema}`}, and must own nothing here`),
    );
  }
  found.push(...rights.flatMap(right => judgeRight(right, tables)));
  return found;
}

function judgeRole({ name, canLogin, powers, memberOf }: Role): LintFault[] {
  const found = powers.map(power => fault('power', name, `has ${power}`));
  const isOwner = name.endsWith('_owner');
  if (isOwner && canLogin) found.push(fault('sign-in', name, 'an owner cannot sign in'));
  for (const role of memberOf)
    found.push(fault('member', name, `is a member of ${role}, and must be of none`));
  return found;
}

function judgeRight({ role, on, right, column }: Right, tables: readonly Table[]): LintFault[] {
  if (role === 'public') return [fault('public', on, `everybody has ${right}`)];
  if (role !== 'app_web' && role !== 'app_jobs') return [];
  const what = `${right}${column === null ? '' : ` (${column})`} on ${on}`;
  // The worker makes its own schema, once.
  if (on === 'database')
    return role === 'app_jobs' && right === 'create' ? [] : [fault('make', role, `may make things: ${what}`)];
  if (on.startsWith('schema ')) return [fault('make', role, `may make things: ${what}`)];
  const table = tables.find(each => each.name === on);
  if (table === undefined) {
    return right === 'usage' || right === 'update'
      ? [fault('sequence', role, `may use the sequence ${on}`)]
      : [];
  }
  if (untouchable.includes(on) && writing.includes(right)) return [fault('untouchable', role, `has ${what}`)];
  if (unreadable.includes(on) || on.startsWith('authz.')) return [fault('unreadable', role, `has ${what}`)];
  if (['trigger', 'references', 'maintain'].includes(right)) return [fault('too-much', role, `has ${what}`)];
  if (role === 'app_jobs' && markOf(table.comment) !== 'content') {
    return [fault('worker', role, `has ${what}: the worker reads neither families’ nor colleagues’ data`)];
  }
  if (!isPersonal(table)) return [];
  if (right === 'delete' || right === 'truncate')
    return [fault('delete', role, `has ${what}: no personal data without a reason`)];
  if (right === 'insert' && (column === null || table.identities.includes(column))) {
    return [fault('whole-row', role, `has ${what}: name the columns, without the number the database gives`)];
  }
  if (
    right === 'update' &&
    (column === null || fixed.includes(column) || table.primaryKey.includes(column))
  ) {
    return [
      fault('whole-row', role, `has ${what}: name the columns, without what a row is and where it lies`),
    ];
  }
  return [];
}

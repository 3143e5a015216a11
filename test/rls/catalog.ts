/** What the lint reads: tables, policies, views, functions, roles and rights, as PostgreSQL itself has them stored. */
import type pg from 'pg';
import { z } from 'zod';

const Table = z.object({
  name: z.string(),
  kind: z.string(),
  owner: z.string(),
  comment: z.string(),
  enforced: z.boolean(),
  forced: z.boolean(),
  columns: z.array(z.string()),
  identities: z.array(z.string()),
  primaryKey: z.array(z.string()),
  /** First column of each whole and valid index. */
  indexedFirst: z.array(z.string()),
});
export type Table = z.infer<typeof Table>;

const Policy = z.object({
  table: z.string(),
  name: z.string(),
  command: z.enum(['select', 'insert', 'update', 'delete', 'all']),
  permissive: z.boolean(),
  roles: z.array(z.string()),
  using: z.string().nullable(),
  check: z.string().nullable(),
});
export type Policy = z.infer<typeof Policy>;

const View = z.object({
  name: z.string(),
  owner: z.string(),
  comment: z.string(),
  materialised: z.boolean(),
  options: z.array(z.string()),
});
export type View = z.infer<typeof View>;

const Routine = z.object({
  name: z.string(),
  owner: z.string(),
  definer: z.boolean(),
  config: z.array(z.string()),
  /** Who may call it besides its owner; 'public' is everybody. */
  callers: z.array(z.string()),
  body: z.string(),
});
export type Routine = z.infer<typeof Routine>;

const Role = z.object({
  name: z.string(),
  canLogin: z.boolean(),
  powers: z.array(z.string()),
  memberOf: z.array(z.string()),
});
export type Role = z.infer<typeof Role>;

/** One right that app_web, app_jobs or everybody has on a table, a column of it, or something else. */
const Right = z.object({
  role: z.string(),
  on: z.string(),
  right: z.string(),
  /** For a right on some columns only. */
  column: z.string().nullable(),
});
export type Right = z.infer<typeof Right>;

const Owned = z.object({ role: z.string(), what: z.string(), schema: z.string() });
export type Owned = z.infer<typeof Owned>;

export interface Catalog {
  readonly tables: readonly Table[];
  readonly policies: readonly Policy[];
  readonly views: readonly View[];
  readonly routines: readonly Routine[];
  readonly roles: readonly Role[];
  readonly rights: readonly Right[];
  readonly owned: readonly Owned[];
}

/** The queue's own schema, which app_jobs owns and looks after, and the list of revisions. */
const outside = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker') and n.nspname not like 'pg\\_temp%'
                 and n.nspname not like 'pg\\_toast\\_temp%' and n.nspname || '.' || c.relname <> 'public.perspectief_migrations'`;

const texts = {
  tables: `
    select n.nspname || '.' || c.relname as name, c.relkind::text as kind, pg_get_userbyid(c.relowner) as owner,
           coalesce(obj_description(c.oid, 'pg_class'), '') as comment, c.relrowsecurity as enforced, c.relforcerowsecurity as forced,
           array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
           array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attidentity <> '') as identities,
           array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k (attnum, at)
                   join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary order by k.at) as "primaryKey",
           array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                  where i.indrelid = c.oid and i.indisvalid and i.indpred is null) as "indexedFirst"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'f') and ${outside} order by 1`,
  policies: `
    select n.nspname || '.' || c.relname as "table", p.polname as name, p.polpermissive as permissive,
           case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
           array(select case r when 0 then 'public' else pg_get_userbyid(r)::text end from unnest(p.polroles) r order by 1) as roles,
           pg_get_expr(p.polqual, p.polrelid) as "using", pg_get_expr(p.polwithcheck, p.polrelid) as "check"
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${outside} order by 1, 2`,
  views: `
    select n.nspname || '.' || c.relname as name, pg_get_userbyid(c.relowner) as owner, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
           c.relkind = 'm' as materialised, coalesce(c.reloptions, '{}') as options
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${outside} order by 1`,
  routines: `
    select n.nspname || '.' || p.proname as name, pg_get_userbyid(p.proowner) as owner, p.prosecdef as definer, coalesce(p.proconfig, '{}') as config, p.prosrc as body,
           array(select distinct case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee)::text end
                   from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
                  where x.privilege_type = 'EXECUTE' and x.grantee <> p.proowner order by 1) as callers
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`,
  roles: `
    select r.rolname as name, r.rolcanlogin as "canLogin",
           array_remove(array[case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end, case when r.rolcreaterole then 'createrole' end,
                              case when r.rolcreatedb then 'createdb' end, case when r.rolreplication then 'replication' end], null) as powers,
           array(select pg_get_userbyid(m.roleid)::text from pg_auth_members m where m.member = r.oid) as "memberOf"
      from pg_roles r where r.rolname in ('app_owner', 'authz_owner', 'app_web', 'app_jobs') order by 1`,
  rights: `
    select case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee)::text end as role, n.nspname || '.' || c.relname as "on",
           lower(x.privilege_type) as "right", null::text as "column"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) x
     where x.grantee <> c.relowner and ${outside}
    union all
    select case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee)::text end, n.nspname || '.' || c.relname, lower(x.privilege_type), a.attname::text
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x
     where x.grantee <> c.relowner and ${outside}
    union all
    select r.rolname, 'schema ' || n.nspname, 'create', null
      from pg_roles r, pg_namespace n
     where r.rolname in ('app_web', 'app_jobs') and n.nspowner <> r.oid and n.nspname not like 'pg\\_temp%' and n.nspname not like 'pg\\_toast\\_temp%'
       and has_schema_privilege(r.oid, n.oid, 'create')
    union all
    select r.rolname, 'database', p.wanted, null
      from pg_roles r, (values ('create'), ('temporary')) p (wanted)
     where r.rolname in ('app_web', 'app_jobs') and has_database_privilege(r.oid, current_database(), p.wanted)
     order by 1, 2, 3, 4`,
  owned: `
    select pg_get_userbyid(o.owner) as role, o.what, o.schema
      from (select c.relowner, 'relation ' || c.relname, n.nspname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname <> 'pg_toast'
            union all select p.proowner, 'function ' || p.proname, n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            union all select n.nspowner, 'schema', n.nspname from pg_namespace n
            union all select d.datdba, 'database', '' from pg_database d where d.datname = current_database()) o (owner, what, schema)
     where pg_get_userbyid(o.owner) in ('app_web', 'app_jobs') order by 1, 3, 2`,
} as const;

/** As a superuser; inside a transaction it sees what that transaction has done. */
export async function readCatalog(client: pg.ClientBase): Promise<Catalog> {
  const read = async <T>(row: z.ZodType<T>, text: string): Promise<T[]> =>
    z.array(row).parse((await client.query(text)).rows);
  // Names are written in full when nothing is on the search path.
  await client.query(`set search_path = ''`);
  const catalog = {
    tables: await read(Table, texts.tables),
    policies: await read(Policy, texts.policies),
    views: await read(View, texts.views),
    routines: await read(Routine, texts.routines),
    roles: await read(Role, texts.roles),
    rights: await read(Right, texts.rights),
    owned: await read(Owned, texts.owned),
  };
  await client.query('reset search_path');
  return catalog;
}

/** Each fault that the lint must refuse, planted in a copy of the real database, or in a source. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { withDatabase, type TestDatabase } from './database.ts';
import { judge } from './lint-rls.ts';
import { readCatalog } from './rls/catalog.ts';
import { readSources, type Source } from './rls/sources.ts';

let database: TestDatabase;
let client: pg.Client;
const sources = readSources();

before(async () => {
  database = await withDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
});
after(async () => {
  await client.end();
  await database.close();
});

/** What the lint says of the database with this planted, each thing once; everything is undone. */
async function saidOf(planted: string, read: readonly Source[] = sources): Promise<string[]> {
  await client.query('begin');
  try {
    await client.query(planted);
    const said = judge(await readCatalog(client), read).map(({ rule, on }) => `${rule}: ${on}`);
    return [...new Set(said)];
  } finally {
    await client.query('rollback');
  }
}

const probe = (level: number, table = 'fact'): string =>
  `(select true from authz.my_open o where o.scope_id = ${table}.scope_id and o.level >= ${level} limit 1)`;

const newTable = (rest: string): string =>
  `set local role app_owner; create table app.secret (${rest}); reset role;`;
const wholeTable = newTable(
  'tenant_id int, secret_id bigint, scope_id bigint, primary key (tenant_id, secret_id)',
);

test('the database as it is has no faults', async () => {
  assert.deepEqual(judge(await readCatalog(client), sources), []);
});

/** What is planted, and what must be said of it, exactly. */
const planted: Readonly<Record<string, Readonly<Record<string, readonly [sql: string, ...said: string[]]>>>> =
  {
    tables: {
      'a table without a mark': [wholeTable, 'mark: app.secret'],
      'a view’s mark on a table': [
        `${wholeTable} comment on table app.secret is '@rule x'`,
        'mark: app.secret',
      ],
      'a table outside the two schemas': [
        `create table public.copy (id int primary key); comment on table public.copy is '@content x'`,
        'schema: public.copy',
      ],
      'personal data without any protection': [
        `${wholeTable} comment on table app.secret is '@personal x'`,
        'enabled: app.secret',
        'forced: app.secret',
        'scope-index: app.secret',
      ],
      'row-level security switched off': [
        'alter table app.fact disable row level security',
        'enabled: app.fact',
      ],
      'row-level security not forced': [
        'alter table app.fact no force row level security',
        'forced: app.fact',
      ],
      'no index that begins with scope_id': ['drop index app.fact_scope', 'scope-index: app.fact'],
      'an index on some of the rows only': [
        'drop index app.fact_scope; create index fact_scope on app.fact (scope_id) where side is not null',
        'scope-index: app.fact',
      ],
      'an index in which scope_id comes second': [
        'drop index app.fact_scope; create index fact_scope on app.fact (tenant_id, scope_id)',
        'scope-index: app.fact',
      ],
      'personal data without a scope': [
        'alter table app.fact drop column scope_id cascade',
        'scope: app.fact',
        'scope-index: app.fact',
      ],
      'a primary key that does not begin with the tenant': [
        'alter table app.fact drop constraint fact_pkey cascade; alter table app.fact add primary key (fact_id)',
        'primary-key: app.fact',
      ],
      'a table without a primary key': [
        'alter table app.journal drop constraint journal_pkey',
        'primary-key: app.journal',
      ],
    },
    policies: {
      'no limit, so that it may be hashed': [
        'alter policy opened on app.fact using ((select true from authz.my_open o where o.scope_id = fact.scope_id and o.level >= 2))',
        'policy-shape: app.fact, policy opened',
      ],
      exists: [
        'alter policy opened on app.fact using (exists (select from authz.my_open o where o.scope_id = fact.scope_id and o.level >= 2))',
        'policy-shape: app.fact, policy opened',
      ],
      'one more way in': [
        `alter policy opened on app.fact using (${probe(2)} or side = 'goes-well')`,
        'policy-shape: app.fact, policy opened',
      ],
      'the scope of another column': [
        'alter policy opened on app.fact using ((select true from authz.my_open o where o.scope_id = fact.case_id and o.level >= 2 limit 1))',
        'policy-shape: app.fact, policy opened',
      ],
      'a column compared with itself': [
        'alter policy opened on app.fact using ((select true from authz.my_open o where o.scope_id = o.scope_id and o.level >= 2 limit 1))',
        'policy-shape: app.fact, policy opened',
      ],
      'level 0': [
        `alter policy opened on app.fact using (${probe(0)})`,
        'policy-shape: app.fact, policy opened',
      ],
      'a function called per row': [
        'alter policy opened on app.fact using (authz.actor() = fact.child_id)',
        'policy-shape: app.fact, policy opened',
      ],
      'a second policy for everybody': [
        `create policy wide on app.fact for select to public using (${probe(2)})`,
        'policy-role: app.fact, policy wide',
      ],
      'a restrictive one': [
        `create policy narrow on app.fact as restrictive for select to app_web using (${probe(2)})`,
        'policy-role: app.fact, policy narrow',
      ],
      'one for the worker': [
        `create policy work on app.fact for select to app_jobs using (${probe(2)})`,
        'policy-role: app.fact, policy work',
      ],
      'one for all commands': [
        `create policy everything on app.fact to app_web using (${probe(3)})`,
        'policy-command: app.fact, policy everything',
      ],
      'one for deleting': [
        `create policy gone on app.fact for delete to app_web using (${probe(3)})`,
        'policy-command: app.fact, policy gone',
      ],
      'changing at level 2': [
        `alter policy changed on app.agreement using (${probe(2, 'agreement')}) with check (${probe(2, 'agreement')})`,
        'policy-level: app.agreement, policy changed',
      ],
      'changing without a look at what comes of it': [
        `drop policy changed on app.agreement; create policy changed on app.agreement for update to app_web using (${probe(3, 'agreement')})`,
        'policy-shape: app.agreement, policy changed',
      ],
      'adding at level 1': [
        `alter policy written on app.goal with check (${probe(1, 'goal')})`,
        'policy-level: app.goal, policy written',
      ],
      'the owner of the rule under another condition': [
        'alter policy owner_of_the_rule on app.fact using (side is not null)',
        'policy-owner: app.fact, policy owner_of_the_rule',
      ],
      'that name for another role': [
        'alter policy owner_of_the_rule on app.fact to authz_owner, app_web',
        'policy-owner: app.fact, policy owner_of_the_rule',
      ],
      'a policy on a table without personal data': [
        'create policy odd on app.notice for select to app_web using (true)',
        'policy-place: app.notice, policy odd',
      ],
    },
    views: {
      'a view that runs as its owner': [
        `set local role app_owner; create view app.facts as select * from app.fact; comment on view app.facts is '@rule x'; reset role`,
        'view-invoker: app.facts',
      ],
      'a view of the rule’s owner that is not in the list': [
        `set local role authz_owner; create view authz.facts with (security_barrier) as select * from app.fact; comment on view authz.facts is '@rule x'; reset role`,
        'view-invoker: authz.facts',
      ],
      'a materialised view': [
        'set local role app_owner; create materialized view app.numbers as select count(*) from app.fact; reset role',
        'materialised: app.numbers',
      ],
      'the rule without a barrier': [
        'alter view authz.my_open set (security_barrier = false)',
        'view-barrier: authz.my_open',
      ],
      'the rule in other hands': [
        'alter view authz.my_open owner to app_owner',
        'view-invoker: authz.my_open',
      ],
    },
    functions: {
      'a definer without a search path': [
        'alter function authz.actor() reset search_path',
        'search-path: authz.actor',
      ],
      'a definer with a writable search path': [
        'alter function authz.actor() set search_path = pg_catalog, public',
        'search-path: authz.actor',
      ],
      'a definer of the superuser': [
        'alter function authz.actor() owner to postgres',
        'definer-owner: authz.actor',
      ],
      'a definer that is not in the list': [
        `set local role authz_owner; create function authz.peek() returns bigint language sql security definer set search_path = pg_catalog as 'select 1::bigint'; reset role`,
        'definer: authz.peek',
      ],
      'a second of the same name': [
        `set local role authz_owner; create function authz.actor(who text) returns bigint language sql security definer set search_path = pg_catalog as 'select 1::bigint';
       grant execute on function authz.actor(text) to app_web; reset role`,
        'list: authz.actor',
      ],
      'one that is gone': ['drop function authz.standing_access()', 'list: authz.standing_access'],
      'one that is a definer no more': [
        'alter function authz.find_child(bytea, text) security invoker',
        'list: authz.find_child',
      ],
      'an inner one that the server may call': [
        'grant execute on function authz.give_standing(bigint) to app_web',
        'callers: authz.give_standing',
      ],
      'a function that everybody may call': [
        'grant execute on function authz.refuse(text) to public',
        'execute-public: authz.refuse',
      ],
      'a function made with the usual rights': [
        `create function app.helper() returns int language sql as 'select 1'`,
        'execute-public: app.helper',
      ],
      'ON CONFLICT in a function': [
        `set local role authz_owner; create function authz.tidy() returns void language sql as
       'insert into app.goal (tenant_id, case_id, scope_id, words, whose) values (1, 1, 1, '''', '''') on conflict do nothing'; reset role`,
        'on-conflict: function authz.tidy',
      ],
    },
    roles: {
      'an owner who can sign in': ['alter role authz_owner login', 'sign-in: authz_owner'],
      'a server above the rules': ['alter role app_web bypassrls', 'power: app_web'],
      'a worker that makes roles': ['alter role app_jobs createrole', 'power: app_jobs'],
      'a superuser': ['alter role app_web superuser', 'power: app_web', 'make: app_web'],
      'a member of an owner': ['grant authz_owner to app_web', 'member: app_web'],
      'a reader of everything': ['grant pg_read_all_data to app_web', 'member: app_web'],
      'a server that owns a table': ['alter table app.notice owner to app_web', 'owner: app_web'],
      'a worker that owns more than the queue': [
        'alter function authz.today() owner to app_jobs',
        'owner: app_jobs',
      ],
      'writing a grant': ['grant insert on app.access_grant to app_web', 'untouchable: app_web'],
      'clearing a line': [
        'grant update (cleared) on app.access_grant_line to app_web',
        'untouchable: app_web',
      ],
      'unsealing a scope': ['grant update (sealed) on app.scope to app_web', 'untouchable: app_web'],
      'lengthening a session': [
        'grant update (expires_at) on authz.session to app_web',
        'untouchable: app_web',
      ],
      'reading sessions': ['grant select on authz.session to app_web', 'unreadable: app_web'],
      'lifting a conflict': ['grant delete on authz.conflict_of_interest to app_web', 'untouchable: app_web'],
      'moving a review date': [
        'grant update (review_by) on app.legal_basis to app_web',
        'untouchable: app_web',
      ],
      'reading who is in which file': ['grant select on app.person_file to app_web', 'unreadable: app_web'],
      'adding to it': ['grant insert on app.person_file to app_web', 'untouchable: app_web'],
      deleting: ['grant delete on app.fact to app_web', 'delete: app_web'],
      'shortening the journal': ['grant truncate on app.journal to app_web', 'delete: app_web'],
      'the worker reading a family’s data': ['grant select on app.fact to app_jobs', 'worker: app_jobs'],
      'adding whole rows, with their numbers': ['grant insert on app.goal to app_web', 'whole-row: app_web'],
      'moving a row to another scope': [
        'grant update (scope_id) on app.agreement to app_web',
        'whole-row: app_web',
      ],
      'everybody reading': ['grant select on app.tenant to public', 'public: app.tenant'],
      'numbers from a sequence': ['grant usage on sequence app.file_seq to app_web', 'sequence: app_web'],
      'tables in the schema of the rule': ['grant create on schema authz to app_web', 'make: app_web'],
      'temporary tables': [
        `do $$ begin execute format('grant temporary on database %I to app_web', current_database()); end $$`,
        'make: app_web',
      ],
    },
  };

for (const [group, faults] of Object.entries(planted)) {
  describe(`${group}: refused are`, () => {
    for (const [name, [sql, ...said]] of Object.entries(faults)) {
      test(name, async () => {
        assert.deepEqual(await saidOf(sql), said);
      });
    }
  });
}

describe('sources: refused are', () => {
  const withSource = (text: string): Promise<string[]> =>
    saidOf('select 1', [...sources, { name: 'src/x/store.ts', text }]);

  test('ON CONFLICT on personal data', async () => {
    const said = ['on-conflict: src/x/store.ts'];
    assert.deepEqual(
      await withSource('`insert into app.goal (words) values ($1)\n on conflict (public_id) do nothing`'),
      said,
    );
    assert.deepEqual(await withSource('INSERT INTO "app"."goal" VALUES (1) ON\nCONFLICT DO NOTHING'), said);
    assert.deepEqual(
      await withSource(
        'insert into app.notice values (1); insert into app.goal values (1) on conflict do nothing',
      ),
      said,
    );
  });

  test('MERGE on personal data, and a table whose name is filled in elsewhere', async () => {
    const said = ['on-conflict: src/x/store.ts'];
    assert.deepEqual(
      await withSource('merge into app.fact f using x on true when matched then do nothing'),
      said,
    );
    assert.deepEqual(await withSource('`insert into app.${table} values ($1) on conflict do nothing`'), said);
  });

  test('the day of the server', async () => {
    const said = ['server-day: src/x/store.ts'];
    assert.deepEqual(await withSource('select 1 from app.goal where since < current_date'), said);
    assert.deepEqual(await withSource('insert into app.goal (since) values (now()::date)'), said);
    assert.deepEqual(await withSource('-- current_date is not used\nselect authz.today()'), []);
  });

  test('but not on other data, and not in words about it', async () => {
    assert.deepEqual(
      await withSource('insert into app.notice (kind) values ($1) on conflict do nothing'),
      [],
    );
    assert.deepEqual(
      await withSource('// insert into app.goal ... on conflict is not used\n/* merge into app.fact */'),
      [],
    );
  });
});

describe('a lint that has read nothing', () => {
  test('fails, whatever it has not read', async () => {
    const catalog = await readCatalog(client);
    const rules = (found: ReturnType<typeof judge>): string[] =>
      found.filter(each => each.rule === 'read-nothing').map(({ on }) => on);
    assert.deepEqual(rules(judge(catalog, [])), ['migrations', 'stores of the server']);
    assert.deepEqual(rules(judge({ ...catalog, tables: [] }, sources)), ['tables with personal data']);
    assert.deepEqual(rules(judge({ ...catalog, policies: [], routines: [] }, sources)), [
      'policies',
      'functions',
    ]);
  });
});

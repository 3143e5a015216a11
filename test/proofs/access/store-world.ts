/** Puts a random world into the database, inside a transaction that is rolled back. Now is the transaction's. */
import type pg from 'pg';
import type { Scope } from '../../reference-model.ts';
import type { NearMissWorld } from './near-miss-world.ts';
import type { Random } from './random.ts';

/** A table with personal data and what one must hold to see a row of it: 1 headline, 2 detail, 3 write. */
export interface Readable {
  readonly table: string;
  readonly key: string;
  readonly level: 1 | 2 | 3;
}

/** The headline of a case is: that it is there, who is in it, who works on it. So is the day of a meeting. All else is detail, but for letters and questions: those are read by who writes. */
export const readables: readonly Readable[] = [
  { table: 'case_file', key: 'case_id', level: 1 },
  { table: 'case_child', key: 'child_id', level: 1 },
  { table: 'desk', key: 'desk_id', level: 2 },
  { table: 'concern_draft', key: 'draft_id', level: 2 },
  { table: 'concern', key: 'concern_id', level: 2 },
  { table: 'concern_coding', key: 'concern_id', level: 2 },
  { table: 'safety_look', key: 'look_id', level: 2 },
  { table: 'concern_decision', key: 'decision_id', level: 2 },
  { table: 'concern_reading', key: 'reading_id', level: 2 },
  { table: 'sender_shield', key: 'concern_id', level: 2 },
  { table: 'sender_call', key: 'call_id', level: 2 },
  { table: 'concern_call', key: 'concern_call_id', level: 2 },
  { table: 'child_address', key: 'child_id', level: 2 },
  { table: 'fact', key: 'fact_id', level: 2 },
  { table: 'fact_source', key: 'fact_id', level: 2 },
  { table: 'goal', key: 'goal_id', level: 2 },
  { table: 'agreement', key: 'agreement_id', level: 2 },
  { table: 'agreement_earlier', key: 'earlier_id', level: 2 },
  { table: 'goal_score', key: 'goal_score_id', level: 2 },
  { table: 'agreement_check', key: 'agreement_check_id', level: 2 },
  { table: 'consent', key: 'consent_id', level: 2 },
  { table: 'fact_view', key: 'view_id', level: 2 },
  { table: 'weighing', key: 'weighing_id', level: 2 },
  { table: 'taking_part', key: 'taking_part_id', level: 2 },
  { table: 'child_voice', key: 'voice_id', level: 2 },
  { table: 'child_voice_earlier', key: 'earlier_id', level: 2 },
  { table: 'child_voice_choice', key: 'choice_id', level: 2 },
  { table: 'child_voice_access', key: 'access_id', level: 2 },
  { table: 'contact_note', key: 'note_id', level: 2 },
  { table: 'contact_note_earlier', key: 'earlier_id', level: 2 },
  { table: 'attachment', key: 'attachment_id', level: 2 },
  { table: 'attachment_piece', key: 'attachment_id', level: 2 },
  { table: 'child_standing', key: 'standing_id', level: 2 },
  { table: 'case_person', key: 'person_id', level: 2 },
  { table: 'case_step', key: 'case_step_id', level: 2 },
  { table: 'stop_answer', key: 'stop_answer_id', level: 2 },
  { table: 'pool_request', key: 'request_id', level: 2 },
  { table: 'pool_reading', key: 'pool_reading_id', level: 2 },
  { table: 'later_notice', key: 'later_id', level: 2 },
  { table: 'look_back', key: 'look_back_id', level: 2 },
  { table: 'case_closing', key: 'closing_id', level: 2 },
  { table: 'aftercare', key: 'aftercare_id', level: 2 },
  { table: 'closing_reading', key: 'closing_reading_id', level: 2 },
  { table: 'handover', key: 'handover_id', level: 2 },
  { table: 'letter', key: 'letter_id', level: 3 },
  { table: 'statement', key: 'statement_id', level: 2 },
  { table: 'statement_earlier', key: 'earlier_id', level: 2 },
  { table: 'partner_question', key: 'question_id', level: 3 },
  { table: 'plan_paper', key: 'paper_id', level: 2 },
  { table: 'plan_paper_line', key: 'line_id', level: 2 },
  { table: 'meeting', key: 'meeting_id', level: 1 },
  { table: 'meeting_cancelled', key: 'cancelled_id', level: 2 },
  { table: 'meeting_attendee', key: 'attendee_id', level: 2 },
  { table: 'meeting_note', key: 'note_id', level: 2 },
  { table: 'meeting_note_earlier', key: 'earlier_id', level: 2 },
  { table: 'meeting_copy', key: 'copy_id', level: 2 },
  { table: 'meeting_copy_line', key: 'line_id', level: 2 },
  { table: 'correction', key: 'correction_id', level: 2 },
  { table: 'correction_earlier', key: 'earlier_id', level: 2 },
  { table: 'correction_receiver', key: 'receiver_id', level: 2 },
  { table: 'disclosure', key: 'disclosure_id', level: 2 },
  { table: 'journal', key: 'journal_id', level: 2 },
];

/** The day of the law, said here once more. */
const today = `(now() at time zone 'Europe/Amsterdam')::date`;

export async function emptyDatabase(client: pg.Client): Promise<void> {
  await client.query(`do $$ begin
    execute (select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ') from pg_tables where schemaname in ('app', 'authz'));
  end $$`);
}

/**
 * Empties the database and lets rows be stored that say nothing but where they lie: what must be filled in, and with
 * what, has nothing to do with who may see it. Scopes, grants, lines, functions and sessions keep all they demand.
 */
export async function prepareDatabase(client: pg.Client): Promise<void> {
  await emptyDatabase(client);
  await client.query(`do $$
    declare each record;
    begin
      for each in
        select con.conrelid::regclass as relation, string_agg(format('drop constraint %I', con.conname), ', ') as drops
          from pg_constraint con
         where con.connamespace = 'app'::regnamespace and con.contype in ('c', 'n')
           and con.conrelid::regclass::text not in ('app.scope', 'app.access_grant', 'app.access_grant_line', 'app.held_function')
           and not exists (select from pg_attribute a where a.attrelid = con.conrelid and a.attnum = any (con.conkey) and a.attidentity <> '')
           and not exists (select from pg_index i where i.indrelid = con.conrelid and i.indisprimary and con.contype = 'n' and i.indkey::int2[] @> con.conkey)
         group by con.conrelid
      loop
        execute format('alter table %s %s', each.relation, each.drops);
      end loop;
    end $$`);
}

export interface Row {
  readonly id: number;
  readonly scope: Scope;
}

/** Which rows lie in which scope, per table; scope, grants and lines are rows as well. */
export type StoredRows = ReadonlyMap<string, readonly Row[]>;

export async function storeWorld(
  client: pg.Client,
  { world, professionals }: NearMissWorld,
  random: Random,
): Promise<StoredRows> {
  const { sessions, heldFunctions, admissions, bases, scopes, grants, lines, conflicts } = world;
  const functions = [...new Set(heldFunctions.map(held => held.function))];
  const people = [...professionals].map(([professional, tenant]) => ({ professional, tenant }));

  const put = (text: string, rows: readonly unknown[]): Promise<unknown> =>
    client.query(text, [JSON.stringify(rows)]);
  const waiting: Promise<unknown>[] = [
    put(
      `insert into app.tenant (tenant_id) overriding system value select id from jsonb_to_recordset($1) r (id int)`,
      [1, 2].map(id => ({ id })),
    ),
    put(
      `insert into app.function_title (function) select f from jsonb_array_elements_text($1) r (f)`,
      functions,
    ),
    put(
      `insert into app.frame_function (frame_id, purpose, function, max_level)
       select frame, purpose, function, "maxLevel" from jsonb_to_recordset($1) r (frame int, purpose text, function text, "maxLevel" smallint)`,
      admissions,
    ),
    put(
      `insert into app.legal_basis (tenant_id, basis_id, frame_id, purpose, max_level, review_by, ended_on) overriding system value
       select tenant, id, frame, purpose, "maxLevel", ${today} + "reviewBy", ${today} + "endedOn"
         from jsonb_to_recordset($1) r (tenant int, id bigint, frame int, purpose text, "maxLevel" smallint, "reviewBy" int, "endedOn" int)`,
      bases,
    ),
    put(
      `insert into app.professional (tenant_id, professional_id) overriding system value
       select tenant, professional from jsonb_to_recordset($1) r (tenant int, professional bigint)`,
      people,
    ),
    put(
      `insert into app.organisation (tenant_id, organisation_id) overriding system value
       select tenant, organisation from jsonb_to_recordset($1) r (tenant int, organisation bigint)`,
      heldFunctions,
    ),
    put(
      `insert into app.held_function (tenant_id, held_function_id, professional_id, organisation_id, function, label, valid_from, valid_to) overriding system value
       select tenant, id, professional, organisation, function, 'L', now() + make_interval(secs => "validFrom"), now() + make_interval(secs => "validTo")
         from jsonb_to_recordset($1) r (tenant int, id bigint, professional bigint, organisation bigint, function text, "validFrom" int, "validTo" int)`,
      heldFunctions,
    ),
    put(
      `insert into authz.session (token_hash, tenant_id, professional_id, held_function_id, issuer, subject, created_at, idle_until, idle_minutes, expires_at, ended_at)
       select sha256(convert_to(token, 'UTF8')), tenant, professional, "heldFunction", 'proof', professional::text,
              now() + make_interval(secs => "expiresAt") - interval '8 hours', now() + make_interval(secs => "idleUntil"), 15,
              now() + make_interval(secs => "expiresAt"), now() + make_interval(secs => "endedAt")
         from jsonb_to_recordset($1) r (token text, tenant int, professional bigint, "heldFunction" bigint, "idleUntil" int, "expiresAt" int, "endedAt" int)`,
      sessions,
    ),
    put(
      `insert into app.scope (tenant_id, scope_id, kind, frame_id, file_id, governing_scope_id, life_domain, sealed) overriding system value
       select tenant, id, kind, frame, file, "governedBy", "lifeDomain", sealed
         from jsonb_to_recordset($1) r (tenant int, id bigint, kind text, frame int, file bigint, "governedBy" bigint, "lifeDomain" text, sealed boolean)`,
      scopes,
    ),
    put(
      `insert into app.access_grant (tenant_id, grant_id, kind, scope_id, file_id, professional_id, held_function_id, purpose, basis_id, reason, given_on,
                                     valid_from, valid_until, read_until, accepted_at, revoked_at) overriding system value
       select tenant, id, case when "validUntil" is null then 'director' else 'team' end, scope, file, professional, "heldFunction", purpose, basis, 'proof',
              ${today} + "givenOn", now() + make_interval(secs => "validFrom"), now() + make_interval(secs => "validUntil"),
              now() + make_interval(secs => "readUntil"), now() + make_interval(secs => "acceptedAt"), now() + make_interval(secs => "revokedAt")
         from jsonb_to_recordset($1) r (tenant int, id bigint, scope bigint, file bigint, professional bigint, "heldFunction" bigint, purpose text, basis bigint,
                                        "givenOn" int, "validFrom" int, "validUntil" int, "readUntil" int, "acceptedAt" int, "revokedAt" int)`,
      grants,
    ),
    put(
      `insert into app.access_grant_line (tenant_id, grant_id, scope_id, professional_id, level, cleared)
       select tenant, "grant", scope, professional, level, cleared
         from jsonb_to_recordset($1) r (tenant int, "grant" bigint, scope bigint, professional bigint, level smallint, cleared boolean)`,
      lines,
    ),
    put(
      `insert into authz.conflict_of_interest (tenant_id, professional_id, file_id, recorded_by, lifted_at, acts_from)
       select tenant, professional, file, professional, now() + make_interval(secs => "liftedAt"), now() + make_interval(secs => "actsFrom")
         from jsonb_to_recordset($1) r (tenant int, professional bigint, file bigint, "liftedAt" int, "actsFrom" int)`,
      conflicts,
    ),
  ];

  const stored = new Map<string, readonly Row[]>();
  for (const readable of readables) {
    const rows = scopes
      .filter(() => random.chance(0.7))
      .map((scope, index) => ({ id: 1_000_000_000 + index, scope }));
    stored.set(readable.table, rows);
    waiting.push(storeRows(client, readable, rows));
  }
  await Promise.all(waiting);

  const scopeById = new Map(scopes.map(scope => [scope.id, scope]));
  const inScope = (id: number, scopeId: number): Row => {
    const scope = scopeById.get(scopeId);
    if (scope === undefined) throw new Error(`no scope ${scopeId}`);
    return { id, scope };
  };
  stored.set(
    'scope',
    scopes.map(scope => ({ id: scope.id, scope })),
  );
  stored.set(
    'access_grant',
    grants.map(grant => inScope(grant.id, grant.scope)),
  );
  stored.set(
    'access_grant_line',
    lines.map(line => inScope(lineKey(line.grant, line.scope), line.scope)),
  );
  return stored;
}

/** A line has no number of its own: one made of its grant and its scope. */
export const lineKey = (grant: number, scope: number): number => grant * 100_000 + scope;

async function storeRows(client: pg.Client, { table, key }: Readable, rows: readonly Row[]): Promise<void> {
  await client.query(
    `insert into app.${table} (tenant_id, ${key}, scope_id) overriding system value
     select tenant, id, scope from jsonb_to_recordset($1) r (tenant int, id bigint, scope bigint)`,
    [JSON.stringify(rows.map(({ id, scope }) => ({ id, tenant: scope.tenant, scope: scope.id })))],
  );
}

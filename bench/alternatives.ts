/**
 * Other shapes of the access rule, each on a copy of the same database and measured in the same rounds as the rule as
 * built. Nothing here is in use: it says what a change would bring, before anybody makes it.
 */
import pg from 'pg';

export interface Alternative {
  readonly name: string;
  readonly apply: (client: pg.Client) => Promise<void>;
}

const actorCall = /\( SELECT authz\.actor\(\) AS actor\)/g;

async function viewText(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ text: string }>(`select pg_get_viewdef('authz.my_open'::regclass) as text`);
  const text = rows[0]?.text ?? '';
  if (!actorCall.test(text)) throw new Error('authz.my_open no longer asks authz.actor() who is reading');
  return text;
}

/** Who is reading, written out where the rule asks for it, instead of called: the reader is found by the statement's own plan. */
async function withoutCall(client: pg.Client): Promise<void> {
  const actor = `(select s.professional_id from authz.session s join app.held_function h on h.held_function_id = s.held_function_id
    where s.token_hash = sha256(convert_to(current_setting('perspectief.session', true), 'UTF8'))
      and s.ended_at is null and now() < s.expires_at and now() < s.idle_until and h.valid_from <= now() and (h.valid_to is null or now() < h.valid_to))`;
  await client.query(`create or replace view authz.my_open with (security_barrier) as ${(await viewText(client)).replaceAll(actorCall, actor)}`);
}

/** What a grant, its function, basis and frame say, kept beside each line: accepting, revoking and ending would have to write it. */
async function flatLines(client: pg.Client): Promise<void> {
  await client.query(`
    set role authz_owner;
    create table authz.opening as
      select l.tenant_id, l.scope_id, l.professional_id, l.grant_id, g.purpose, g.held_function_id, least(l.level, b.max_level, ff.max_level)::smallint as level, l.cleared,
             g.valid_from, g.valid_until, g.read_until
        from app.access_grant_line l join app.scope sc on sc.scope_id = l.scope_id join app.access_grant g on g.grant_id = l.grant_id
        join app.held_function h on h.held_function_id = g.held_function_id join app.legal_basis b on b.basis_id = g.basis_id
        join app.frame_function ff on ff.frame_id = sc.frame_id and ff.purpose = g.purpose and ff.function = h.function
       where g.accepted_at is not null and g.revoked_at is null and h.valid_to is null;
    create index opening_probe on authz.opening (scope_id, professional_id) include (tenant_id, grant_id, purpose, held_function_id, level, cleared, valid_from, valid_until, read_until);
    create or replace view authz.my_open with (security_barrier) as
      select sc.scope_id, sc.file_id as case_id, least(l.level, case when l.valid_until is null or now() < l.valid_until then 3 else 2 end)::smallint as level, l.grant_id, sc.kind,
             sc.life_domain, l.purpose, l.held_function_id
        from app.scope sc join authz.opening l on l.scope_id = sc.governing_scope_id
       where l.professional_id = (select authz.actor()) and sc.tenant_id = all (array[l.tenant_id])
         and l.purpose = any (string_to_array((select current_setting('perspectief.purposes', true)), ',')) and l.valid_from <= now()
         and (l.valid_until is null or now() < l.read_until) and (not sc.sealed or l.cleared)
         and not exists (select from authz.conflict_of_interest c where c.professional_id = l.professional_id and c.file_id = sc.file_id and c.lifted_at is null);
    reset role`);
  await client.query('vacuum (analyze) authz.opening');
}

export const alternatives: readonly Alternative[] = [
  { name: 'as built', apply: async () => {} },
  { name: 'reader written out', apply: withoutCall },
  { name: 'flat lines', apply: flatLines },
  {
    name: 'both',
    apply: async client => {
      await flatLines(client);
      await withoutCall(client);
    },
  },
];

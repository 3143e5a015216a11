import { z } from 'zod';
import { read, updateOne, write } from '#kernel/database.ts';
import { hand, handOf } from '#kernel/hand.ts';
import { opened, openedScope } from '#kernel/journal.ts';
import { colleagueColumns, ColleagueRow } from '#src/session/index.ts';
import { phaseName, phaseTitle, role } from './store-lists.ts';

const purpose = z.enum(['own-messages', 'intake', 'help-coordination', 'attendance', 'oversight']);

/** The number of the case with public id $1, when its headline is open to the reader. */
export const caseNumber = 'select case_id from app.case_file where public_id = $1';
/** Whether the reader has this scope in detail by access that has not expired: reading days are for reading alone. */
export const stillGiven = (scope: string) =>
  `coalesce((select true from authz.my_open o cross join lateral (select g.valid_until from app.access_grant g where g.grant_id = o.grant_id offset 0) g
              where o.scope_id = ${scope} and o.level >= 2 and (g.valid_until is null or now() < g.valid_until) limit 1), false)`;
export const caseOpened = (act: string) => opened(act, caseNumber);

const CaseRow = z.object({
  public_id: z.string(),
  case_id: z.string(),
  reference: z.string(),
  scope_id: z.string(),
  state: z.enum(['open', 'closed']),
  line: z.enum(['simple', 'tailored']),
  phase: z.int(),
  phase_title: z.string().nullable(),
  phase_name: z.string().nullable(),
  headline: z.string(),
  opened_at: z.string(),
  next_look_back_on: z.string(),
  directing: z.enum(['family', 'together', 'court-measure']),
  parents_informed: z.enum(['by-first-contact', 'by-sender', 'postponed']),
  parents_informed_on: z.string(),
  tell_by: z.string().nullable(),
  lead_grant_id: z.string(),
  deputy_grant_id: z.string(),
  lead_role: z.enum(['first-contact', 'director']),
  version: z.int(),
  frame: z.string(),
  frame_title: z.string(),
  controller: z.string(),
  contact_point: z.string(),
  domains: z.array(z.object({ code: z.string(), title: z.string() })),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const caseRow = read(
  'cases.case',
  CaseRow,
  `select c.public_id, c.case_id, c.reference, c.scope_id, c.state, c.line, c.phase, ${phaseTitle('c.phase')}, ${phaseName('c.phase')}, c.headline, c.opened_at, c.next_look_back_on,
          c.directing, c.parents_informed, c.parents_informed_on, c.tell_by, c.lead_grant_id, c.deputy_grant_id, c.lead_role, c.version,
          f.code as frame, f.title as frame_title, f.document ->> 'controller' as controller, f.document ->> 'contactPoint' as contact_point,
          f.document -> 'lifeDomains' as domains
     from app.case_file c join app.frame f on f.frame_id = c.frame_id
    where c.public_id = $1`,
);

/** Which scopes of the case are open to the reader, and by which grant; also the answer to "waarom mag ik dit zien?". */
export const openings = read(
  'cases.openings',
  z.object({
    scope_id: z.string(),
    kind: z.string(),
    life_domain: z.string().nullable(),
    level: z.int(),
    grant_id: z.string(),
    role,
    purpose,
    reason: z.string(),
    since: z.string(),
    until: z.string().nullable(),
    label: z.string(),
    article: z.string(),
    necessity: z.string(),
    review_by: z.string(),
    given_by: z.string().nullable(),
  }),
  `select o.scope_id, o.kind, o.life_domain, o.level, o.grant_id, g.kind as role, g.purpose, g.reason, g.valid_from as since, g.valid_until as until, h.label,
          b.document ->> 'article' as article, b.document ->> 'necessity' as necessity, b.review_by, by.label as given_by
     from authz.my_open o
     join app.access_grant g on g.grant_id = o.grant_id
     join app.held_function h on h.held_function_id = o.held_function_id
     join app.legal_basis b on b.tenant_id = g.tenant_id and b.basis_id = g.basis_id
     left join app.held_function by on by.held_function_id = g.given_by
    where o.case_id = (${caseNumber}) and o.kind not in ('voice', 'closing-reading')
    order by o.grant_id, o.scope_id`,
);

export const ChildRow = z.object({
  public_id: z.string(),
  given_names: z.string(),
  surname_prefix: z.string().nullable(),
  surname: z.string(),
  birth_year: z.int().nullable(),
  birth_month: z.int().nullable(),
  birth_day: z.int().nullable(),
  municipality: z.string().nullable(),
  secret: z.boolean(),
  has_address: z.boolean(),
  last_seen_on: z.string().nullable(),
  last_seen_by: z.string().nullable(),
  last_seen_alone: z.boolean().nullable(),
  version: z.int(),
});

export const children = read(
  'cases.children',
  ChildRow,
  `select k.public_id, k.given_names, k.surname_prefix, k.surname, k.birth_year, k.birth_month, k.birth_day, k.municipality, k.secret,
          exists (select from app.child_address a where a.tenant_id = k.tenant_id and a.child_id = k.child_id) as has_address,
          k.last_seen_on, k.last_seen_by, k.last_seen_alone, k.version
     from app.case_child k
    where k.scope_id = (select scope_id from app.case_file where public_id = $1)
    order by k.birth_year, k.birth_month, k.birth_day, k.child_id`,
);

export const facts = read(
  'cases.facts',
  z.object({
    public_id: z.string(),
    scope_id: z.string(),
    side: z.enum(['worry', 'goes-well']),
    kind: z.enum(['observation', 'told-by', 'judgement', 'decision']),
    words: z.string(),
    observer: z.string().nullable(),
    observed_when: z.string(),
    source_organisation: z.string().nullable(),
    source_shielded: z.boolean(),
    source_conditions: z.string().nullable(),
    views: z.array(z.object({ who: z.string(), words: z.string(), said_on: z.string() })),
    version: z.int(),
  }),
  `select x.public_id, x.scope_id, x.side, x.kind, x.words, coalesce(s.observer, x.observer) as observer, x.observed_when, o.name as source_organisation, x.source_shielded,
          x.source_conditions, x.version,
          coalesce((select json_agg(json_build_object('who', w.who, 'words', w.words, 'said_on', w.said_on) order by w.view_id)
                      from app.fact_view w where w.fact_id = x.fact_id
                       and not exists (select from app.fact_view n where n.fact_id = w.fact_id and n.view_id > w.view_id and lower(n.who) = lower(w.who))), '[]'::json) as views
     from app.fact x
     left join app.fact_source s on x.source_shielded and s.tenant_id = x.tenant_id and s.fact_id = x.fact_id
     left join app.organisation o on o.tenant_id = x.tenant_id and o.organisation_id = coalesce(s.source_organisation_id, x.source_organisation_id)
    where x.case_id = (${caseNumber})
    order by x.fact_id`,
);

/** Who may see what, until when. Lines of scopes that are not open to the reader do not appear. */
export const team = read(
  'cases.team',
  z
    .object({
      public_id: z.string(),
      grant_id: z.string(),
      role,
      reason: z.string(),
      valid_until: z.string().nullable(),
      state: z.enum(['invited', 'live', 'reading-only', 'ended']),
      mine: z.boolean(),
      away: z.boolean(),
      article: z.string(),
      disclosed: z.boolean(),
      version: z.int(),
      lines: z.array(z.object({ scope_id: z.string(), level: z.int() })),
    })
    .extend(ColleagueRow.shape),
  `select g.public_id, g.grant_id, g.kind as role, g.reason, g.valid_until,
          case when g.revoked_at is not null or (g.valid_until is not null and g.read_until <= now()) or h.valid_to <= now() then 'ended'
               when g.accepted_at is null then 'invited'
               when g.valid_until <= now() then 'reading-only' else 'live' end as state,
          g.professional_id = (select authz.actor()) as mine, authz.is_away(g.held_function_id) as away, b.document ->> 'article' as article,
          exists (select from app.disclosure d where d.scope_id = g.scope_id and d.grant_id = g.grant_id) as disclosed, g.version,
          coalesce((select json_agg(json_build_object('scope_id', l.scope_id::text, 'level', l.level) order by l.scope_id) from app.access_grant_line l where l.tenant_id = g.tenant_id and l.grant_id = g.grant_id), '[]'::json) as lines,
          ${colleagueColumns('h', 'o', 'ft')}
     from app.access_grant g
     join app.held_function h on h.held_function_id = g.held_function_id
     join app.function_title ft on ft.function = h.function
     join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
     join app.legal_basis b on b.tenant_id = g.tenant_id and b.basis_id = g.basis_id
    where g.scope_id = (select scope_id from app.case_file where public_id = $1)
    order by g.grant_id`,
);

export const addressOf = read(
  'cases.address',
  z.object({ address: z.instanceof(Uint8Array), secret: z.boolean(), case_public_id: z.string() }),
  `select a.address, k.secret, c.public_id as case_public_id
     from app.case_file c
     join app.case_child k on k.scope_id = c.scope_id and k.public_id = $2
     join app.child_address a on a.tenant_id = k.tenant_id and a.child_id = k.child_id
    where c.public_id = $1`,
);
export const addressOpened = openedScope(
  'cases.reveal-address',
  `select a.scope_id from app.case_file c join app.case_child k on k.scope_id = c.scope_id and k.public_id = $2
     join app.child_address a on a.tenant_id = k.tenant_id and a.child_id = k.child_id where c.public_id = $1`,
);

/** Looks at the scopes that the reader may read in detail, newest first. */
export const looks = read(
  'cases.looks',
  z.object({
    journal_id: z.string(),
    looked_at: z.string(),
    kind: z.enum(['listed', 'opened']),
    act: z.string(),
    purpose,
    life_domain: z.string().nullable(),
    scope_kind: z.string(),
    label: z.string(),
    function_title: z.string(),
    organisation: z.string(),
  }),
  `select j.journal_id, j.looked_at, j.kind, j.act, j.purpose, s.life_domain, s.kind as scope_kind, h.label, ft.title as function_title, o.name as organisation
     from app.journal j
     join app.scope s on s.scope_id = j.scope_id
     join app.held_function h on h.held_function_id = j.held_function_id
     join app.function_title ft on ft.function = j.function
     join app.organisation o on o.tenant_id = j.tenant_id and o.organisation_id = j.organisation_id
    where j.file_id = (${caseNumber}) and ($2::bigint is null or j.journal_id < $2)
    order by j.journal_id desc limit $3`,
);

/** What a command on a case needs to decide: its state and what the reader is to it. */
export const standing = read(
  'cases.standing',
  z.object({
    public_id: z.string(),
    case_id: z.string(),
    tenant_id: z.int(),
    scope_id: z.string(),
    frame: z.string(),
    state: z.string(),
    phase: z.int(),
    headline: z.string(),
    lead_role: z.enum(['first-contact', 'director']),
    next_look_back_on: z.string(),
    parents_informed: z.string(),
    tell_by: z.string().nullable(),
    version: z.int(),
    is_lead: z.boolean(),
    is_deputy: z.boolean(),
  }),
  `select c.public_id, c.case_id, c.tenant_id, c.scope_id, f.code as frame, c.state, c.phase, c.headline, c.lead_role, c.next_look_back_on, c.parents_informed, c.tell_by, c.version,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.lead_grant_id and o.level >= 3) as is_lead,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.deputy_grant_id and o.level >= 3) as is_deputy
     from app.case_file c join app.frame f on f.frame_id = c.frame_id
    where c.public_id = $1`,
);

export const childVersion = read(
  'cases.child-version',
  z.object({ public_id: z.string(), version: z.int() }),
  `select k.public_id, k.version from app.case_child k where k.scope_id = (select scope_id from app.case_file where public_id = $1) and k.public_id = $2`,
);

/** What stands in a case and of a child now, for whoever was overtaken. */
export const caseNow = read(
  'cases.case-now',
  z.object({
    ...hand,
    headline: z.string(),
    phase: z.int(),
    next_look_back_on: z.string(),
    line: z.string(),
    line_because: z.string().nullable(),
  }),
  `select ${handOf('c')}, c.headline, c.phase, c.next_look_back_on, c.line, c.line_because from app.case_file c where c.public_id = $1`,
);
export const seenNow = read(
  'cases.seen-now',
  z.object({
    ...hand,
    last_seen_on: z.string().nullable(),
    last_seen_by: z.string().nullable(),
    last_seen_alone: z.boolean().nullable(),
  }),
  `select ${handOf('k')}, k.last_seen_on, k.last_seen_by, k.last_seen_alone
     from app.case_child k where k.scope_id = (select scope_id from app.case_file where public_id = $1) and k.public_id = $2`,
);

export const updateCase = updateOne(
  'cases.update',
  `update app.case_file set headline = $2, phase = $3, next_look_back_on = $4, line = coalesce($6::text, line), line_because = coalesce($7::text, line_because),
          parents_informed = case when $8::date is null then parents_informed else 'by-first-contact' end,
          parents_informed_on = coalesce($8::date, parents_informed_on), tell_by = case when $8::date is null then tell_by end, version = version + 1
    where public_id = $1 and version = $5`,
);
export const appoint = write('cases.appoint', 'select authz.appoint($1, $2, $3, $4)');
export const openPart = write('cases.open-part', 'select authz.open_life_domain($1, $2)');
export const recordSeen = updateOne(
  'cases.record-seen',
  'update app.case_child set last_seen_on = $2, last_seen_by = $3, last_seen_alone = $4, version = version + 1 where public_id = $1 and version = $5',
);

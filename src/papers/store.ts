import { z } from 'zod';
import { LetterText } from '#contract/letters.ts';
import { read, write } from '#kernel/database.ts';
import { opened, openedScope } from '#kernel/journal.ts';
import { caseNumber } from '#src/cases/index.ts';

/** What is on paper comes from every part: looking at it is looking at all that is open. */
export const caseOpened = (act: string) => opened(act, caseNumber);
export const listOpened = openedScope(
  'papers.list',
  'select scope_id from app.case_file where public_id = $1',
);

/** What stands on a paper that was made lies in several parts: each that is open is looked at. */
export const paperOpened = (act: string) =>
  opened(act, 'select case_id from app.plan_paper where public_id = $1');

export const caseRow = read(
  'papers.case',
  z.object({
    public_id: z.string(),
    reference: z.string(),
    state: z.string(),
    frame: z.string(),
    tenant: z.string(),
    next_look_back_on: z.string(),
    directing: z.enum(['family', 'together', 'court-measure']),
    lead: z.string(),
    lead_phone: z.string().nullable(),
    is_lead: z.boolean(),
    is_deputy: z.boolean(),
    last_version: z.int(),
    last_state: z.instanceof(Uint8Array).nullable(),
    plan_state: z.instanceof(Uint8Array),
  }),
  `select c.public_id, c.reference, c.state, f.code as frame, t.code as tenant, c.next_look_back_on, c.directing, ft.title as lead, h.phone as lead_phone,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.lead_grant_id and o.level >= 3) as is_lead,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.deputy_grant_id and o.level >= 3) as is_deputy,
          coalesce(p.plan_version, 0) as last_version, p.plan_state as last_state,
          sha256(convert_to(concat_ws('|', c.next_look_back_on, c.directing,
            (select string_agg(concat_ws(':', g.public_id, g.words, g.whose), '|' order by g.goal_id) from app.goal g where g.case_id = c.case_id),
            (select string_agg(concat_ws(':', a.public_id, a.kind, a.what, a.due_on, a.keeper_name, a.keeper_held_function_id, a.offer_id), '|' order by a.agreement_id)
               from app.agreement a where a.case_id = c.case_id)), 'UTF8')) as plan_state
     from app.case_file c
     join app.frame f on f.frame_id = c.frame_id
     join app.tenant t on t.tenant_id = c.tenant_id
     join app.access_grant g on g.tenant_id = c.tenant_id and g.grant_id = c.lead_grant_id
     join app.held_function h on h.held_function_id = g.held_function_id
     join app.function_title ft on ft.function = h.function
     left join lateral (select p.plan_version, p.plan_state from app.plan_paper p where p.scope_id = c.scope_id order by p.paper_id desc limit 1) p on true
    where c.public_id = $1`,
);

export const children = read(
  'papers.children',
  z.object({
    public_id: z.string(),
    given_names: z.string(),
    surname_prefix: z.string().nullable(),
    surname: z.string(),
    birth_year: z.int().nullable(),
    birth_month: z.int().nullable(),
    birth_day: z.int().nullable(),
    secret: z.boolean(),
    answer: z.enum(['known', 'not-registered', 'asked']).nullable(),
    authority: z.string().nullable(),
    source: z.string().nullable(),
    known_on: z.string().nullable(),
  }),
  `select k.public_id, k.given_names, k.surname_prefix, k.surname, k.birth_year, k.birth_month, k.birth_day, k.secret,
          s.answer, s.words as authority, s.source, s.known_on
     from app.case_child k
     left join lateral (select s.answer, s.words, s.source, s.known_on from app.child_standing s
                         where s.tenant_id = k.tenant_id and s.child_id = k.child_id and s.kind = 'authority' order by s.version desc limit 1) s on true
    where k.scope_id = (select scope_id from app.case_file where public_id = $1)
    order by k.birth_year, k.birth_month, k.birth_day, k.child_id`,
);

export const people = read(
  'papers.people',
  z.object({
    public_id: z.string(),
    name: z.string(),
    role: z.string(),
    household: z.int().nullable(),
    gone: z.boolean(),
  }),
  `select p.public_id, p.name, p.role, p.household, p.gone from app.case_person p
    where p.scope_id = (select scope_id from app.case_file where public_id = $1) order by p.household nulls last, p.person_id`,
);

/** Who takes part now, and which parts their own access holds in detail. */
export const team = read(
  'papers.team',
  z.object({
    public_id: z.string(),
    kind: z.enum(['first-contact', 'director', 'deputy', 'team']),
    label: z.string(),
    title: z.string(),
    organisation: z.string(),
    elsewhere: z.boolean(),
    until: z.string().nullable(),
    parts: z.array(z.string()),
  }),
  `select g.public_id, g.kind, h.label, ft.title, o.name as organisation, not o.is_controller as elsewhere,
          ((g.valid_until - interval '1 second') at time zone 'Europe/Amsterdam')::date as until,
          coalesce((select json_agg(coalesce(s.life_domain, s.kind)) from app.access_grant_line l join app.scope s on s.scope_id = l.scope_id
                     where l.tenant_id = g.tenant_id and l.grant_id = g.grant_id and l.level >= 2), '[]'::json) as parts
     from app.access_grant g
     join app.held_function h on h.held_function_id = g.held_function_id
     join app.function_title ft on ft.function = h.function
     join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    where g.scope_id = (select scope_id from app.case_file where public_id = $1) and g.kind <> 'standing'
      and g.revoked_at is null and (h.valid_to is null or now() < h.valid_to)
      and (g.kind <> 'team' or (g.accepted_at is not null and g.valid_from <= now() and now() < g.valid_until))
    order by case g.kind when 'deputy' then 2 when 'team' then 3 else 1 end, ft.title, o.name, g.grant_id`,
);

export const goals = read(
  'papers.goals',
  z.object({
    public_id: z.string(),
    part: z.string(),
    words: z.string(),
    whose: z.string(),
    term: z.enum(['short', 'long']).nullable(),
    scores: z.array(z.object({ value: z.int(), givenBy: z.string(), on: z.string() })),
  }),
  `select g.public_id, coalesce(s.life_domain, s.kind) as part, g.words, g.whose, g.term,
          coalesce((select json_agg(json_build_object('value', n.score, 'givenBy', n.given_by, 'on', n.given_on) order by n.given_on, n.goal_score_id)
                      from app.goal_score n where n.goal_id = g.goal_id), '[]'::json) as scores
     from app.goal g join app.scope s on s.scope_id = g.scope_id
    where g.case_id = (${caseNumber}) order by g.goal_id`,
);

/** What is still to be done; what was answered is no agreement any more. */
export const agreements = read(
  'papers.agreements',
  z.object({
    public_id: z.string(),
    part: z.string(),
    kind: z.enum(['help', 'safety', 'limit']),
    what: z.string(),
    keeper_name: z.string().nullable(),
    keeper: z.string().nullable(),
    organisation: z.string().nullable(),
    due_on: z.string(),
    state: z.enum(['open', 'waiting']),
    offer: z.string().nullable(),
  }),
  `select a.public_id, coalesce(s.life_domain, s.kind) as part, a.kind, a.what, a.keeper_name, h.label as keeper, o.name as organisation, a.due_on, a.state,
          b.public_id as offer
     from app.agreement a join app.scope s on s.scope_id = a.scope_id
     left join app.agreement b on b.tenant_id = a.tenant_id and b.agreement_id = a.offer_id
     left join app.held_function h on h.held_function_id = a.keeper_held_function_id
     left join app.organisation o on o.tenant_id = h.tenant_id and o.organisation_id = h.organisation_id
    where a.case_id = (${caseNumber}) and a.state in ('open', 'waiting')
    order by a.due_on, a.agreement_id`,
);

/** What was on the last paper for this reader ($2: the person, the child or the access). */
export const linesBefore = read(
  'papers.lines-before',
  z.object({ public_id: z.string() }),
  `select coalesce(g.public_id, a.public_id) as public_id
     from app.plan_paper_line l
     left join app.goal g on g.tenant_id = l.tenant_id and g.goal_id = l.goal_id
     left join app.agreement a on a.tenant_id = l.tenant_id and a.agreement_id = l.agreement_id
    where (l.tenant_id, l.paper_id) = (
      select p.tenant_id, p.paper_id from app.plan_paper p
        left join app.case_person n on n.tenant_id = p.tenant_id and n.person_id = p.person_id
        left join app.case_child k on k.tenant_id = p.tenant_id and k.child_id = p.child_id
        left join app.access_grant x on x.tenant_id = p.tenant_id and x.grant_id = p.grant_id
       where p.scope_id = (select scope_id from app.case_file where public_id = $1) and coalesce(n.public_id, k.public_id, x.public_id) = $2
       order by p.paper_id desc limit 1)`,
);

const row = {
  public_id: z.string(),
  reader: z.enum(['parent', 'parent-without-authority', 'child', 'partner']),
  reader_name: z.string(),
  plan_version: z.int(),
  printed_by: z.string(),
  printed_at: z.string(),
};
const rowColumns =
  'p.public_id, p.reader, p.reader_name, p.plan_version, h.label as printed_by, p.printed_at';
const PaperFound = z.object(row);
export type PaperFound = z.infer<typeof PaperFound>;

export const papers = read(
  'papers.of-case',
  PaperFound,
  `select ${rowColumns} from app.plan_paper p join app.held_function h on h.held_function_id = p.printed_by
    where p.scope_id = (select scope_id from app.case_file where public_id = $1) order by p.paper_id desc limit 100`,
);

export const paper = read(
  'papers.paper',
  z.object({
    ...row,
    case_public_id: z.string(),
    line_count: z.int(),
    document: z.object({ template: z.string(), on: z.string(), text: LetterText }),
    lines: z.array(z.object({ section: z.int(), words: z.string() })),
  }),
  `select ${rowColumns}, c.public_id as case_public_id, p.line_count, p.document,
          coalesce((select json_agg(json_build_object('section', l.section, 'words', l.words) order by l.section, l.place)
                      from app.plan_paper_line l where l.tenant_id = p.tenant_id and l.paper_id = p.paper_id), '[]'::json) as lines
     from app.plan_paper p
     join app.case_file c on c.tenant_id = p.tenant_id and c.case_id = p.case_id
     join app.held_function h on h.held_function_id = p.printed_by
    where p.public_id = $1`,
);

export const make = write(
  'papers.make',
  'select authz.make_plan_paper($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
);

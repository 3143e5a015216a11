import { z } from 'zod';
import type { CorrectionAbout } from '#contract/corrections.ts';
import { read, write } from '#kernel/database.ts';
import { opened, openedScope } from '#kernel/journal.ts';
import { caseNumber, stillGiven } from '#src/cases/index.ts';

export const caseThere = read(
  'corrections.case',
  z.object({
    public_id: z.string(),
    case_state: z.string(),
    frame: z.string(),
    is_lead: z.boolean(),
    is_deputy: z.boolean(),
  }),
  `select c.public_id, c.state as case_state, f.code as frame,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.lead_grant_id and o.level >= 3) as is_lead,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.deputy_grant_id and o.level >= 3) as is_deputy
     from app.case_file c join app.frame f on f.frame_id = c.frame_id where c.public_id = $1`,
);
export const listOpened = opened('corrections.list', caseNumber);
export const askOpened = opened('corrections.ask', caseNumber);

const Earlier = z.object({ words: z.string(), until: z.string() });
const Receiver = z.object({
  receiverId: z.string(),
  name: z.string(),
  givenOn: z.string(),
  toldOn: z.string().nullable(),
});
const kinds = z.enum(['fact', 'goal', 'agreement', 'contact-note', 'other']);
export const CorrectionRow = z.object({
  public_id: z.string(),
  part: z.string(),
  about: kinds,
  about_id: z.string().nullable(),
  about_words: z.string(),
  about_now: z.string().nullable(),
  asked_by: z.string(),
  child: z.string().nullable(),
  asked_on: z.string(),
  wrong: z.string(),
  should_be: z.string().nullable(),
  registered_by: z.string(),
  answer_by: z.string(),
  extended_because: z.string().nullable(),
  state: z.enum(['open', 'corrected', 'partly', 'refused']),
  answer: z.string().nullable(),
  answered_on: z.string().nullable(),
  answered_by: z.string().nullable(),
  earlier: z.array(Earlier),
  receivers: z.array(Receiver),
  version: z.int(),
});

/** The newest first. What a correction is about may lie in no other part than the correction itself. */
export const corrections = read(
  'corrections.of-case',
  CorrectionRow,
  `select k.public_id, coalesce(s.life_domain, s.kind) as part, k.about, coalesce(f.public_id, g.public_id, a.public_id, n.public_id) as about_id, k.about_words,
          coalesce(f.words, g.words, a.what, n.what) as about_now, k.asked_by, c.given_names as child, k.asked_on, k.wrong, k.should_be, r.label as registered_by,
          k.answer_by, k.extended_because, k.state, k.answer, k.answered_on, b.label as answered_by, k.version,
          coalesce((select json_agg(json_build_object('words', e.words, 'until', e.replaced_at) order by e.earlier_id desc)
                      from app.correction_earlier e where e.tenant_id = k.tenant_id and e.correction_id = k.correction_id), '[]'::json) as earlier,
          coalesce((select json_agg(json_build_object('receiverId', x.public_id, 'name', x.name, 'givenOn', x.given_on, 'toldOn', x.told_on) order by x.receiver_id)
                      from app.correction_receiver x where x.tenant_id = k.tenant_id and x.correction_id = k.correction_id), '[]'::json) as receivers
     from app.correction k
     join app.scope s on s.scope_id = k.scope_id
     join app.held_function r on r.held_function_id = k.registered_by
     left join app.held_function b on b.held_function_id = k.answered_by
     left join app.case_child c on c.tenant_id = k.tenant_id and c.child_id = k.child_id
     left join app.fact f on f.tenant_id = k.tenant_id and f.fact_id = k.fact_id
     left join app.goal g on g.tenant_id = k.tenant_id and g.goal_id = k.goal_id
     left join app.agreement a on a.tenant_id = k.tenant_id and a.agreement_id = k.agreement_id
     left join app.contact_note n on n.tenant_id = k.tenant_id and n.note_id = k.note_id
    where k.case_id = (${caseNumber}) order by k.correction_id desc limit 200`,
);

/** What a request is about, when it is open to the reader in detail by access that has not expired. */
const About = z.object({ part: z.string(), may_ask: z.boolean() });
const rowAbout = (kind: string, table: string) =>
  read(
    `corrections.about-${kind}`,
    About,
    `select coalesce(s.life_domain, s.kind) as part, ${stillGiven('x.scope_id')} as may_ask
       from app.${table} x join app.scope s on s.scope_id = x.scope_id where x.case_id = (${caseNumber}) and x.public_id = $2`,
  );
const abouts = {
  fact: rowAbout('fact', 'fact'),
  goal: rowAbout('goal', 'goal'),
  agreement: rowAbout('agreement', 'agreement'),
  'contact-note': rowAbout('contact-note', 'contact_note'),
};
const partAbout = read(
  'corrections.about-part',
  About,
  `select coalesce(s.life_domain, s.kind) as part, ${stillGiven('s.scope_id')} as may_ask
     from app.scope s where s.file_id = (${caseNumber}) and s.kind in ('headline', 'domain') and coalesce(s.life_domain, s.kind) = $2`,
);
export const about = (caseId: string, of: CorrectionAbout) =>
  of.kind === 'other' ? partAbout(caseId, of.part) : abouts[of.kind](caseId, of.id);

export const child = read(
  'corrections.child',
  z.object({
    birth_year: z.int().nullable(),
    birth_month: z.int().nullable(),
    birth_day: z.int().nullable(),
  }),
  `select k.birth_year, k.birth_month, k.birth_day from app.case_child k
    where k.scope_id = (select scope_id from app.case_file where public_id = $1) and k.public_id = $2`,
);

export const correction = read(
  'corrections.correction',
  z.object({
    public_id: z.string(),
    about: kinds,
    state: z.string(),
    asked_on: z.string(),
    answer_by: z.string(),
    answered_on: z.string().nullable(),
    extended_because: z.string().nullable(),
    version: z.int(),
    case_state: z.string(),
    frame: z.string(),
    is_lead: z.boolean(),
    is_deputy: z.boolean(),
  }),
  `select k.public_id, k.about, k.state, k.asked_on, k.answer_by, k.answered_on, k.extended_because, k.version, c.state as case_state, f.code as frame,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.lead_grant_id and o.level >= 3) as is_lead,
          exists (select from authz.my_open o where o.scope_id = c.scope_id and o.grant_id = c.deputy_grant_id and o.level >= 3) as is_deputy
     from app.correction k
     join app.case_file c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
     join app.frame f on f.frame_id = c.frame_id
    where k.public_id = $1`,
);
export const decideOpened = openedScope(
  'corrections.decide',
  'select scope_id from app.correction where public_id = $1',
);

export const ask = write(
  'corrections.ask',
  'select authz.ask_correction($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
);
export const extend = write('corrections.extend', 'select authz.extend_correction($1, $2, $3, $4)');
export const answer = write('corrections.answer', 'select authz.answer_correction($1, $2, $3, $4, $5, $6)');
export const tell = write('corrections.tell', 'select authz.tell_receiver($1, $2, $3, $4)');

/**
 * Faults for proof:routes in the work on a case: the child's words, statements and their conditions, windows, papers, links,
 * the second reader, hand-over, the team manager, and what may still happen in a case that is closed.
 */
import type { TestDatabase } from '../../database.ts';
import type { Fault, Verdict } from '../negative.ts';
import { runChild } from '../planting/child.ts';
import { faultsFor, functionWith, matrix, ruleWith } from '../planting/faults.ts';

export const proof = 'proof:routes';
export const atOnce = 2;
export const costly = true;

const { codeFault, sqlFault } = faultsFor(proof);
const directors = ['case-director'];
const routes = [
  'voices.list',
  'windows.open',
  'papers.open',
  'team.cases',
  'team.take-over',
  'grants.give',
  'concerns.read',
  'handover.write',
  'plans.add-goal',
  'statements.list',
  'corrections.ask',
];

/** With nothing planted: where these faults should show, for who leads, manages a team or sits at the desk. */
export const run = (database: TestDatabase): Promise<Verdict> =>
  runChild({
    proof,
    args: [],
    database,
    focus: {
      parts: ['matrix', 'versions', 'links'],
      routes,
      functions: ['case-director', 'team-manager', 'intake-officer'],
    },
  });

const of = (functions: readonly string[], ...asked: string[]) => ({ ...matrix(...asked), functions });
/** Opens a part to who only has the headline of its case. */
const headlineOpens = (table: string): string =>
  `alter policy opened on app.${table} using ((select true from authz.my_open o where o.scope_id = (select c.scope_id from app.case_file c where c.case_id = ${table}.case_id) and o.level >= 1 limit 1))`;

export const faults: readonly Fault[] = [
  sqlFault(
    'what a child said is read by a line that is not for it',
    of(directors, 'voices.list'),
    ruleWith('((NOT sc.sealed) OR l.cleared)', `((NOT sc.sealed) OR l.cleared OR (sc.kind = ''voice''))`),
  ),
  sqlFault(
    'the condition of a statement is not looked at when access is given',
    of(directors, 'grants.give'),
    `drop trigger source_conditions on app.access_grant_line`,
  ),
  sqlFault(
    'a team manager reads what a case is about',
    of(['team-manager'], 'team.cases'),
    functionWith(
      'authz.team_cases(uuid)',
      'd.public_id, d.label,',
      'd.public_id, concat(d.label, (select c.headline from app.case_file c where c.tenant_id = t.tenant_id and c.reference = t.reference)),',
    ),
  ),
  sqlFault(
    'a team manager gives away the closed case of a family with whom there is a tie',
    of(['team-manager'], 'team.take-over'),
    functionWith(
      'authz.take_over_one(text,integer,uuid,uuid,text)',
      'exists (select from authz.team_closed_case t where t.case_id = target.case_id)',
      'true',
    ),
  ),
  sqlFault(
    'the case that nobody of another organisation can give falls to a team manager with a tie too',
    of(['team-manager'], 'team.take-over'),
    functionWith(
      'authz.who_reassigns(integer,bigint,bigint)',
      'k.professional_id = m.professional_id and',
      'false and',
    ),
  ),
  sqlFault(
    'the windows show the facts of a part of which somebody has the headline',
    of(directors, 'windows.open'),
    headlineOpens('fact'),
  ),
  sqlFault(
    'a paper shows the lines of parts that its reader does not read',
    of(directors, 'papers.open'),
    headlineOpens('plan_paper_line'),
  ),
  sqlFault(
    'statements are read by whoever sees the case',
    of(['case-director', 'team-manager'], 'statements.list'),
    headlineOpens('statement'),
  ),
  sqlFault(
    'a link is answered twice',
    { parts: ['links'] },
    functionWith(
      'authz.answer_partner_question(text,text,text,text,text,text,text)',
      `question.state in ('answered', 'read')`,
      'false',
    ) +
      ';' +
      functionWith(
        'authz.answer_partner_question(text,text,text,text,text,text,text)',
        `question.state <> 'open'`,
        `question.state = 'withdrawn'`,
      ),
  ),
  sqlFault(
    'a link goes on working when the question was taken back',
    { parts: ['links'] },
    functionWith('authz.partner_question(text)', `and q.state = 'open'`, ''),
  ),
  sqlFault(
    'somebody reads along with a decision of their own',
    of(['intake-officer'], 'concerns.read'),
    functionWith(
      'authz.read_concern(uuid,integer,text,text,text,date)',
      'authz.person_of(concern.weighed_by) = me.professional_id',
      'false',
    ),
    {
      file: 'src/concerns/reading-rules.ts',
      from: `return wasPart(of) ? refusal('own-decision') : 'fine';`,
      to: `return 'fine';`,
    },
  ),
  sqlFault(
    'a goal is added to a case that is closed',
    of(directors, 'plans.add-goal'),
    `drop trigger only_in_open_case on app.goal`,
    {
      file: 'src/plans/policy.ts',
      from: `{ action: 'plan.write', ...open,`,
      to: `{ action: 'plan.write', ...open, states: 'any',`,
    },
  ),
  sqlFault(
    'somebody asks for a correction in a case that is closed',
    of(directors, 'corrections.ask'),
    `drop trigger only_in_open_case on app.correction;` +
      functionWith(
        'authz.ask_correction(uuid,uuid,text,uuid,text,text,text,uuid,date,text,text,date)',
        `and c.state = 'open'`,
        '',
      ),
    {
      file: 'src/corrections/policy.ts',
      from: `relations: ['reader'],
    states: ['open'],`,
      to: `relations: ['reader'],
    states: 'any',`,
    },
  ),
  codeFault(
    'a hand-over is written whatever version was seen',
    { parts: ['versions'], routes: ['handover.write'] },
    {
      file: 'src/handover/handlers.ts',
      from: `if (row.version !== ifMatch) await unit.overtaken(may, linesNow(row));`,
      to: `void ifMatch;`,
    },
    {
      file: 'src/handover/handlers.ts',
      from: `may.subject,
      may.subject,
      ifMatch,
      said.running,`,
      to: `may.subject,
      may.subject,
      row.version,
      said.running,`,
    },
  ),
];

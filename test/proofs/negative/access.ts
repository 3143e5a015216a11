/**
 * Faults for proof:access. Every clause of the rule, taken from the view as it stands in the database, is removed in
 * turn, so that a clause that comes later is tried by itself; and the finer ways to get a clause wrong are written out.
 */
import pg from 'pg';
import type { TestDatabase } from '../../database.ts';
import { compareWorlds, prepare, ProofFault } from '../access/compare.ts';
import { explain } from '../access/explain.ts';
import type { Fault, Verdict } from '../negative.ts';

export const proof = 'proof:access';
export const atOnce = 2;
export { prepare };

/** Enough worlds for each condition to matter many times; a fault is mostly seen in the first. */
const DECISIONS = 400_000;

export const run = (database: TestDatabase): Promise<Verdict> => runWith(database);

async function runWith({ adminUrl }: TestDatabase, planted?: string): Promise<Verdict> {
  try {
    const { differences } = await compareWorlds({
      adminUrls: [adminUrl],
      n: DECISIONS,
      seed: 7,
      stopAtFirst: true,
      ...(planted === undefined ? {} : { planted }),
    });
    const [first] = differences;
    return first === undefined ? false : explain(first);
  } catch (error) {
    if (error instanceof ProofFault) return error.message;
    throw error;
  }
}

export async function faults({ adminUrl }: TestDatabase): Promise<readonly Fault[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const view = await readText(client, `select pg_get_viewdef('authz.my_open'::regclass)`);
    const actor = await readText(client, `select pg_get_functiondef('authz.actor()'::regprocedure)`);
    return [
      ...clausesOf(view).map(clause =>
        ruleFault(`the rule without ${short(clause)}`, () => without(view, clause)),
      ),
      ...elementsOf(view).map(([element, list, rest]) =>
        ruleFault(`the rule with ${short(rest)}, without ${element}`, () => replaced(view, list, rest)),
      ),
      ...weakened.map(([name, from, to]) => ruleFault(name, () => replaced(view, from, to))),
      ...actorClauses.map(([name, from, to]) => sqlFault(name, () => replaced(actor, from, to))),
      ...(await policyFaults(client)),
    ];
  } finally {
    await client.end();
  }
}

/** What the rule says in more than yes or no, one word of it wrong. Too strict is as wrong as too lenient. */
const weakened: readonly (readonly [name: string, from: string, to: string])[] = [
  ['a level that the line does not cap', '(l.level)::integer, ', ''],
  ['a level that the basis does not cap', '(b.max_level)::integer, ', ''],
  ['a level that the frame does not cap', ', (ff.max_level)::integer', ''],
  ['writing after mere expiry', 'ELSE 2', 'ELSE 3'],
  ['only the headline after mere expiry', 'ELSE 2', 'ELSE 1'],
  ['writing a second too long', '(now() < g.valid_until)', '(now() <= g.valid_until)'],
  ['reading a second too long', '(now() < g.read_until)', '(now() <= g.read_until)'],
  ['no reading days', '(now() < g.read_until)', '(now() < g.valid_until)'],
  ['a grant that begins a second late', '(g.valid_from <= now())', '(g.valid_from < now())'],
  ['a function that begins a second late', '(h.valid_from <= now())', '(h.valid_from < now())'],
  ['a function held a second too long', '(now() < h.valid_to)', '(now() <= h.valid_to)'],
  ['a review that shuts what runs', '(g.given_on <= b.review_by)', '(authz.today() <= b.review_by)'],
  ['a review that lapses a day early', '(g.given_on <= b.review_by)', '(g.given_on < b.review_by)'],
  ['a basis that ends a day late', '(authz.today() < b.ended_on)', '(authz.today() <= b.ended_on)'],
  ['a basis that ends a day early', '(authz.today() < b.ended_on)', '((authz.today() + 1) < b.ended_on)'],
  [
    'a revocation only from its moment',
    '(g.revoked_at IS NULL)',
    '(g.revoked_at IS NULL OR now() < g.revoked_at)',
  ],
  ['a concern by lines of its own', '(l.scope_id = sc.governing_scope_id)', '(l.scope_id = sc.scope_id)'],
  [
    'a concern also by lines of its own',
    '(l.scope_id = sc.governing_scope_id)',
    '(l.scope_id IN (sc.scope_id, sc.governing_scope_id))',
  ],
  [
    'sealed parts for any line',
    '((NOT sc.sealed) OR l.cleared)',
    '((NOT sc.sealed) OR l.cleared OR (l.level = 3))',
  ],
  ['sealed parts for nobody', '((NOT sc.sealed) OR l.cleared)', '(NOT sc.sealed)'],
  ['conflicts on the file of the grant', '(c.file_id = sc.file_id)', '(c.file_id = g.file_id)'],
  ['any purpose', `(g.purpose = ANY (`, `(g.purpose = ANY (array['help', 'school', 'intake'] || `],
];

const actorClauses: readonly (readonly [name: string, from: string, to: string])[] = [
  ['an ended session', 's.ended_at is null and ', ''],
  ['an expired session', 'now() < s.expires_at', 'true'],
  ['an idle session', 'now() < s.idle_until', 'true'],
  ['a session that ends a second late', 'now() < s.expires_at', 'now() <= s.expires_at'],
  ['a session idle a second too long', 'now() < s.idle_until', 'now() <= s.idle_until'],
  ['a session in a function not begun', 'h.valid_from <= now() and ', ''],
  ['a session in an ended function', '(h.valid_to is null or now() < h.valid_to)', 'true'],
  ['whichever session there is', 's.token_hash = sha256', `s.token_hash <> '' or s.token_hash = sha256`],
];

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly using: string | null;
  readonly check: string | null;
}

/** On every table of the proof: row-level security off, the policy gone, one level lower, one level higher. */
async function policyFaults(client: pg.Client): Promise<Fault[]> {
  const { rows: policies } = await client.query<Policy>(
    `select c.relname as table, p.polname as name, pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
       from pg_policy p join pg_class c on c.oid = p.polrelid
      where 'app_web'::regrole = any (p.polroles) order by 1, 2`,
  );
  const found: Fault[] = [];
  for (const { table, name, using, check } of policies) {
    const change = (what: string, edit: (expression: string) => string): Fault =>
      sqlFault(`policy ${name} on ${table} ${what}`, () =>
        [
          `alter policy ${name} on app.${table}`,
          using === null ? '' : `using (${edit(using)})`,
          check === null ? '' : `with check (${edit(check)})`,
        ].join(' '),
      );
    const level = Number(/>= (\d)/.exec(using ?? check ?? '')?.[1]);
    const toLevel = (to: number) => (expression: string) => replaced(expression, `>= ${level}`, `>= ${to}`);
    found.push(
      level === 1 ? change('true for all', () => 'true') : change('one level lower', toLevel(level - 1)),
    );
    if (level < 3) found.push(change('one level higher', toLevel(level + 1)));
    found.push(sqlFault(`policy ${name} on ${table} gone`, () => `drop policy ${name} on app.${table}`));
    if (name === 'opened') {
      found.push(
        sqlFault(
          `no row-level security on ${table}`,
          () => `alter table app.${table} disable row level security`,
        ),
      );
    }
  }
  found.push(
    sqlFault(
      'a second, wider policy on fact',
      () => 'create policy wide on app.fact for select to public using (side is null)',
    ),
  );
  return found;
}

const ruleFault = (name: string, text: () => string): Fault =>
  sqlFault(name, () => `create or replace view authz.my_open as ${text()}`);

/** Planted in the transaction of each world, so that nothing of it stays. */
const sqlFault = (name: string, text: () => string): Fault => ({
  name,
  leavesNoTrace: true,
  run: database => runWith(database, text()),
});

async function readText(client: pg.Client, text: string): Promise<string> {
  const { rows } = await client.query<string[]>({ text, rowMode: 'array' });
  const found = rows[0]?.[0];
  if (found === undefined) throw new Error(`nothing for: ${text}`);
  return found.replace(/;\s*$/, '');
}

/** The conditions that are joined by AND, wherever PostgreSQL's own writing of the view has such a list. */
export function clausesOf(view: string): string[] {
  const clauses: string[] = [];
  for (const { index, 0: word } of view.matchAll(/\b(?:ON|WHERE) \(/g)) {
    const list = inside(view, index + word.length - 1);
    clauses.push(...conjuncts(list));
  }
  if (clauses.length < 20) throw new Error(`only ${clauses.length} clauses found in the rule`);
  return clauses;
}

/** Lists in which every element is a condition of its own: "= ALL (ARRAY[a, b, c])". */
function elementsOf(view: string): [element: string, list: string, rest: string][] {
  return [...view.matchAll(/ALL \(ARRAY\[([^\]]+)\]\)/g)].flatMap(([list, inner = '']) => {
    const elements = inner.split(', ');
    return elements.map((element): [string, string, string] => {
      return [element, list, `ALL (ARRAY[${elements.filter(each => each !== element).join(', ')}])`];
    });
  });
}

/** What stands between this parenthesis and the one that closes it; a doubled pair counts as one. */
function inside(text: string, open: number): string {
  const content = text.slice(open + 1, closing(text, open));
  return content.startsWith('((') && closing(content, 0) === content.length - 1
    ? inside(content, 0)
    : content;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('a parenthesis that is not closed');
}

function conjuncts(list: string): string[] {
  const found: string[] = [];
  let rest = list;
  while (rest.startsWith('(')) {
    const end = closing(rest, 0) + 1;
    found.push(rest.slice(0, end));
    if (!rest.startsWith(' AND ', end)) break;
    rest = rest.slice(end + ' AND '.length);
  }
  return found;
}

const without = (view: string, clause: string): string => replaced(view, clause, '(true)');

function replaced(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`"${from}" should stand once in: ${text}`);
  return text.replace(from, () => to);
}

const short = (clause: string): string => clause.replaceAll(/\s+/g, ' ').slice(0, 90);

/** Every route x every function x every relation: what the server answers beside what expected.ts says. */
import type { Focus } from '../planting/changes.ts';
import { expectedOf, standingOf, type Expected } from './expected.ts';
import { wordsIn, type Families } from './families.ts';
import { codeOf, send, type Answer, type House } from './house.ts';
import { requests, type Request } from './requests.ts';
import { nothing, targetOf } from './targets.ts';
import { functionCodes, makeSubject, relations, type Relation, type Subject } from './subjects.ts';

export interface Cell {
  readonly variant: string;
  readonly function: string;
  readonly relation: Relation | 'anonymous';
  readonly answer: string;
  readonly shows: string;
}

export interface Matrix {
  readonly cells: Cell[];
  /** Answers to rows that do not exist, compared with those to rows that are hidden. */
  twins: number;
  /** Refused commands after which the family was found untouched. */
  untouched: number;
  readonly unexpected: string[];
}

export interface MatrixOptions {
  readonly seed: number;
  /** For a run that looks for one thing, and stops when it is found. */
  readonly focus?: Focus | undefined;
}

const lanes = 3;
/** So many refused commands are followed up by one look at the family: it says that none of them changed anything. */
const refusedAtOnce = 10;

export async function fillMatrix(
  house: House,
  families: Families,
  { seed, focus }: MatrixOptions,
): Promise<Matrix> {
  const matrix: Matrix = { cells: [], twins: 0, untouched: 0, unexpected: [] };
  const asked = requests.filter(({ route }) => focus?.routes?.includes(route.id) ?? true);
  await askAnonymously(house, families, matrix, asked);
  const codes = functionCodes.filter(code => focus?.functions?.includes(code) ?? true);
  const waiting = shuffled(
    codes.flatMap(code => relations.map(relation => ({ code, relation }))),
    seed,
  );
  const done = (): boolean => focus !== undefined && matrix.unexpected.length > 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !done(); next = waiting.shift()) {
      await askAs(house, families, matrix, asked, next.code, next.relation, done);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return matrix;
}

/** Those that answer 200 to whoever finds nothing. */
const searches = new Set(['cases.search', 'oversight.looks']);

async function askAnonymously(
  house: House,
  families: Families,
  matrix: Matrix,
  asked: readonly Request[],
): Promise<void> {
  const { background } = families;
  const family = await families.make();
  const target = {
    ...nothing(),
    caseId: family.ids.case,
    reference: family.reference,
    bsn: family.bsn,
    childId: family.ids.child,
    draftId: family.ids.draft,
    concernId: family.ids.waiting,
    invitedGrantId: family.ids.invitedGrant,
    agreementId: family.ids.agreement,
    noteId: family.ids.note,
    statementId: family.ids.statement,
    factId: family.ids.fact,
    voiceId: family.ids.voice,
    personId: family.ids.person,
    aftercareId: family.ids.aftercare,
    closingReadingId: family.ids.closingReading,
    questionId: family.ids.question,
    answeredId: family.ids.answeredQuestion,
    letterId: family.ids.letter,
    sentLetterId: family.ids.sentLetter,
    handoverId: family.ids.handover,
    paperId: family.ids.paper,
    correctionId: family.ids.correction,
    answeredCorrectionId: family.ids.answeredCorrection,
    receiverId: family.ids.receiver,
  };
  for (const { route, variant, call } of asked) {
    const answer = await send(house, route, call(target, background), undefined);
    const wanted = 'public' in route.access ? '200' : 'not-signed-in';
    const words = [...wordsIn(everythingIn(answer))];
    matrix.cells.push({
      variant,
      function: 'nobody',
      relation: 'anonymous',
      answer: codeOf(answer),
      shows: words.join(' '),
    });
    if (codeOf(answer) !== wanted)
      matrix.unexpected.push(`${variant}, not signed in: ${codeOf(answer)} instead of ${wanted}`);
    if (words.length > 0) matrix.unexpected.push(`${variant}, not signed in: shows ${words.join(', ')}`);
  }
}

async function askAs(
  house: House,
  families: Families,
  matrix: Matrix,
  asked: readonly Request[],
  code: string,
  relation: Relation,
  done: () => boolean,
): Promise<void> {
  const standing = standingOf(code, relation);
  let { stage } = asked[0] ?? { stage: 'as-is' };
  const make = (): Promise<Subject> => makeSubject(house, families, code, relation, stage);
  const printOf = (who: Subject): Promise<string> =>
    families.fingerprint(who.family, who.spare.heldFunctionId);
  let subject = await make();
  let token = subject.person.token;
  let print: string | undefined;
  let refused: string[] = [];
  const followUp = async (): Promise<void> => {
    if (refused.length === 0) return;
    const before = print;
    print = await printOf(subject);
    if (before !== print) {
      const which = refused.length === 1 ? 'was refused, and' : 'were refused, and one of them';
      matrix.unexpected.push(`${refused.join(' or ')}, ${code}, ${relation}: ${which} changed something`);
    }
    matrix.untouched += refused.length;
    refused = [];
  };
  const anew = async (): Promise<void> => {
    await followUp();
    subject = await make();
    token = subject.person.token;
    print = undefined;
  };
  for (const request of asked) {
    if (done()) return;
    if (request.stage !== stage) {
      ({ stage } = request);
      await anew();
    }
    const { route, variant, call } = request;
    const wanted = expectedOf(variant, 'public' in route.access, standing);
    // what is let through changes the family: those who were refused before it are followed up first
    if (refused.length >= refusedAtOnce || isAllowed(wanted.answer)) await followUp();
    if (request.spends === 'family') print ??= await printOf(subject);
    const answer = await inFrontOfOthers(house, request, subject, () =>
      send(house, route, call(targetOf(subject), families.background), token),
    );
    const faults = compare(answer, wanted, subject, request);
    const found = codeOf(answer);
    matrix.cells.push({
      variant,
      function: code,
      relation,
      answer: found,
      shows: [...wanted.shows].toSorted().join(' '),
    });
    if (request.spends === 'family' && answer.status >= 400) refused.push(variant);
    if (
      request.aims &&
      (answer.status === 404 || (answer.status === 200 && wanted.shows.size === 0 && searches.has(route.id)))
    ) {
      const absent = await send(house, route, call(nothing(), families.background), token);
      faults.push(...differences(answer, absent).map(fault => `hidden differs from absent: ${fault}`));
      matrix.twins += 1;
    }
    matrix.unexpected.push(...faults.map(fault => `${variant}, ${code}, ${relation}: ${fault}`));
    if (answer.status >= 300 || request.spends === 'nothing') continue;
    // what it used up is made again
    if (request.spends === 'session') token = await subject.newSession();
    else await anew();
  }
  await followUp();
}

/** With everybody's concerns in them, for who sits at the desk. */
export const deskLists = new Set(['work.mine', 'concerns.list', 'concerns.by-sender', 'concerns.to-read']);

/** Lists of the desk have one page for everybody's concerns: this family's is put on top for as long as it is asked. */
async function inFrontOfOthers<T>(
  house: House,
  { route }: Request,
  { family }: Subject,
  ask: () => Promise<T>,
): Promise<T> {
  if (!deskLists.has(route.id)) return ask();
  const decideBy = (date: string) =>
    house.admin.query(
      `with closed as (update app.closing_reading set due_on = $3 where case_id = $4)
       update app.concern set decide_by = $3, read_by = case when read_by is not null then $3::date end where concern_id in ($1, $2)`,
      [family.waiting, family.concern, date, family.case],
    );
  await decideBy('2000-01-01');
  try {
    return await ask();
  } finally {
    await decideBy('2030-01-01');
  }
}

export const everythingIn = ({ body, headers }: Answer): string => `${body} ${JSON.stringify(headers)}`;

function compare(answer: Answer, wanted: Expected, subject: Subject, { route }: Request): string[] {
  const faults: string[] = [];
  const found = codeOf(answer);
  if (found !== wanted.answer) faults.push(`${found} instead of ${wanted.answer}`);
  const own = new Set<string>();
  for (const word of wordsIn(everythingIn(answer))) {
    const [kind = '', n] = word.split(' ');
    if (Number(n) === subject.family.n) own.add(kind);
    else if (!mayStandBeside(route.id, kind, Number(n), subject))
      faults.push(`shows ${kind} of another family`);
  }
  // of a list of the whole controller the first page need not have this family's
  const mayMiss = route.id === 'oversight.disclosures' || route.id === 'oversight.postponements';
  for (const kind of wanted.shows) if (!own.has(kind) && !mayMiss) faults.push(`does not show ${kind}`);
  for (const kind of own) if (!wanted.shows.has(kind as never)) faults.push(`shows ${kind}`);
  if (answer.status < 300 && !('public' in route.access) && typeof answer.headers['x-trace-id'] !== 'string')
    faults.push('no trace');
  if (!('public' in route.access) && answer.headers['cache-control'] !== keeping(route, answer))
    faults.push('may be kept by a cache');
  return faults;
}

/** Content may be kept, as long as it is asked for again; nobody's data and no refusal ever. */
const keeping = (route: Request['route'], { status }: Answer): string =>
  route.content === true && status === 200 ? 'private, no-cache' : 'no-store';

/** A desk's list has other people's concerns beside this one; who leads another case sees that one in lists. */
function mayStandBeside(route: string, kind: string, n: number, subject: Subject): boolean {
  const lists = deskLists.has(route);
  const atDesk = subject.function === 'intake-officer' || subject.function === 'behavioural-expert';
  if (lists && ['waiting', 'concern', 'draft'].includes(kind) && atDesk) return true;
  // a closed case that is to be read along with stands there by its number
  if (route === 'work.mine' && kind === 'reference' && atDesk) return true;
  // a team manager is told which case needs another director
  const oversees = subject.function === 'privacy-officer' || subject.function === 'data-protection-officer';
  const overseen = route === 'oversight.disclosures' || route === 'oversight.postponements';
  if (overseen && kind === 'reference' && oversees) return true;
  const team = route === 'work.mine' || route === 'team.overview' || route === 'team.cases';
  if (team && kind === 'reference' && subject.function === 'team-manager') return true;
  return subject.elsewhere.includes(n) && (route === 'work.mine' || route === 'cases.list');
}

const changing = new Set([
  'date',
  'x-trace-id',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-ratelimit-limit',
]);

/** Where two answers differ, apart from the trace, the date and how many requests are left. */
export function differences(one: Answer, other: Answer): string[] {
  const found: string[] = [];
  if (one.status !== other.status) found.push(`status ${one.status} and ${other.status}`);
  if (withoutTrace(one.body) !== withoutTrace(other.body)) found.push('the body');
  const names = new Set([...Object.keys(one.headers), ...Object.keys(other.headers)]);
  for (const name of names) {
    if (!changing.has(name) && String(one.headers[name]) !== String(other.headers[name]))
      found.push(`header ${name}`);
  }
  return found;
}

const withoutTrace = (body: string): string => body.replaceAll(/urn:trace:[0-9a-f]{32}/g, 'urn:trace:');

function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return list
    .map(value => ({ value, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

export const isAllowed = (answer: string): boolean => answer.startsWith('2');

/** Why a run proves nothing: a route nobody was let through or nobody refused, a relation that made no difference. */
export function vacuous({ cells }: Pick<Matrix, 'cells'>, isPublic: (variant: string) => boolean): string[] {
  const faults: string[] = [];
  for (const [variant, of] of Map.groupBy(cells, cell => cell.variant.replace(/#.*/, ''))) {
    const allowed = of.filter(cell => isAllowed(cell.answer)).length;
    if (allowed === 0) faults.push(`vacuous: nobody was let through to ${variant}`);
    if (allowed === of.length && !isPublic(variant)) faults.push(`vacuous: nobody was refused ${variant}`);
  }
  const answers = new Map(
    cells.map(cell => [`${cell.variant} ${cell.function} ${cell.relation}`, `${cell.answer} ${cell.shows}`]),
  );
  for (const relation of relations) {
    const other = comparedWith[relation];
    if (other === undefined) continue;
    const decides = cells.some(
      cell =>
        cell.relation === relation &&
        answers.get(`${cell.variant} ${cell.function} ${other}`) !== `${cell.answer} ${cell.shows}`,
    );
    if (!decides) faults.push(`vacuous: it makes no difference to be ${relation} or ${other}`);
  }
  return faults;
}

/** The nearest other relation: something must hang on the difference. Forged rows must make none, so they have none. */
const comparedWith: Partial<Record<Relation, Relation>> = {
  invited: 'none',
  live: 'none',
  'headline-only': 'live',
  'other-part': 'live',
  keeper: 'reading-days',
  future: 'live',
  'reading-days': 'live',
  'keeper-in-reading-days': 'keeper',
  'past-reading-days': 'reading-days',
  revoked: 'live',
  'former-function': 'live',
  departed: 'live',
  conflict: 'live',
  'conflict-as-lead': 'lead',
  'private-tie': 'none',
  lead: 'live',
  deputy: 'lead',
  'named-lead': 'lead',
  'lead-elsewhere': 'lead',
  sender: 'none',
  'other-tenant': 'none',
  'pool-reader': 'other-tenant',
};

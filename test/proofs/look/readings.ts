/**
 * What an answer shows, read from its own identifiers: which scopes, listed or opened, and how often a look at each must
 * stand in the journal. Nothing here asks the product; a command is read as the look at the row it decides on.
 */
import { z } from 'zod';
import { succeeded, type Outcome } from './outcome.ts';
import type { Truth } from './truth.ts';

export interface Shown {
  readonly kind: 'listed' | 'opened';
  readonly scope: string;
  /** Once for each list that the answer is made of. */
  readonly times: number;
  /** For an invitation: the grant itself. Nothing is open yet. */
  readonly grant?: string;
}

export interface Reading {
  readonly shown: readonly Shown[];
  /** A page that has a next one: what was read to know that is journaled too. */
  readonly mayExceed: boolean;
  /** How many people were found, for a search that asks about each. */
  readonly found: number;
}

const Answer = z.looseObject({
  items: z.array(z.looseObject({})).optional(),
  next: z.string().nullish(),
  candidates: z.array(z.unknown()).optional(),
});
type Answer = z.infer<typeof Answer>;
const Part = z.object({ part: z.string() });

/** Raised when an answer shows something that is nowhere. */
export class Unreadable extends Error {}

export function readingOf(outcome: Outcome, truth: Truth): Reading {
  if (!succeeded(outcome)) return { shown: [], mayExceed: false, found: 0 };
  const { body } = outcome.reply;
  // a letter on paper is the one row that its address names
  const answer = body === '' || body.startsWith('%PDF-') ? {} : Answer.parse(JSON.parse(body));
  return {
    shown: shownIn(outcome, answer, truth),
    mayExceed: typeof answer.next === 'string' || answer['more'] === true,
    found: answer.candidates?.length ?? 0,
  };
}

function shownIn(outcome: Outcome, answer: Answer, truth: Truth): readonly Shown[] {
  const { ask } = outcome;
  const param = (name: string): string => ask.call.params?.[name] ?? '';
  const place = (id: string): string => {
    const scope = truth.scopeOf(id);
    if (scope === undefined) throw new Unreadable(`${id} in the answer is no row of any family`);
    return scope;
  };
  const opened = (...scopes: readonly string[]): Shown[] =>
    [...new Set(scopes)].map(scope => ({ kind: 'opened', scope, times: 1 }));
  const listed = (ids: readonly string[]): Shown[] =>
    [...new Set(ids.map(place))].map(scope => ({ kind: 'listed', scope, times: 1 }));
  const route = ask.route.id;
  switch (route) {
    case 'work.mine':
      return myWork(answer, place);
    case 'concerns.list-drafts':
    case 'concerns.list':
    case 'concerns.by-sender':
    case 'concerns.open-call':
    case 'concerns.to-read':
    case 'cases.list':
    case 'cases.search':
      return listed(idsIn(route === 'concerns.open-call' ? answer : answer.items));
    case 'concerns.open':
      // who calls the sender first stands in the part of the desk
      return [...opened(place(param('concernId'))), ...listed(idsIn(answer['calls']))];
    case 'concerns.call-first':
      return listed(idsIn(z.object({ concerns: z.unknown() }).parse(ask.call.body).concerns));
    case 'concerns.hear-sender':
      return listed([param('callId'), ...idsIn(ask.call.body)]);
    case 'concerns.not-reached':
      return listed([param('callId')]);
    case 'grants.invitations':
      return idsIn(answer.items).map(grant => ({ kind: 'listed', scope: place(grant), times: 1, grant }));
    case 'grants.invitation':
    case 'grants.answer':
      return [{ kind: 'opened', scope: place(param('grantId')), times: 1, grant: param('grantId') }];
    case 'cases.open':
      return opened(...idsIn(answer).map(place), ...partsIn(outcome, answer, truth));
    case 'windows.open':
      return opened(...idsIn(answer).map(place), ...partsIn(outcome, answer, truth));
    case 'voices.list':
      // asked of the case, whether there is anything or not; and each statement that was read
      return opened(...openVoices(outcome, truth), ...idsIn(answer.items).map(place));
    case 'voices.correct':
    case 'voices.choose':
    case 'voices.share': {
      // an act on the words, and where others see who looked an act on the case
      const words = place(param('voiceId'));
      const { file = '' } = truth.scope(words) ?? {};
      return opened(
        words,
        ...truth.scopesOf(file).flatMap(({ id, kind }) => (kind === 'headline' ? [id] : [])),
      );
    }
    case 'cases.reveal-address':
      return opened(truth.addressOf(param('childId')) ?? '');
    case 'cases.looks':
      return opened(...openParts(outcome, truth), ...partsIn(outcome, answer, truth));
    case 'statements.list':
      return opened(...idsIn(answer).map(place), ...openParts(outcome, truth));
    case 'contacts.list':
      return opened(...idsIn(answer.items).map(place), ...openParts(outcome, truth));
    case 'papers.open':
    case 'papers.pdf': {
      // what stands on a paper lies in several parts: the whole file is looked at
      const file = truth.scope(place(param('paperId')))?.file ?? '';
      return opened(...openPartsOf(file, outcome, truth));
    }
    case 'meetings.list':
      return opened(...idsIn(answer).map(place), ...openParts(outcome, truth));
    case 'meetings.change':
    case 'meetings.cancel':
    case 'meetings.attendance':
    case 'meetings.write-note':
    case 'meetings.preview':
    case 'meetings.copy':
    case 'meetings.pdf': {
      // what a meeting holds lies in several parts: the whole file is looked at
      const file = truth.scope(place(param('meetingId') || param('copyId')))?.file ?? '';
      return opened(...openPartsOf(file, outcome, truth));
    }
    case 'corrections.list':
      return opened(...idsIn(answer.items).map(place), ...openParts(outcome, truth));
    case 'corrections.answer':
    case 'corrections.extend':
    case 'corrections.tell':
      return opened(place(param('correctionId')));
    case 'course.open':
    case 'course.answer-stop':
    case 'course.inform-later':
    case 'course.look-back':
    case 'own-file.open':
    case 'own-file.pdf':
    case 'papers.preview':
    case 'papers.make':
    case 'meetings.plan':
    case 'corrections.ask':
    case 'cases.change':
    case 'cases.record-seen':
    case 'plans.add-goal':
    case 'plans.say-who-directs':
    case 'plans.record-taking-part':
    case 'plans.record-consent':
    case 'grants.renew':
    case 'contacts.write':
    case 'windows.add-fact':
    case 'windows.weigh':
    case 'voices.write':
    case 'handover.begin':
    case 'handover.declare-involvement':
    case 'statements.write':
    case 'statements.ask':
    case 'family.record-authority':
    case 'family.record-residence':
    case 'family.add-person':
    case 'family.change-person':
    case 'grants.give':
      return opened(...openParts(outcome, truth));
    case 'oversight.looks':
      return opened(truth.oversight(ask.by.tenantId) ?? '');
    case 'oversight.disclosures':
    case 'oversight.postponements':
      return [{ kind: 'listed', scope: truth.oversight(ask.by.tenantId) ?? '', times: 1 }];
    case 'concerns.start-draft':
    case 'concerns.save-draft':
      return [];
    default:
      // one row, named in the address
      return opened(...Object.values(ask.call.params ?? {}).map(place));
  }
}

/** Kinds of line that come from one list: what a plan asks, questions by link, decisions to be read, corrections. */
const groups: readonly (readonly [list: string, kinds: ReadonlySet<string>])[] = [
  ['plan', new Set(['check', 'bridge', 'missed', 'waiting'])],
  ['questions', new Set(['asked', 'answered'])],
  ['readings', new Set(['asked-to-read', 'to-read', 'third-reading', 'waits-for-reader'])],
  ['correction', new Set(['correction', 'tell'])],
  ['meetings', new Set(['meeting', 'meeting-record'])],
];

/** Each of the lists that the work list is made of is a look of its own. */
function myWork({ items = [] }: Answer, place: (id: string) => string): Shown[] {
  const Item = z.object({ kind: z.string(), id: z.string(), caseId: z.string().nullable() });
  const byList = Map.groupBy(
    items.map(item => Item.parse(item)),
    ({ kind }) => groups.find(([, kinds]) => kinds.has(kind))?.[0] ?? kind,
  );
  const times = new Map<string, number>();
  const shown: Shown[] = [];
  for (const [list, of] of byList) {
    if (list === 'notice') continue;
    for (const { id } of list === 'invitation' ? of : [])
      shown.push({ kind: 'listed', scope: place(id), times: 1, grant: id });
    const scopes = new Set(of.flatMap(({ id, caseId }) => [id, caseId ?? id]).map(place));
    for (const scope of list === 'invitation' ? [] : scopes) times.set(scope, (times.get(scope) ?? 0) + 1);
  }
  return [...shown, ...[...times].map(([scope, n]) => ({ kind: 'listed' as const, scope, times: n }))];
}

/** The parts that an answer names by their codes, the sealed one in the reasons only. */
function partsIn({ ask }: Outcome, answer: Answer, truth: Truth): string[] {
  const file = truth.fileOf(ask.call.params?.['caseId'] ?? '') ?? '';
  const codes = new Set<string>();
  const walk = (value: unknown): void => {
    const part = Part.safeParse(value);
    if (part.success) codes.add(part.data.part);
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(answer);
  return [...codes].map(code => {
    const scope = truth.scopesOf(file).find(each => each.part === code);
    if (scope === undefined) throw new Unreadable(`the case has no part ${code}`);
    return scope.id;
  });
}

/** The headline, and the statements of children that the reader has. */
const openVoices = (outcome: Outcome, truth: Truth): string[] =>
  partsOpen(fileOf(outcome, truth), outcome, truth)
    .filter(({ kind }) => kind === 'headline' || kind === 'voice')
    .map(({ id }) => id);

/** Opening a file is a look at every part of it that the reader has, but for what its children said. */
const openParts = (outcome: Outcome, truth: Truth): string[] =>
  openPartsOf(fileOf(outcome, truth), outcome, truth);

const openPartsOf = (file: string, outcome: Outcome, truth: Truth): string[] =>
  partsOpen(file, outcome, truth)
    .filter(({ kind }) => kind !== 'voice')
    .map(({ id }) => id);

const fileOf = ({ ask }: Outcome, truth: Truth): string =>
  truth.fileOf(ask.call.params?.['caseId'] ?? '') ?? '';

const partsOpen = (file: string, { ask }: Outcome, truth: Truth) =>
  truth
    .scopesOf(file)
    .filter(scope => truth.linesFor(ask.by.professionalId, scope.id, purposesOf({ ask })).length > 0);

export const purposesOf = ({ ask: { route } }: Pick<Outcome, 'ask'>): readonly string[] =>
  'purposes' in route.access ? route.access.purposes : [];

/** Every public identifier in an answer but those of colleagues' functions, which are nobody's family. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && name.endsWith('Id') && name !== 'heldFunctionId' ? [inner] : idsIn(inner),
  );
}

import type { Papers, PaperReader } from '#contract/papers.ts';
import type { LetterText } from '#contract/letters.ts';
import type { ResultsOf } from '#kernel/database.ts';
import { one, Refused } from '#kernel/refusal.ts';
import { age } from '#src/cases/index.ts';
import type { Sender } from '#src/letters/index.ts';
import type { PaperContent } from './content.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import type * as store from './store.ts';
import { withLines, type Said } from './wording/rules.ts';

export type Gathered = ResultsOf<{
  file: ReturnType<typeof store.caseRow>;
  children: ReturnType<typeof store.children>;
  people: ReturnType<typeof store.people>;
  team: ReturnType<typeof store.team>;
  goals: ReturnType<typeof store.goals>;
  agreements: ReturnType<typeof store.agreements>;
  before: ReturnType<typeof store.linesBefore>;
}>;
type ChildFound = Gathered['children'][number];
type PersonFound = Gathered['people'][number];

export const nameOf = ({ given_names, surname_prefix, surname }: ChildFound): string =>
  [given_names, surname_prefix, surname].filter(part => part !== null && part !== '').join(' ');
const ageOf = (child: ChildFound, today: Temporal.PlainDate): number | null =>
  age({ year: child.birth_year, month: child.birth_month, day: child.birth_day }, today);

/** "28 november 2026" */
export const inWords = (day: Temporal.PlainDate | string): string =>
  Temporal.PlainDate.from(day).toLocaleString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' });

const ofFamily = ({ household, role }: PersonFound, { parentRoles }: PaperContent): boolean =>
  household !== null || parentRoles.some(parent => role.toLowerCase().includes(parent));

const around = (
  found: Pick<Gathered, 'people' | 'children'>,
  content: PaperContent,
  today: Temporal.PlainDate,
  agreedBy: readonly string[],
): rules.Around => ({
  adults: found.people.map(person => ({
    id: person.public_id,
    name: person.name,
    role: person.role,
    ofFamily: ofFamily(person, content),
  })),
  children: found.children.map(child => ({
    id: child.public_id,
    givenNames: child.given_names,
    age: ageOf(child, today),
  })),
  aloneFrom: content.aloneFrom(today.toString()),
  agreedBy,
});

export const idOfReader = (reader: PaperReader): string => {
  if (reader.kind === 'child') return reader.childId;
  return reader.kind === 'partner' ? reader.grantId : reader.personId;
};

/** Who reads, as the rules know it, and the name on the paper. A reader of another case is not there. */
const readerOf = (
  reader: PaperReader,
  found: Gathered,
  content: PaperContent,
  today: Temporal.PlainDate,
): { readonly who: rules.Reader; readonly name: string; readonly words: keyof PaperContent['readers'] } => {
  const id = idOfReader(reader);
  if (reader.kind === 'partner') {
    const member = one(found.team.filter(each => each.public_id === id && each.kind === 'team'));
    return {
      who: { kind: 'partner', organisation: member.organisation, parts: member.parts },
      name: `${member.label}, ${member.organisation}`,
      words: 'partner',
    };
  }
  if (reader.kind === 'child') {
    const child = one(found.children.filter(each => each.public_id === id));
    const years = ageOf(child, today);
    if (years === null || years < content.childFrom(today.toString())) throw new Refused('child-too-young');
    return {
      who: { kind: 'child', id },
      name: nameOf(child),
      words: years >= content.aloneFrom(today.toString()) ? 'young-person' : 'child',
    };
  }
  const { name } = one(found.people.filter(each => each.public_id === id && !each.gone));
  if (reader.kind === 'parent-without-authority')
    return { who: { kind: reader.kind, id }, name, words: reader.kind };
  const over = found.children.filter(each => reader.children.some(child => child === each.public_id));
  if (over.length !== new Set(reader.children).size) throw new Refused('not-found');
  // whose authority nobody looked up is not read over the shoulder of a telephone call
  if (over.some(({ answer }) => answer !== 'known')) throw new Refused('authority-not-known');
  return { who: { kind: 'parent', id, children: reader.children }, name, words: 'parent' };
};

/** The plan for one reader: what was judged of each line, and all that the paper will say. */
export function paperFor(
  wanted: {
    readonly reader: PaperReader;
    readonly agreedBy: readonly string[];
    readonly lines: readonly string[] | null;
  },
  found: Gathered,
  from: {
    readonly content: PaperContent;
    readonly sender: Sender;
    readonly childLine: string;
    readonly today: Temporal.PlainDate;
  },
) {
  const { content, sender, today } = from;
  const file = one(found.file);
  const { who, name, words } = readerOf(wanted.reader, found, content, today);
  const near = around(found, content, today, wanted.agreedBy);
  const verdict = rules.judge(who, near);
  const judged = [
    ...found.goals.map(each => ({
      id: each.public_id,
      ...verdict({
        id: each.public_id,
        kind: 'goal',
        part: each.part,
        whose: each.whose,
        organisation: null,
        words: each.words,
      }),
    })),
    ...found.agreements.map(each => ({
      id: each.public_id,
      ...verdict({
        id: each.public_id,
        kind: 'agreement',
        part: each.part,
        whose: each.keeper_name ?? '',
        organisation: each.organisation,
        words: each.what,
      }),
    })),
  ];
  const chosen = rules.choose(
    judged,
    wanted.lines,
    found.before.map(({ public_id }) => public_id),
  );
  if (chosen === undefined) throw new Refused('line-not-for-reader');
  const own = new Set(judged.filter(each => each.verdict === 'own').map(({ id }) => id));
  const readerId = who.kind === 'partner' ? undefined : who.id;
  // where somebody lives in secret, an organisation may give the place away: functions only
  const secret = found.children.some(child => child.secret);
  const version = planVersion(file);
  const said: Said = {
    recipient: name,
    reference: file.reference,
    dated: inWords(today),
    version,
    lead: [`${file.lead.charAt(0).toLowerCase()}${file.lead.slice(1)}`, file.lead_phone]
      .filter(each => each !== null)
      .join(', telefoon '),
    childLine: from.childLine,
    sender,
    goals: found.goals
      .filter(({ public_id }) => chosen.has(public_id))
      .map(goal => {
        const score = rules.ownScore(goal.scores, readerId, near);
        return {
          id: goal.public_id,
          words: goal.words,
          term: goal.term,
          score: score === undefined ? null : { value: score.value, on: inWords(score.on) },
        };
      }),
    agreements: found.agreements
      .filter(({ public_id }) => chosen.has(public_id))
      .map(agreement => ({
        id: agreement.public_id,
        kind: agreement.kind,
        own: own.has(agreement.public_id),
        who:
          agreement.keeper_name ??
          (secret ? (agreement.keeper ?? '') : `${agreement.keeper ?? ''}, ${agreement.organisation ?? ''}`),
        what: agreement.what,
        offer: agreement.offer,
        by: inWords(agreement.due_on),
        waits: agreement.state === 'waiting',
      })),
    plan:
      who.kind === 'parent-without-authority'
        ? null
        : {
            lookBack: inWords(file.next_look_back_on),
            directing: file.directing,
            stays: found.team.map(each => ({
              deputy: each.kind === 'deputy',
              who: secret ? each.title : `${each.title}, ${each.organisation}`,
              until: each.until === null ? null : inWords(each.until),
            })),
          },
  };
  return { name, words: content.readers[words], said, judged, chosen, version };
}

/** Who may put the plan of this case on paper; the policy has the last word. */
export const mayMake = (file: Gathered['file'][number], actsAs: string): boolean =>
  (file.is_lead || file.is_deputy) &&
  policy.rows.some(
    ({ functions, frames }) =>
      (functions === 'any' || functions.includes(actsAs)) &&
      (frames === 'any' || frames.includes(file.frame)),
  );

/** As long as nothing in the plan changed, papers of several readers are of one version. */
const planVersion = (file: Gathered['file'][number]): number =>
  file.last_state !== null && Buffer.from(file.last_state).equals(file.plan_state)
    ? file.last_version
    : file.last_version + 1;

const toRow = (found: store.PaperFound) => ({
  paperId: found.public_id,
  reader: found.reader,
  readerName: found.reader_name,
  planVersion: found.plan_version,
  printedBy: found.printed_by,
  printedAt: found.printed_at,
});

export const toPapers = (
  found: Pick<Gathered, 'file' | 'children' | 'people' | 'team'> & {
    readonly papers: readonly store.PaperFound[];
  },
  content: PaperContent,
  hasSender: (tenant: string) => boolean,
  today: Temporal.PlainDate,
  actsAs: string,
): Papers => {
  const file = one(found.file);
  const withText = content.frames.includes(file.frame);
  const without = withText ? (hasSender(file.tenant) ? null : ('sender' as const)) : ('frame' as const);
  const day = today.toString();
  return {
    caseId: file.public_id,
    reference: file.reference,
    mayMake: without === null && mayMake(file, actsAs),
    without,
    addressIsSecret: found.children.some(({ secret }) => secret),
    children: found.children.map(child => {
      const years = ageOf(child, today);
      return {
        childId: child.public_id,
        name: nameOf(child),
        age: years,
        mayReceive: years !== null && years >= content.childFrom(day),
        decidesAlone: years === null || years >= content.aloneFrom(day),
        authority:
          child.answer === null || child.source === null || child.known_on === null
            ? null
            : {
                answer: child.answer,
                words: child.authority,
                source: child.source,
                knownOn: child.known_on,
              },
      };
    }),
    people: found.people
      .filter(person => !person.gone && ofFamily(person, content))
      .map(person => ({
        personId: person.public_id,
        name: person.name,
        role: person.role,
        sharesHome:
          person.household !== null &&
          found.people.some(other => other !== person && !other.gone && other.household === person.household),
      })),
    partners: found.team
      .filter(({ kind }) => kind === 'team')
      .map(each => ({
        grantId: each.public_id,
        label: `${each.label}, ${each.organisation}`,
        elsewhere: each.elsewhere,
      })),
    papers: found.papers.map(toRow),
  };
};

type PaperRead = ResultsOf<{ paper: ReturnType<typeof store.paper> }>['paper'][number];
export const isWhole = (found: PaperRead): boolean => found.lines.length === found.line_count;
export const textOf = (found: PaperRead): LetterText => withLines(found.document.text, found.lines);
export const toPaper = (found: PaperRead) => ({
  ...toRow(found),
  caseId: found.case_public_id,
  text: textOf(found),
  whole: isWhole(found),
});

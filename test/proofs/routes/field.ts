/** The field on which attackers try: doors that open for somebody, and the judge of every answer. */
import type { InjectOptions } from 'fastify';
import type { Focus } from '../planting/changes.ts';
import { expectedOf, standingOf } from './expected.ts';
import { wordsIn, type Families, type WordKind } from './families.ts';
import { codeOf, inject, requestOf, type Answer, type Call, type House } from './house.ts';
import { deskLists, everythingIn, isAllowed } from './matrix.ts';
import { requests, type Request } from './requests.ts';
import { targetOf } from './targets.ts';
import { functionCodes, makeSubject, relations, type Relation, type Subject } from './subjects.ts';

export interface Attacks {
  readonly counts: Map<string, number>;
  readonly faults: string[];
}

/** A route with somebody who is let through: what is refused now is refused for what was done to the request. */
export interface Door {
  readonly request: Request;
  readonly function: string;
  readonly relation: Relation;
  readonly shows: ReadonlySet<WordKind>;
}

export interface Field {
  readonly house: House;
  readonly families: Families;
  readonly attacks: Attacks;
  readonly doors: readonly Door[];
  /** The subject of a door, made again when the last one was used up. */
  subjectOf(door: Door): Promise<Subject>;
  spent(door: Door): void;
  callOf(door: Door, subject: Subject): Call;
  send(options: InjectOptions): Promise<Answer>;
  /** Sends the request of a door, with something changed. */
  knock(door: Door, change?: Change): Promise<Answer>;
  /** Counts an attack and judges its answer. */
  judge(attack: string, detail: string, answer: Answer, rules: Rules): void;
}

interface Change {
  readonly call?: (call: Call) => Call;
  readonly token?: string | undefined;
  readonly options?: (options: InjectOptions) => InjectOptions;
}

export interface Rules {
  /** The answers that are right; without it, anything that is no fault of ours. */
  readonly answers?: readonly string[];
  /** Words of which family may stand in the answer. */
  readonly mayShow?: {
    readonly n: number;
    readonly kinds: ReadonlySet<WordKind>;
    readonly desk: boolean;
    readonly team: boolean;
  };
}

export function openField(house: House, families: Families, attacks: Attacks, focus?: Focus): Field {
  const made = new Map<string, Subject>();
  const keyOf = (door: Door): string => `${door.function} ${door.relation} ${door.request.stage}`;
  const field: Field = {
    house,
    families,
    attacks,
    doors: requests.flatMap(request =>
      (focus?.routes?.includes(request.route.id) ?? true) ? (doorOf(request) ?? []) : [],
    ),
    subjectOf: async door => {
      const known = made.get(keyOf(door));
      if (known !== undefined) return known;
      const subject = await makeSubject(house, families, door.function, door.relation, door.request.stage);
      made.set(keyOf(door), subject);
      return subject;
    },
    spent: door => void made.delete(keyOf(door)),
    callOf: (door, subject) => door.request.call(targetOf(subject), families.background),
    send: options => inject(house.app, options),
    knock: async (door, change = {}) => {
      const subject = await field.subjectOf(door);
      const call = field.callOf(door, subject);
      const token = 'token' in change ? change.token : subject.person.token;
      const options = requestOf(door.request.route, change.call?.(call) ?? call, token);
      return field.send(change.options?.(options) ?? options);
    },
    judge: (name, detail, answer, { answers, mayShow }) => {
      attacks.counts.set(name, (attacks.counts.get(name) ?? 0) + 1);
      const found = codeOf(answer);
      const say = (fault: string): void => void attacks.faults.push(`${name}: ${detail}: ${fault}`);
      if (answer.status >= 500) say(`${found}, a fault of ours`);
      if (answer.status >= 400 && found.endsWith('without a problem'))
        say('a refusal that is no problem of ours');
      if (answers !== undefined && !answers.includes(found))
        say(`${found} instead of ${answers.join(' or ')}`);
      for (const word of wordsIn(everythingIn(answer))) {
        const [kind, n] = word.split(' ');
        const own = Number(n) === mayShow?.n && mayShow.kinds.has(kind as WordKind);
        // a desk has everybody's concerns
        const desk = mayShow?.desk === true && (kind === 'waiting' || kind === 'concern' || kind === 'draft');
        // a team the numbers of all its cases, and oversight those of all that was disclosed
        const team = mayShow?.team === true && kind === 'reference';
        if (!own && !desk && !team) say(`shows ${word}`);
      }
    },
  };
  return field;
}

const ofNobody = ({ variant }: Request) =>
  expectedOf(variant, false, standingOf('application-manager', 'none'));

/** Somebody whom the route lets through, by the table of what is expected. */
function doorOf(request: Request): Door | undefined {
  if ('public' in request.route.access) return undefined;
  for (const relation of relations) {
    for (const code of functionCodes) {
      const { answer, shows } = expectedOf(request.variant, false, standingOf(code, relation));
      // of a list that anybody may ask for, somebody who finds something in it says more
      const anybodys = 'look' in request.route.access && isAllowed(ofNobody(request).answer);
      if (isAllowed(answer) && (shows.size > 0 || !anybodys))
        return { request, function: code, relation, shows };
    }
  }
  return undefined;
}

export const showsOf = (door: Door, subject: Subject): NonNullable<Rules['mayShow']> => ({
  n: subject.family.n,
  kinds: door.shows,
  team:
    (door.function === 'team-manager' && door.request.route.id.startsWith('team.')) ||
    door.request.route.id === 'oversight.disclosures',
  desk: door.function === 'intake-officer' && deskLists.has(door.request.route.id),
});

export const withHeaders = (
  { headers }: InjectOptions,
  changes: Readonly<Record<string, string | undefined>>,
): Record<string, string> => {
  const all = { ...headers, ...changes };
  return Object.fromEntries(
    Object.entries(all).filter((each): each is [string, string] => typeof each[1] === 'string'),
  );
};

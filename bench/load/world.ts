/**
 * Who holds what, by the number of the case. Cases 1 to 2,350 lie with one controller and are the same at every size;
 * everything else is what a database of that size has besides.
 */
export interface World {
  readonly cases: number;
  readonly seed: number;
  readonly tenants: number;
  /** The cases of the controller where the readers work. */
  readonly ownCases: number;
  readonly waitingPerDesk: number;
}

/** Cases that a reader sees, and for each way of just not seeing one: so many. */
export const few = { from: 1, lead: 12, deputy: 5, team: 3, missed: 1 } as const;
/** Leads more cases than a list may sort. */
export const many = { from: 31, lead: 1_100, deputy: 600, team: 300, missed: 5 } as const;

/** Near misses, in this order after the cases that are seen. */
export const misses = [
  'revoked',
  'revoked',
  'over',
  'over',
  'invited',
  'future',
  'conflict',
  'conflict',
  'predecessor',
  'predecessor',
] as const;

export const seen = (reader: typeof few | typeof many): number => reader.lead + reader.deputy + reader.team;

/** Below this, all cases of the readers and their namesakes fit. */
const LEAST = 2_350;

export function worldOf(cases: number, seed: number): World {
  if (cases < LEAST + 500)
    throw new Error(`at least ${LEAST + 500} cases: a reader holds ${seen(many)} of them`);
  return { cases, seed, tenants: 40, ownCases: Math.max(LEAST, Math.floor(cases / 10)), waitingPerDesk: 200 };
}

/** Of the readers' cases the first so many have a child with a namesake in a case that they do not see. */
export const namesakes = 250;

/** The controller where the readers work: it has the name of one of the demo, which has a sender of letters in content/. */
export const ownTenant = 'duinveen';

/** A test person of the population register. */
export const askedAbout = '999993653';

export const reference = (i: number): string => `BEN-2026-${String(i).padStart(7, '0')}`;

/** Cases with the same shape (children, sealed part, team) for both readers, as lead: by their number modulo 20. */
export function comparableCases(reader: 'few' | 'many', atMost: number): number[] {
  const found: number[] = [];
  const { from, lead } = reader === 'few' ? few : many;
  // from the same shape on: the nth case of one reader is like the nth of the other
  for (let i = from + ((21 - (from % 20)) % 20); i < from + lead && found.length < atMost; i++) {
    const shape = i % 20;
    if (shape >= 1 && shape <= few.lead) found.push(i);
  }
  return found;
}

const bases = [
  'Jansen', 'Bakker', 'Visser', 'Smit', 'Meijer', 'Mulder', 'Bos', 'Vos', 'Peters', 'Hendriks',
  'Dekker', 'Brouwer', 'Dijkstra', 'Kok', 'Jacobs', 'Vermeer', 'Schouten', 'Willems', 'Hoekstra', 'Koster',
  'Prins', 'Huisman', 'Postma', 'Kuipers', 'Veenstra', 'Kramer', 'Groen', 'Gerritsen', 'Wolters', 'Molenaar',
] as const; // prettier-ignore

/** A surname for a number; no two numbers have the same. */
export function surname(number: number): string {
  const parts: string[] = [];
  for (let rest = number; rest > 0 || parts.length === 0; rest = Math.floor(rest / bases.length)) {
    parts.push(bases[rest % bases.length] ?? bases[0]);
  }
  return parts.join('-');
}

export const birthYear = (number: number, child: 0 | 1): number => 2022 - (number % 14) - child * 2;

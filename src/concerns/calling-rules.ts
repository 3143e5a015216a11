import type { LeftBecause } from '#contract/calling.ts';

/** A concern as it was asked for: in the version that was on the screen. */
export interface Asked {
  readonly concernId: string;
  readonly version: number;
}

/** A concern as it stands now, to who asks. */
export interface Callable {
  readonly public_id: string;
  readonly state: 'received' | 'weighed';
  readonly version: number;
  /** Whoever asks passed it on. */
  readonly mine: boolean;
  /** Whoever would call passed it on. */
  readonly of_caller: boolean;
  /** The call in which it is now. */
  readonly in_call: string | null;
}

export interface SortedOut<A extends Asked> {
  readonly todo: readonly A[];
  readonly left: readonly { readonly concernId: string; readonly because: LeftBecause }[];
}

const why = (
  asked: Asked,
  found: Callable | undefined,
  call: string | undefined,
): LeftBecause | undefined => {
  if (found === undefined) return 'gone';
  if (found.state === 'weighed') return 'weighed';
  if (found.mine) return 'own';
  if (found.of_caller) return 'caller-is-sender';
  // answered by a colleague: that it also has another version is not what one wants to hear
  if (call !== undefined && found.in_call !== call) return 'not-in-call';
  return found.version === asked.version ? undefined : 'changed';
};

/** Of several concerns: for which it can be done, and for which not and why. One that cannot holds up no other. */
export function sortOut<A extends Asked>(
  asked: readonly A[],
  rows: readonly Callable[],
  call?: string,
): SortedOut<A> {
  const found = new Map(rows.map(row => [row.public_id, row]));
  const todo: A[] = [];
  const left: { concernId: string; because: LeftBecause }[] = [];
  for (const each of asked) {
    const because = why(each, found.get(each.concernId), call);
    if (because === undefined) todo.push(each);
    else left.push({ concernId: each.concernId, because });
  }
  return { todo, left };
}

interface Waiting {
  readonly organisation: string;
  readonly shielded: boolean;
  readonly decide_by: string;
}

/** What is late first, and of that the newest; then what is due soonest. ISO dates sort as text. */
const urgency =
  (today: string) =>
  (one: Waiting, other: Waiting): number => {
    const late = [one, other].map(each => each.decide_by < today);
    if (late[0] !== late[1]) return late[0] === true ? -1 : 1;
    if (one.decide_by === other.decide_by) return 0;
    const later = one.decide_by > other.decide_by;
    return late[0] === true ? (later ? -1 : 1) : later ? 1 : -1;
  };

/** Under the organisation of the sender. Whoever is shielded stands apart, whichever organisation it is: null. */
export function bySender<Row extends Waiting>(
  rows: readonly Row[],
  today: string,
): readonly { readonly organisation: string | null; readonly rows: readonly Row[] }[] {
  const groups = Map.groupBy(rows.toSorted(urgency(today)), row => (row.shielded ? null : row.organisation));
  return [...groups].map(([organisation, of]) => ({ organisation, rows: of }));
}

/** The day of the next attempt: a working day on from today, or from the day of the call when that is still to come. */
export const triedFrom = (dueOn: string, today: Temporal.PlainDate): Temporal.PlainDate => {
  const due = Temporal.PlainDate.from(dueOn);
  return Temporal.PlainDate.compare(due, today) > 0 ? due : today;
};

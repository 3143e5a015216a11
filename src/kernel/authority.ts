import { Refused } from './refusal.ts';

/** The signed-in professional in one function, as the database knows the session of this transaction. */
export interface Actor {
  readonly sessionId: string;
  readonly tenantId: number;
  readonly tenant: string;
  readonly schoolRegion: 'noord' | 'midden' | 'zuid';
  readonly professionalId: string;
  readonly heldFunctionId: string;
  readonly heldFunctionPublicId: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly function: string;
  readonly label: string;
  readonly acr: string | null;
  readonly expiresAt: string;
  readonly idleUntil: string;
  readonly idleMinutes: number;
}

/** What someone is to a row: read from grants by the store, never from the request. */
export type Relation =
  | 'lead'
  | 'deputy'
  | 'writer'
  | 'reader'
  | 'keeper'
  | 'watcher'
  | 'invited'
  | 'holder'
  | 'own'
  | 'desk-writer'
  | 'desk-reader'
  | 'successor'
  | 'introducer'
  | 'overseer'
  | 'self';

/** One line of a policy: function x action x state x frame, and what one must be to the row. */
export interface PolicyRow<Action extends string = string> {
  readonly action: Action;
  readonly functions: readonly string[] | 'any';
  readonly relations: readonly Relation[];
  readonly states: readonly string[] | 'any';
  readonly frames: readonly string[] | 'any';
}

export interface Policy<Action extends string = string> {
  readonly capability: string;
  readonly rows: readonly PolicyRow<Action>[];
}

export const definePolicy = <const Action extends string>(
  capability: string,
  rows: readonly PolicyRow<Action>[],
): Policy<Action> => ({ capability, rows });

/** The row that is acted on. */
export interface Subject {
  readonly id: string;
  readonly relations: readonly Relation[];
  readonly state: string;
  readonly frame: string;
}

const minted: unique symbol = Symbol('permit');

/** Proof that this action on this very row was allowed. Only this file can make one. */
export interface Permit<Action extends string = string> {
  readonly [minted]: true;
  readonly action: Action;
  readonly subject: string;
}

const fits = (allowed: readonly string[] | 'any', actual: string) =>
  allowed === 'any' || allowed.includes(actual);

/** Mints a permit when one line of the policy says yes; no line, no permit. Someone who is nothing to the row learns nothing of it. */
export const mintPermit = <Action extends string>(
  policy: Policy<Action>,
  action: Action,
  actor: Actor,
  subject: Subject,
): Permit<Action> => {
  const related = subject.relations.length > 0;
  const fitting = policy.rows.filter(
    row =>
      row.action === action &&
      fits(row.functions, actor.function) &&
      fits(row.frames, subject.frame) &&
      row.relations.some(relation => subject.relations.includes(relation)),
  );
  if (!fitting.some(row => fits(row.states, subject.state))) {
    // only the state stands in the way: then the words say so, for opening it again is something one can do
    if (fitting.length > 0 && subject.state === 'closed') throw new Refused('case-closed');
    if (fitting.some(row => fits(row.states, 'closed'))) throw new Refused('case-not-closed');
    throw new Refused(related ? 'not-allowed' : 'not-found');
  }
  return { [minted]: true, action, subject: subject.id };
};

/**
 * The access rule once more, as plainly as it can be said: loops over arrays, no SQL, no cleverness.
 * Written from the sentences of the rule; test/proofs/access.ts compares PostgreSQL with it.
 *
 *   Nobody opens a row unless a grant says so. A grant opens its scopes to one professional, at a level, for a
 *   purpose, on a legal basis, from a moment until a moment; and a conflict of interest beats every grant.
 *
 * Moments are seconds and days are whole days, both counted from any zero one likes.
 */
export type Level = 1 | 2 | 3;

export interface Moment {
  readonly second: number;
  readonly day: number;
}

export interface World {
  readonly sessions: readonly Session[];
  readonly heldFunctions: readonly HeldFunction[];
  readonly admissions: readonly Admission[];
  readonly bases: readonly LegalBasis[];
  readonly scopes: readonly Scope[];
  readonly grants: readonly Grant[];
  readonly lines: readonly Line[];
  readonly conflicts: readonly Conflict[];
}

export interface Session {
  readonly token: string;
  readonly tenant: number;
  readonly professional: number;
  readonly heldFunction: number;
  readonly endedAt: number | null;
  readonly idleUntil: number;
  readonly expiresAt: number;
}

export interface HeldFunction {
  readonly id: number;
  readonly tenant: number;
  readonly professional: number;
  readonly organisation: number;
  readonly function: string;
  readonly validFrom: number;
  readonly validTo: number | null;
}

/** A frame admits a function for a purpose, up to a level. */
export interface Admission {
  readonly frame: number;
  readonly purpose: string;
  readonly function: string;
  readonly maxLevel: Level;
}

export interface LegalBasis {
  readonly id: number;
  readonly tenant: number;
  readonly frame: number;
  readonly purpose: string;
  readonly maxLevel: Level;
  readonly reviewBy: number;
  readonly endedOn: number | null;
}

export interface Scope {
  readonly id: number;
  readonly tenant: number;
  readonly frame: number;
  readonly file: number;
  /** The scope whose lines open this one: itself, or the desk for a concern. */
  readonly governedBy: number;
  readonly kind: string;
  readonly lifeDomain: string | null;
  readonly sealed: boolean;
}

export interface Grant {
  readonly id: number;
  readonly tenant: number;
  readonly scope: number;
  readonly file: number;
  readonly professional: number;
  readonly heldFunction: number;
  readonly purpose: string;
  readonly basis: number;
  readonly givenOn: number;
  readonly validFrom: number;
  readonly validUntil: number | null;
  readonly readUntil: number | null;
  readonly acceptedAt: number | null;
  readonly revokedAt: number | null;
}

export interface Line {
  readonly tenant: number;
  readonly grant: number;
  readonly scope: number;
  readonly professional: number;
  readonly level: Level;
  readonly cleared: boolean;
}

export interface Conflict {
  readonly tenant: number;
  readonly professional: number;
  readonly file: number;
  readonly liftedAt: number | null;
  /** Somebody who says of a tie to a family that he or she leads is succeeded first; until then only what is sealed is shut. */
  readonly actsFrom: number;
}

/** Every way in which the rule can say no. The word before the dot is the condition, after it which part of it. */
export const conditions = [
  'session.unknown',
  'session.ended',
  'session.idle',
  'session.expired',
  'session.begun',
  'session.function',
  'reader.line',
  'reader.grant',
  'reader.function',
  'scope',
  'tenant.line',
  'tenant.grant',
  'tenant.function',
  'tenant.basis',
  'live.accepted',
  'live.revoked',
  'live.begun',
  'live.over',
  'level.line',
  'level.basis',
  'level.frame',
  'level.expired',
  'purpose',
  'frame.function',
  'frame.basis',
  'function.begun',
  'function.ended',
  'review.lapsed',
  'basis.ended',
  'sealed',
  'conflict',
] as const;
export type Condition = (typeof conditions)[number];

/** What one line of one grant comes to: nothing unmet means that it opens the scope. */
export interface Reason {
  readonly line: Line | undefined;
  readonly unmet: readonly Condition[];
}

export interface Decision {
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/** May whoever carries this token open this scope at this level, for one of these purposes, now? */
export function mayOpen(
  world: World,
  token: string,
  scope: Scope,
  level: Level,
  purposes: readonly string[],
  now: Moment,
): Decision {
  const session = world.sessions.find(each => each.token === token);
  if (session === undefined)
    return { allowed: false, reasons: [{ line: undefined, unmet: ['session.unknown'] }] };
  const noSession = whySessionIsDead(world, session, now);
  const conflict = hasConflict(world, session.professional, scope, now);

  const reasons: Reason[] = [];
  for (const line of world.lines) {
    // A line for quite another scope is not worth a reason.
    if (line.scope !== scope.governedBy && line.scope !== scope.id) continue;
    const unmet = [
      ...noSession,
      ...whyLineIsShut(world, session.professional, scope, line, level, purposes, now),
    ];
    if (conflict) unmet.push('conflict');
    reasons.push({ line, unmet });
  }
  return { allowed: reasons.some(reason => reason.unmet.length === 0), reasons };
}

/** The conditions each of which alone stands between the reader and the scope: meeting that one would open it. */
export function decisive({ allowed, reasons }: Decision): Set<Condition> {
  const found = new Set<Condition>();
  if (allowed) return found;
  for (const { unmet } of reasons) {
    const [only] = unmet;
    if (only !== undefined && unmet.length === 1) found.add(only);
  }
  return found;
}

/** Whose session lives. A session acts in a function, and that must still be held. */
export function whySessionIsDead(world: World, session: Session, now: Moment): Condition[] {
  const unmet: Condition[] = [];
  if (session.endedAt !== null) unmet.push('session.ended');
  if (now.second >= session.idleUntil) unmet.push('session.idle');
  if (now.second >= session.expiresAt) unmet.push('session.expired');
  const held = world.heldFunctions.find(each => each.id === session.heldFunction);
  if (held === undefined || now.second < held.validFrom) unmet.push('session.begun');
  if (held === undefined || hasEnded(held, now)) unmet.push('session.function');
  return unmet;
}

function whyLineIsShut(
  world: World,
  reader: number,
  scope: Scope,
  line: Line,
  level: Level,
  purposes: readonly string[],
  now: Moment,
): Condition[] {
  const unmet: Condition[] = [];
  const grant = world.grants.find(each => each.id === line.grant);
  if (grant === undefined) throw new Error(`a line of grant ${line.grant}, which is not there`);
  const held = world.heldFunctions.find(each => each.id === grant.heldFunction);
  if (held === undefined) throw new Error(`grant ${grant.id} on a function that is not there`);
  const basis = world.bases.find(each => each.id === grant.basis);
  if (basis === undefined) throw new Error(`grant ${grant.id} on a basis that is not there`);

  // It is the reader's own: line, grant and function are of the one who looks, and for this scope.
  if (line.professional !== reader) unmet.push('reader.line');
  if (grant.professional !== line.professional) unmet.push('reader.grant');
  if (held.professional !== grant.professional) unmet.push('reader.function');
  if (line.scope !== scope.governedBy) unmet.push('scope');

  // Line, grant, function and basis are all of the controller that the scope is of.
  if (line.tenant !== scope.tenant) unmet.push('tenant.line');
  if (grant.tenant !== scope.tenant) unmet.push('tenant.grant');
  if (held.tenant !== scope.tenant) unmet.push('tenant.function');
  if (basis.tenant !== scope.tenant) unmet.push('tenant.basis');

  // The grant lives: accepted, not revoked, begun, and not past its reading days. A grant without an end has none.
  if (grant.acceptedAt === null) unmet.push('live.accepted');
  if (grant.revokedAt !== null) unmet.push('live.revoked');
  if (now.second < grant.validFrom) unmet.push('live.begun');
  if (grant.validUntil !== null && (grant.readUntil === null || now.second >= grant.readUntil))
    unmet.push('live.over');

  // It was given for a purpose, and that is what is being done now.
  if (!purposes.includes(grant.purpose)) unmet.push('purpose');

  // The function is still held.
  if (now.second < held.validFrom) unmet.push('function.begun');
  if (hasEnded(held, now)) unmet.push('function.ended');

  // The law of the scope admits the function for the purpose, and the basis is one of that law.
  const admission = world.admissions.find(
    each => each.frame === scope.frame && each.purpose === grant.purpose && each.function === held.function,
  );
  if (admission === undefined) unmet.push('frame.function');
  if (basis.frame !== scope.frame) unmet.push('frame.basis');

  // A basis whose review had lapsed gave nothing; one that lapsed since keeps what was given; an ended one keeps nothing.
  if (grant.givenOn > basis.reviewBy) unmet.push('review.lapsed');
  if (basis.endedOn !== null && now.day >= basis.endedOn) unmet.push('basis.ended');

  // As far as the line says, and never further than basis and frame allow; after mere expiry reading is all that is left.
  if (level > line.level) unmet.push('level.line');
  if (level > basis.maxLevel) unmet.push('level.basis');
  if (admission !== undefined && level > admission.maxLevel) unmet.push('level.frame');
  if (level === 3 && grant.validUntil !== null && now.second >= grant.validUntil) unmet.push('level.expired');

  // What is sealed opens only to a line that says so.
  if (scope.sealed && !line.cleared) unmet.push('sealed');
  return unmet;
}

function hasConflict(world: World, professional: number, scope: Scope, now: Moment): boolean {
  for (const conflict of world.conflicts) {
    const acts = scope.sealed || conflict.actsFrom <= now.second;
    if (
      acts &&
      conflict.professional === professional &&
      conflict.file === scope.file &&
      conflict.liftedAt === null
    )
      return true;
  }
  return false;
}

function hasEnded(held: HeldFunction, now: Moment): boolean {
  return held.validTo !== null && now.second >= held.validTo;
}

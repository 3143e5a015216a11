import type { z } from 'zod';
import type { Purpose } from './common.ts';
import type { ProblemCode } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How a look is written in the journal: as something that was listed, opened or searched for. */
export type LookKind = 'listed' | 'opened' | 'searched';

/**
 * Who may call a route. There is no route without it, and no value that means "anyone, no questions".
 * - public: no sign-in; says why that is right.
 * - signedIn: the signed-in professional's own session, or content; no personal data of families. `only` names the
 *   action of a policy where not every function may.
 * - look: reads personal data; row-level security decides per row, and the journal row is committed before the answer leaves.
 * - may: acts; needs a permit for this action, minted from the capability's policy.
 * - autosave: saves one's own draft; a permit, but no look.
 */
export type Access =
  | { readonly public: string }
  | { readonly signedIn: string; readonly only?: string }
  | { readonly look: LookKind; readonly purposes: readonly Purpose[] }
  | { readonly may: string; readonly purposes: readonly Purpose[] };

type Shape = z.ZodType;

export interface Route<
  Id extends string = string,
  P extends Shape | undefined = Shape | undefined,
  Q extends Shape | undefined = Shape | undefined,
  B extends Shape | undefined = Shape | undefined,
  R extends Shape | undefined = Shape | undefined,
> {
  readonly id: Id;
  readonly method: Method;
  /** Below /api/v1, with {name} for parameters. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly returns?: R;
  /** Status of success: 200 unless said otherwise. */
  readonly status?: 200 | 201 | 204;
  /** The answer carries an ETag made of `version`. */
  readonly etag?: true;
  /** The same for everybody who may ask, and nobody's data: a browser may keep it, and asks each time whether it still holds. */
  readonly content?: true;
  /** The answer is a file and no JSON; its name tells nothing about anybody. */
  readonly file?: {
    readonly type: 'application/pdf';
    readonly name: string;
    /** Saved and never shown: it was made by somebody else. */
    readonly download?: true;
  };
  /** The request is this kind of file and no JSON: its size is said beforehand. */
  readonly receives?: 'application/pdf';
  /** The request must carry If-Match with the version that was seen. */
  readonly ifMatch?: true;
  /** What a stale If-Match is told: what stands there now, in the fields of the body. */
  readonly theirs?: Shape;
  /** Refusals of its own, besides those that any route may give. */
  readonly refuses?: readonly ProblemCode[];
}

/** Declares a route; the types of its parts follow into handlers and the browser. */
export const route = <
  const Id extends string,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  R extends Shape | undefined = undefined,
>(
  declared: Route<Id, P, Q, B, R>,
): Route<Id, P, Q, B, R> => declared;

export type OutputOf<T> = T extends z.ZodType ? z.output<T> : undefined;
export type InputOf<T> = T extends z.ZodType ? z.input<T> : undefined;

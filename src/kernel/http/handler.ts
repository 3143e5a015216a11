import type { z } from 'zod';
import type { OutputOf, Route } from '#contract/route.ts';
import type { Unit } from '../unit.ts';

type Shape = z.ZodType | undefined;

/** What a handler gets: everything parsed, nothing raw. `ifMatch` is the version the caller saw, present when the route asks for it. */
export interface Request<P extends Shape, Q extends Shape, B extends Shape> {
  readonly params: OutputOf<P>;
  readonly query: OutputOf<Q>;
  readonly body: OutputOf<B>;
  readonly ifMatch: number;
  /** The file that was sent, when the route receives one; else empty. */
  readonly upload: Uint8Array;
  readonly token: string | undefined;
}

type Answer<R extends Shape> = R extends z.ZodType ? z.input<R> : void;

export interface Handler {
  readonly route: Route;
  // the registrar parses params, query and body with the route's own schemas before it calls
  readonly handle: (unit: Unit, request: Request<Shape, Shape, Shape>) => Promise<unknown>;
}

/** Binds a route of the contract to the function that answers it. */
export const serve = <Id extends string, P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
  route: Route<Id, P, Q, B, R>,
  handle: (unit: Unit, request: Request<P, Q, B>) => Promise<Answer<R>>,
): Handler => ({ route, handle: (unit, request) => handle(unit, request as Request<P, Q, B>) });

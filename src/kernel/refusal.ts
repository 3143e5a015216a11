import { z } from 'zod';
import { isProblemCode, problems, type Overtaken as StandsNow, type ProblemCode } from '#contract/problem.ts';

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A refusal that pure rules return; the shell turns it into problem details. */
export interface Refusal {
  readonly refused: ProblemCode;
  readonly errors?: readonly FieldError[];
}

export const refusal = (refused: ProblemCode, errors?: readonly FieldError[]): Refusal =>
  errors === undefined ? { refused } : { refused, errors };

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;

/** The same, thrown: nothing of the unit of work stays. */
export class Refused extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[] | undefined;
  constructor(code: ProblemCode, errors?: readonly FieldError[]) {
    super(code);
    this.code = code;
    this.errors = errors;
  }
}

/** Somebody was first: the refusal carries what stands there now. Thrown by the unit of work alone, after its commit. */
export class Overtaken extends Refused {
  readonly now: StandsNow;
  constructor(now: StandsNow) {
    super('version-mismatch');
    this.now = now;
  }
}

/** A mistake of ours. Its words hold nobody's data, so they may be logged; those of other errors may not. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** Passes what was decided on, or throws the refusal. */
export const unlessRefused = <T>(decided: T | Refusal): T => {
  if (isRefusal(decided)) throw new Refused(decided.refused, decided.errors);
  return decided;
};

/** The one row that must be there; hidden and absent look the same. */
export const one = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (row === undefined) throw new Refused('not-found');
  return row;
};

const Detail = z.array(z.object({ field: z.string(), problem: z.string() }));

/** An act on several rows at once: the database says which of them could not, by their places in what was asked. */
export const errorsIn = (detail: string | undefined): readonly FieldError[] | undefined =>
  detail === undefined
    ? undefined
    : Detail.parse(JSON.parse(detail)).map(({ field, problem }) => ({
        field,
        message: isProblemCode(problem) ? problems[problem].title : problem,
      }));

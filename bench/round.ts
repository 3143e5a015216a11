/** One round: so many seconds of one operation on so many connections. */
export interface Round {
  readonly done: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  /** Of the last step alone: what a command costs, without the drafts before it. */
  readonly last: { readonly p50: number; readonly p95: number };
}

export class Clock {
  readonly #begin = performance.now();
  readonly #until: number;
  readonly #all: number[] = [];
  readonly #steps: number[][] = [];

  constructor(seconds: number) {
    this.#until = this.#begin + seconds * 1000;
  }

  get running(): boolean {
    return performance.now() < this.#until;
  }

  step(index: number, milliseconds: number): void {
    (this.#steps[index] ??= []).push(milliseconds);
  }

  done(milliseconds: number): void {
    this.#all.push(milliseconds);
  }

  round(): Round {
    const seconds = (performance.now() - this.#begin) / 1000;
    const last = this.#steps.at(-1) ?? [];
    return {
      done: this.#all.length,
      perSecond: this.#all.length / seconds,
      p50: quantile(this.#all, 0.5),
      p95: quantile(this.#all, 0.95),
      last: { p50: quantile(last, 0.5), p95: quantile(last, 0.95) },
    };
  }
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
};

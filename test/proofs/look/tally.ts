/** Counts what happened, and says when it was too little to prove anything. */
import { readingRoutes } from './asks.ts';
import { kinds } from './kinds.ts';
import { succeeded, type Outcome } from './outcome.ts';

const SHARE = 0.3;
/** Of two thousand requests; of fewer, as many fewer. */
const OF = 2_000;
/** Of the requests of one route: so many must have been answered, and so many must have failed. */
const EACH_ROUTE = 0.1;
const EACH_KIND = 10;

interface Seen {
  readonly personal: boolean;
  /** Rows of its own in the journal. */
  readonly rows: number;
}

export class Tally {
  readonly faults: string[] = [];
  requests = 0;
  met = 0;
  personal = 0;
  failed = 0;
  repeats = 0;
  /** Failed, and journaled all the same: the cautious side. */
  cautious = 0;
  beyondThePage = 0;
  autosaves = 0;
  /** What was journaled for these requests, when it was read. */
  rows = 0;
  readonly traces = new Set<string>();
  readonly #fired = new Map<string, number>();
  readonly #routes = new Map<string, { succeeded: number; failed: number }>();

  say(fault: string): void {
    this.faults.push(fault);
  }

  count(outcome: Outcome, { personal, rows }: Seen): void {
    const { ask, met, repeats } = outcome;
    this.requests += 1;
    this.rows += rows;
    this.traces.add(outcome.trace);
    if (met.length > 0) this.met += 1;
    for (const kind of met) this.#fired.set(kind, (this.#fired.get(kind) ?? 0) + 1);
    if (repeats !== undefined) this.repeats += 1;
    const route = this.#routes.get(ask.route.id) ?? { succeeded: 0, failed: 0 };
    this.#routes.set(ask.route.id, route);
    if (!succeeded(outcome)) {
      this.failed += 1;
      route.failed += 1;
      if (rows > 0) this.cautious += 1;
    } else if (personal) {
      this.personal += 1;
      route.succeeded += 1;
    } else this.autosaves += 1;
  }

  /** Why this run proves nothing. */
  vacuous(): string[] {
    const faults: string[] = [];
    const scaled = (least: number): number => Math.max(1, Math.floor((least * this.requests) / OF));
    if (this.met < SHARE * this.requests)
      faults.push(`vacuous: only ${this.met} of ${this.requests} requests met a fault`);
    if (this.personal < SHARE * this.requests)
      faults.push(`vacuous: only ${this.personal} of ${this.requests} requests were given personal data`);
    for (const { name } of kinds) {
      const fired = this.#fired.get(name) ?? 0;
      if (fired < scaled(EACH_KIND)) faults.push(`vacuous: "${name}" fired ${fired} times`);
    }
    for (const id of readingRoutes) {
      const { succeeded: good, failed } = this.#routes.get(id) ?? { succeeded: 0, failed: 0 };
      if (Math.min(good, failed) < Math.max(1, Math.floor(EACH_ROUTE * (good + failed))))
        faults.push(`vacuous: ${id} succeeded ${good} times and failed ${failed} times`);
    }
    return faults;
  }

  print(): void {
    const percent = (count: number): string => `${((100 * count) / Math.max(this.requests, 1)).toFixed(0)} %`;
    console.log(
      `${this.requests} requests (${this.repeats} of them repeats of a command that failed), ${this.met} met a fault (${percent(this.met)}), ` +
        `${this.personal} were given personal data (${percent(this.personal)}), ${this.failed} failed`,
    );
    console.log('Faults that fired:');
    for (const { name } of kinds)
      console.log(`  ${name.padEnd(42)}${String(this.#fired.get(name) ?? 0).padStart(5)}`);
    const counts = readingRoutes.map(id => this.#routes.get(id) ?? { succeeded: 0, failed: 0 });
    console.log(
      `${readingRoutes.length} reading routes, each answered at least ${Math.min(...counts.map(each => each.succeeded))} times and failed at least ${Math.min(...counts.map(each => each.failed))} times`,
    );
    console.log(
      `${this.cautious} looks in the journal of which nobody saw anything, ${this.beyondThePage} rows beyond the end of a page, ${this.autosaves} autosaves`,
    );
  }
}

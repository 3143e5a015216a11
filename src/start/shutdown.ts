/** What has to be undone, in reverse order, when the process ends. */
export class Shutdown {
  readonly #steps: (() => Promise<void>)[] = [];
  #ending: Promise<never> | undefined;

  constructor() {
    // A terminal and a supervisor may both send the same signal: one is as good as two.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.end(0));
  }

  /** Said before the thing exists, so that an end in the middle of a start also undoes what comes into being. */
  add(step: () => Promise<void>): void {
    this.#steps.unshift(step);
  }

  end(code: number, message?: string): Promise<never> {
    if (message !== undefined) console.error(`\n${message}\n`);
    this.#ending ??= this.#run(code);
    return this.#ending;
  }

  async #run(code: number): Promise<never> {
    const patience = setTimeout(() => {
      console.error('Something did not stop within 10 seconds; ending anyway.');
      process.exit(1);
    }, 10_000);
    let outcome = code;
    for (const step of this.#steps) {
      try {
        await step();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        outcome = 1;
      }
    }
    clearTimeout(patience);
    process.exit(outcome);
  }
}

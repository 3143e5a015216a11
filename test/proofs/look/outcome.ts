/** What became of one request. */
import type { Ask } from './asks.ts';
import type { Reply } from './client.ts';

export interface Outcome {
  readonly ask: Ask;
  readonly trace: string;
  readonly reply: Reply;
  /** The fault that was meant for it. */
  readonly planned: string | undefined;
  /** The faults that it really met. */
  readonly met: readonly string[];
  /** When it is a repeat of a command: the trace of the first time. */
  readonly repeats: string | undefined;
}

export const succeeded = ({ reply }: Outcome): boolean => reply.status >= 200 && reply.status < 300;

/** As one names it in a fault. */
export const nameOf = ({ ask, reply, planned, met }: Outcome): string =>
  `${ask.variant} by ${ask.by.subject}, answered ${reply.status === 0 ? 'nothing' : reply.status}` +
  (planned === undefined ? '' : `, planned: ${planned}`) +
  (met.length === 0 ? '' : `, met: ${met.join(', ')}`);

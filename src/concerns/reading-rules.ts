import type { ReadingStage } from '#contract/second-reading.ts';
import { refusal, type Refusal } from '#kernel/refusal.ts';

/** What is known of a concern and of who reads it. */
export interface Readable {
  readonly state: 'received' | 'weighed';
  /** How many decisions there were. */
  readonly decisions: number;
  readonly reading: 'to-read' | 'agreed' | 'disputed' | 'stands' | null;
  /** The reader passed it on. */
  readonly mine: boolean;
  /** The reader made the decision that stands. */
  readonly decidedByMe: boolean;
  readonly readings: readonly {
    readonly number: number;
    readonly stage: ReadingStage;
    readonly verdict: string;
    readonly mine: boolean;
    readonly ofSender: boolean;
  }[];
}

/** One of the two who differ is no third. */
const wasPart = (of: Readable): boolean =>
  of.decidedByMe ||
  of.readings.some(each => each.mine && each.stage === 'after' && each.number === of.decisions);

/** What this reader may say now; null: nothing. Nobody is second reader of their own concern or their own decision. */
export function mayRead(of: Readable): ReadingStage | null {
  if (of.mine) return null;
  if (of.state === 'received') return 'before';
  if (wasPart(of)) return null;
  return of.reading === 'to-read' ? 'after' : of.reading === 'disputed' ? 'third' : null;
}

/** Why this cannot be said, in the order in which somebody wants to know. The database judges once more. */
export function readingFits(of: Readable, stage: ReadingStage): 'fine' | Refusal {
  if (of.mine) return refusal('own-concern');
  if (stage === 'before') return of.state === 'received' ? 'fine' : refusal('already-weighed');
  if (of.reading !== (stage === 'after' ? 'to-read' : 'disputed')) return refusal('already-done');
  return wasPart(of) ? refusal('own-decision') : 'fine';
}

/** Somebody else advised this very outcome before the decision: that was the second reading. */
export const readAlongBefore = (of: Readable, outcome: string): boolean =>
  of.readings.some(
    each =>
      each.stage === 'before' &&
      each.number === of.decisions + 1 &&
      each.verdict === outcome &&
      !each.mine &&
      !each.ofSender,
  );

/** Disagreeing without saying why helps nobody who decides next. */
export const saidWhy = (agrees: boolean, words: string | null): 'fine' | Refusal =>
  agrees || (words !== null && words !== '')
    ? 'fine'
    : refusal('invalid-input', [{ field: 'words', message: 'Schrijf waarom u het anders ziet' }]);

/** A sender asks to be shielded on a ground of the list. */
export const shieldGroundFits = (
  ground: string | null,
  known: readonly { readonly code: string }[],
): 'fine' | Refusal =>
  ground === null || known.some(({ code }) => code === ground)
    ? 'fine'
    : refusal('draft-incomplete', [
        { field: 'shieldGround', message: 'Kies waarom uw naam moet worden afgeschermd' },
      ]);

/** Asked: yes or no. Agreed to: still no, at any time. Refused: the sender was told, and that stands. */
export const shieldAnswerFits = (
  answer: 'agreed' | 'refused' | null | undefined,
  agrees: boolean,
): 'fine' | Refusal =>
  answer === null || (answer === 'agreed' && !agrees) ? 'fine' : refusal('already-done');

/** The name is opened from the day that the sender was told, and once. */
export const mayOpenShield = (
  { opensOn, opened }: { readonly opensOn: string | null; readonly opened: boolean },
  today: string,
): 'fine' | Refusal => {
  if (opensOn === null || opened) return refusal('already-done');
  return opensOn <= today ? 'fine' : refusal('term-out-of-bounds');
};

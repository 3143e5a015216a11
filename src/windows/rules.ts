import { refusal, type Refusal } from '#kernel/refusal.ts';

/** Somebody said it on a day that has been. Dates compare as text. */
export const saidOn = (on: string, today: string): 'fine' | Refusal =>
  on > today
    ? refusal('term-out-of-bounds', [{ field: 'saidOn', message: 'Kies vandaag of een eerdere datum' }])
    : 'fine';

/** "Waarom niet lichter?" is asked with a heavier step, and with that alone. */
export const whyNotLighter = (heavier: boolean, why: string | null): string | null | Refusal => {
  if (!heavier) return null;
  return why === null || why === ''
    ? refusal('invalid-input', [
        { field: 'whyNotLighter', message: 'Schrijf waarom een lichtere stap niet genoeg is' },
      ])
    : why;
};

/** An empty box is no answer. */
export const wordsOrNothing = (words: string | null): string | null => (words === '' ? null : words);

import { refusal, type Refusal } from '#kernel/refusal.ts';

/** An agreement is for today or later, and for no longer than a year: a plan that far ahead is no agreement. Dates compare as text. */
export const dueDate = (
  dueOn: string,
  bounds: { readonly today: string; readonly latest: string },
): string | Refusal =>
  dueOn < bounds.today || dueOn > bounds.latest
    ? refusal('term-out-of-bounds', [
        { field: 'dueOn', message: 'Kies vandaag of een latere dag, binnen een jaar' },
      ])
    : dueOn;

export type AnswerState = 'open' | 'kept' | 'partly' | 'not-kept';

/** Not (wholly) kept asks what made it hard; nothing else follows by itself, and never from the family's side. "open" takes an answer back. */
export const answered = (
  state: AnswerState,
  note: string | null,
): { readonly state: AnswerState; readonly note: string | null } | Refusal => {
  const words = note === '' ? null : note;
  if ((state === 'partly' || state === 'not-kept') && words === null)
    return refusal('invalid-input', [{ field: 'note', message: 'Wat maakte het lastig? Eén zin is genoeg' }]);
  return { state, note: state === 'open' ? null : words };
};

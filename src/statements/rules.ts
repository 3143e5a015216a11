import { refusal, type Refusal } from '#kernel/refusal.ts';

/** What was said, was said on a day that has been. Dates compare as text. */
export const receivedOn = (on: string, today: string): string | Refusal =>
  on > today
    ? refusal('term-out-of-bounds', [{ field: 'receivedOn', message: 'Kies vandaag of een eerdere datum' }])
    : on;

/** A question waits for days or weeks; what takes longer is an agreement. */
export const answerBy = (
  on: string,
  bounds: { readonly today: string; readonly latest: string },
): string | Refusal =>
  on < bounds.today || on > bounds.latest
    ? refusal('term-out-of-bounds', [
        { field: 'answerBy', message: 'Kies vandaag of een latere dag, binnen twee maanden' },
      ])
    : on;

interface Conditions {
  readonly condition: string | null;
  readonly withheldFrom: readonly string[];
}

/** Who may not know it follows from what the source said; as long as it names somebody, the words stay. */
export const conditions = <T extends Conditions>(given: T, namedBefore = false): T | Refusal =>
  (namedBefore || given.withheldFrom.length > 0) && (given.condition ?? '') === ''
    ? refusal('invalid-input', [{ field: 'condition', message: 'Schrijf op wat de bron hierover zei' }])
    : given;

/** Nothing written is nothing. */
export const wordsOf = (text: string | null): string | null => (text === '' ? null : text);

const directors: Readonly<Record<string, string>> = {
  'jeugd-lokaal': 'case-director',
  leerplicht: 'attendance-officer',
};

/** Whether somebody is shown the acts of who directs; policy.ts decides. */
export const directs = (
  actor: string,
  file: { readonly frame: string; readonly is_lead: boolean; readonly is_deputy: boolean },
): boolean => (file.is_lead || file.is_deputy) && directors[file.frame] === actor;

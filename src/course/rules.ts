import { refusal, type Refusal } from '#kernel/refusal.ts';

/** A day after today and at most so far ahead. Dates compare as text. */
export const dayAhead = (
  day: string,
  { today, latest }: { readonly today: string; readonly latest: string },
  field: string,
): 'fine' | Refusal =>
  day <= today || day > latest
    ? refusal('term-out-of-bounds', [{ field, message: 'Kies een dag na vandaag die niet te ver weg ligt' }])
    : 'fine';

/** What was done was done today or before. */
export const dayBehind = (day: string, today: string, field: string): 'fine' | Refusal =>
  day > today
    ? refusal('term-out-of-bounds', [{ field, message: 'Kies vandaag of een eerdere dag' }])
    : 'fine';

export interface Open {
  readonly agreementId: string;
  readonly version: number;
}

/** Every agreement that is open is named once, in the version that was seen; so nothing is closed over unseen. */
export const allNamed = (
  open: readonly Open[],
  named: readonly Open[],
  {
    callBacks,
    letters,
    corrections,
    answers,
    meetings,
    later,
  }: {
    readonly callBacks: number;
    readonly letters: number;
    readonly corrections: number;
    readonly answers: number;
    readonly meetings: number;
    readonly later: number;
  },
): 'fine' | Refusal => {
  const missing = open.filter(
    each =>
      !named.some(one => one.agreementId.toLowerCase() === each.agreementId && one.version === each.version),
  );
  const errors = [
    ...(missing.length > 0 || named.length !== open.length
      ? [{ field: 'openLeft', message: 'Zeg van elke afspraak die nog loopt wat ermee gebeurt' }]
      : []),
    ...(callBacks > 0 ? [{ field: 'openLeft', message: 'Er moet nog iemand worden teruggebeld' }] : []),
    ...(letters > 0
      ? [{ field: 'openLeft', message: 'Er ligt nog een brief die niet is verstuurd of ingetrokken' }]
      : []),
    ...(corrections > 0
      ? [
          {
            field: 'openLeft',
            message: 'Beantwoord eerst wat de familie vroeg te corrigeren, en vertel het wie het kreeg',
          },
        ]
      : []),
    ...(answers > 0
      ? [{ field: 'openLeft', message: 'Er is nog een antwoord van een partner dat niemand heeft gelezen' }]
      : []),
    ...(meetings > 0
      ? [
          {
            field: 'openLeft',
            message: 'Er staat nog een overleg zonder verslag. Zeg het af of schrijf op wat is besproken',
          },
        ]
      : []),
    ...(later > 0 ? [{ field: 'openLeft', message: 'De ouders horen dit nog later. Vertel het eerst' }] : []),
  ];
  return errors.length === 0 ? 'fine' : refusal('work-left-open', errors);
};

/** Months after the closing, on a day that people work: a day in the weekend moves to Monday. */
export const aftercareDays = (closed: Temporal.PlainDate, months: readonly number[]): readonly string[] =>
  months.map(after => {
    const day = closed.add({ months: after });
    return day.add({ days: day.dayOfWeek > 5 ? 8 - day.dayOfWeek : 0 }).toString();
  });

/**
 * The day until which a closed case is kept, as its frame says. Null: the term is not confirmed, or what it counts from is
 * not known; then nothing is destroyed by itself and no day is promised.
 */
export const keepUntil = (
  rule: { readonly term: string | null; readonly from: string },
  from: {
    readonly opened: Temporal.PlainDate;
    readonly closed: Temporal.PlainDate;
    readonly youngestBorn: Temporal.PlainDate | null;
  },
): string | null => {
  const years = /^P(\d+)Y$/.exec(rule.term ?? '')?.[1];
  const begins: Readonly<Record<string, Temporal.PlainDate | null>> = {
    'last-change': from.closed,
    'first-processing': from.opened,
    'birth-of-youngest-child': from.youngestBorn,
  };
  const start = begins[rule.from] ?? null;
  return years === undefined || start === null ? null : start.add({ years: Number(years) }).toString();
};

/** Nobody reads along with a closing of their own; and what was read, or opened again, is over. The database judges once more. */
export const mayReadClosing = ({
  own,
  ended,
}: {
  readonly own: boolean;
  readonly ended: boolean;
}): 'fine' | Refusal => (own ? refusal('own-decision') : ended ? refusal('already-done') : 'fine');

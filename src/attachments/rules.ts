import { refusal, type FieldError, type Refusal } from '#kernel/refusal.ts';

interface Said {
  readonly kind: string;
  readonly datedOn: string;
  readonly condition: string | null;
  readonly withheldFrom: readonly string[];
  readonly usableUntil: string | null;
}

const invalid = (error: FieldError): Refusal => refusal('invalid-input', [error]);
const outOfBounds = (error: FieldError): Refusal => refusal('term-out-of-bounds', [error]);

/** What is said of a PDF fits: a kind that there is, a day that has been, and who may not know it follows from a condition. Dates compare as text. */
export const said = <T extends Said>(given: T, today: string, kinds: readonly string[]): T | Refusal => {
  if (!kinds.includes(given.kind)) return invalid({ field: 'kind', message: 'Kies een soort uit de lijst' });
  if (given.datedOn > today)
    return outOfBounds({ field: 'datedOn', message: 'Kies vandaag of een eerdere datum' });
  if (given.usableUntil !== null && given.usableUntil < today)
    return outOfBounds({ field: 'usableUntil', message: 'Kies vandaag of een latere dag, of laat dit leeg' });
  const condition = given.condition === '' ? null : given.condition;
  if (given.withheldFrom.length > 0 && condition === null)
    return invalid({ field: 'condition', message: 'Schrijf op wat de bron hierover zei' });
  return { ...given, condition };
};

/** The bytes in pieces that the database takes. Views on the same bytes: nothing is copied. */
export const piecesOf = (bytes: Uint8Array, size = 256 * 1024): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size));

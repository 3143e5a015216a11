import { refusal, type Refusal } from '#kernel/refusal.ts';

/** What was asked was asked in the past year: the term runs from that day. Dates compare as text. */
export const askedOnFits = (
  askedOn: string,
  of: { readonly today: string; readonly earliest: string },
): 'fine' | Refusal =>
  askedOn > of.today || askedOn < of.earliest
    ? refusal('term-out-of-bounds', [
        { field: 'askedOn', message: 'Kies vandaag of een eerdere datum, hoogstens een jaar terug' },
      ])
    : 'fine';

/** The answer comes later once, said within the first term, and at most as many months later as the law gives. */
export const extensionFits = (
  until: string,
  of: { readonly answerBy: string; readonly latest: string; readonly today: string },
): 'fine' | Refusal => {
  if (of.today > of.answerBy)
    return refusal('term-out-of-bounds', [
      { field: 'until', message: 'De termijn is voorbij: uitstel had eerder gemoeten. Geef nu antwoord' },
    ]);
  return until <= of.answerBy || until > of.latest
    ? refusal('term-out-of-bounds', [
        { field: 'until', message: `Kies een dag na ${of.answerBy} en uiterlijk ${of.latest}` },
      ])
    : 'fine';
};

/** What is corrected gets its new words; something else is mended where it stands. */
export const answerFits = (
  outcome: 'corrected' | 'partly' | 'refused',
  about: string,
  newWords: string | null,
  seen: string | null,
): 'fine' | Refusal => {
  if (outcome === 'refused') return 'fine';
  if (about === 'other')
    return newWords === null
      ? 'fine'
      : refusal('invalid-input', [{ field: 'newWords', message: 'Verbeter dit waar het staat' }]);
  if (newWords === null)
    return refusal('invalid-input', [{ field: 'newWords', message: 'Schrijf op wat er nu moet staan' }]);
  return newWords === seen
    ? refusal('invalid-input', [
        { field: 'newWords', message: 'Dit staat er al; verander het, of kies Niet' },
      ])
    : 'fine';
};

export const childMayAsk = (age: number | null, from: number): 'fine' | Refusal =>
  age !== null && age >= from
    ? 'fine'
    : refusal('child-too-young', [
        {
          field: 'onBehalfOf',
          message: `Vanaf ${from} jaar vraagt een kind zelf. Is het jonger, dan vraagt een ouder met gezag`,
        },
      ]);

/** What may be noted as an own case number. Pure. */
import { refusal, type Refusal } from '#kernel/refusal.ts';
import { parseBsn } from '#src/people/index.ts';

const field = 'number';

/** Nine digits that pass the eleven-test, typed as one number, standing in it, or with the word before it. */
const namesAPerson = (text: string): boolean => {
  const isBsn = (digits: string) => digits.length === 9 && parseBsn(digits) !== undefined;
  const runs = text.match(/\d+/g) ?? [];
  const all = runs.join('');
  return runs.some(isBsn) || ((!/[a-z]/i.test(text) || /bsn|sofi/i.test(text)) && isBsn(all));
};

/** A case number is of a case: no name without a digit, and nothing that can be somebody's citizen service number. */
export const ownNumber = (typed: string): string | Refusal => {
  const text = typed.replaceAll(/ +/g, ' ');
  if (!/\d/.test(text))
    return refusal('invalid-input', [
      { field, message: 'In een zaaknummer staat een cijfer. Schrijf hier geen naam' },
    ]);
  if (namesAPerson(text))
    return refusal('invalid-input', [
      {
        field,
        message: 'Dit kan een burgerservicenummer zijn. Noteer het nummer van de zaak, nooit van een persoon',
      },
    ]);
  return text;
};

/** As a number is searched for: signs and capitals do not matter. */
export const foundAs = (typed: string): string => typed.replaceAll(/[ ./-]/g, '').toUpperCase();

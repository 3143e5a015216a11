/** After how many months a closed case is asked about: three terms of content/working-terms.json, with their sources. */
import { ContentFault } from '#kernel/content/read.ts';
import { readLegalNumbers, valueOn } from '#src/legal-numbers/index.ts';

const codes = ['aftercare-months', 'aftercare-second-months', 'aftercare-last-months'] as const;

export const loadAftercareMonths = (): ((day: string) => readonly number[]) => {
  const numbers = readLegalNumbers();
  const terms = codes.map(code => {
    const found = numbers.find(each => each.code === code);
    if (found === undefined) throw new ContentFault(`content/working-terms.json: ${code} is missing`);
    return found;
  });
  return day => terms.map(term => valueOn(term, day)).filter(months => months !== undefined);
};

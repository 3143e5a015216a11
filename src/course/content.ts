/** Terms of a closed case in content/working-terms.json, with their sources. */
import { ContentFault } from '#kernel/content/read.ts';
import { readLegalNumbers, valueOn } from '#src/legal-numbers/index.ts';

const codes = ['aftercare-months', 'aftercare-second-months', 'aftercare-last-months'] as const;

/** After how many months it is asked how things are. */
export const loadAftercareMonths = (): ((day: string) => readonly number[]) => {
  const numbers = readLegalNumbers();
  const terms = codes.map(code => {
    const found = numbers.find(each => each.code === code);
    if (found === undefined) throw new ContentFault(`content/working-terms.json: ${code} is missing`);
    return found;
  });
  return day => terms.map(term => valueOn(term, day)).filter(months => months !== undefined);
};

/** Working days within which a second reader reads a closing: those of a decision on a concern, in every frame. */
export const loadReadingDays = (): ((day: string) => number) => {
  const code = 'second-reading-days';
  const number = readLegalNumbers().find(each => each.code === code);
  if (number?.unit !== 'working-days')
    throw new ContentFault(`content/working-terms.json: ${code} is no number of working days`);
  return day => {
    const days = valueOn(number, day);
    if (days === undefined)
      throw new ContentFault(`content/working-terms.json: no value for ${code} on ${day}`);
    return days;
  };
};

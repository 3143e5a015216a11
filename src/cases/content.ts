/** What a case page asks by, in content/working-terms.json with its source. */
import { ContentFault } from '#kernel/content/read.ts';
import { readLegalNumbers, valueOn } from '#src/legal-numbers/index.ts';

/** From how many goals on it is asked whether one more can be kept up. Null: no number holds on this day, and nothing is asked. */
export const loadAskFromGoals = (): ((day: Temporal.PlainDate) => number | null) => {
  const code = 'goals-at-once';
  const number = readLegalNumbers().find(each => each.code === code);
  if (number?.unit !== 'goals')
    throw new ContentFault(`content/working-terms.json: ${code} is no number of goals`);
  return day => valueOn(number, day.toString()) ?? null;
};

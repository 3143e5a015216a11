/** How long an answer may take: by law, so read from the legal numbers. */
import { ContentFault, contentFolder } from '#kernel/content/read.ts';
import { readLegalNumbers, valueOn } from '#src/legal-numbers/index.ts';

export interface CorrectionTerms {
  readonly answerMonths: (day: string) => number;
  readonly extensionMonths: (day: string) => number;
  /** From this age a child asks in its own right, and a professional may ask for it. */
  readonly childFrom: (day: string) => number;
}

export function loadCorrectionTerms(folder: URL = contentFolder): CorrectionTerms {
  const numbers = readLegalNumbers(folder);
  const named = (code: string) => (day: string) => {
    const number = numbers.find(each => each.code === code);
    const value = number === undefined ? undefined : valueOn(number, day);
    if (value === undefined)
      throw new ContentFault(`content/legal-numbers.json: ${code} says nothing of ${day}`);
    return value;
  };
  return {
    answerMonths: named('rights-answer-months'),
    extensionMonths: named('rights-extension-months'),
    childFrom: named('youth-consent-child-age'),
  };
}

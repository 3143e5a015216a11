import { z } from 'zod';
import { IsoDate } from '#contract/common.ts';
import { LetterText } from '#contract/letters.ts';

/** A letter as it is kept: every word of it and the paper it is on. The address is kept apart, encrypted. */
export const LetterDocument = z.object({
  template: z.string(),
  on: IsoDate,
  text: LetterText,
});
export type LetterDocument = z.infer<typeof LetterDocument>;

/** The letter with the address of its recipient under the name. */
export const withAddress = (document: LetterDocument, address: readonly string[]): LetterDocument => ({
  ...document,
  text: { ...document.text, addressee: [...document.text.addressee, ...address] },
});

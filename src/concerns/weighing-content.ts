/** How long readers have, per frame, and on which grounds a sender may be shielded and parents are told later: content/weighing.json. */
import * as z from 'zod';
import { ContentFault, contentFolder, faultsOf, parseDocument, readDocument } from '#kernel/content/read.ts';
import { codeSchema, dateSchema, sourcedShape, textSchema } from '#kernel/content/vocabulary.ts';
import { readLegalNumbers, valueOn } from '#src/legal-numbers/index.ts';

const grounds = z
  .array(
    z.strictObject({
      code: codeSchema,
      nl: textSchema,
      en: textSchema,
      article: textSchema,
      note: textSchema.optional(),
      ...sourcedShape,
    }),
  )
  .min(1);

const schema = z.strictObject({
  version: dateSchema,
  frames: z
    .array(
      z.strictObject({
        frame: codeSchema,
        secondReading: codeSchema,
        thirdReading: codeSchema,
        shieldNotice: codeSchema,
      }),
    )
    .min(1),
  shieldGrounds: grounds,
  laterGrounds: grounds,
});

const informFamily = 'inform-family-months';
const callAgain = 'call-again-days';
const informPostponed = 'inform-postponed-review-weeks';

/** A ground of the list, by its code. */
export interface Ground {
  readonly code: string;
  readonly nl: string;
  readonly en: string;
}

export interface WeighingContent {
  /** Working days that a second or third reader has, in this frame and on this day. */
  readonly days: (
    frame: string,
    reader: 'secondReading' | 'thirdReading' | 'shieldNotice',
    today: Temporal.PlainDate,
  ) => number;
  /** Working days after which a sender who was not reached is called again. */
  readonly callAgain: (today: Temporal.PlainDate) => number;
  readonly shieldGrounds: readonly Ground[];
  /** On which grounds parents are told later. */
  readonly laterGrounds: readonly Ground[];
  /** Within how many months parents hear of it, and for how many weeks that may wait each time. */
  readonly inform: (today: Temporal.PlainDate) => {
    readonly months: number;
    readonly postponedWeeks: number;
  };
}

const inWords = ({ code, nl, en }: Ground): Ground => ({ code, nl, en });

export function loadWeighing(folder: URL = contentFolder): WeighingContent {
  const file = new URL('weighing.json', folder);
  const { frames, shieldGrounds, laterGrounds } = parseDocument(schema, readDocument(file), file);
  const numbers = new Map(readLegalNumbers(folder).map(number => [number.code, number]));
  for (const { secondReading, thirdReading, shieldNotice } of frames)
    for (const code of [secondReading, thirdReading, shieldNotice])
      if (numbers.get(code)?.unit !== 'working-days')
        throw new ContentFault(`content/weighing.json: ${code} is no number of working days`);
  if (numbers.get(callAgain)?.unit !== 'working-days')
    throw new ContentFault(`content/weighing.json needs the number ${callAgain}, in working days`);
  for (const code of [informFamily, informPostponed])
    if (!numbers.has(code)) throw new ContentFault(`content/weighing.json needs the number ${code}`);
  const known = (code: string, today: Temporal.PlainDate): number => {
    const number = numbers.get(code);
    const value = number === undefined ? undefined : valueOn(number, today.toString());
    // a term of which nobody knows whether it holds is refused rather than guessed
    if (value === undefined)
      throw new ContentFault(`content/weighing.json: no value for ${code} on ${today}`);
    return value;
  };
  return {
    inform: today => ({
      months: known(informFamily, today),
      postponedWeeks: known(informPostponed, today),
    }),
    callAgain: today => known(callAgain, today),
    days: (frame, reader, today) => {
      const code = frames.find(each => each.frame === frame)?.[reader];
      if (code === undefined) throw new ContentFault(`content/weighing.json: no ${reader} for ${frame}`);
      return known(code, today);
    },
    shieldGrounds: shieldGrounds.map(inWords),
    laterGrounds: laterGrounds.map(inWords),
  };
}

/** What must be mended before this can be used. */
export const weighingFaults = (folder: URL = contentFolder): readonly string[] =>
  faultsOf(() => {
    loadWeighing(folder);
    return [];
  });

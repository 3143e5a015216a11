/**
 * Terms, ages, hours and amounts of the law, and the terms that the field agreed on: each stands once, with the day from
 * which it holds. A page or rule names the number and never repeats it, so that a jurist changes it in one place.
 */
import * as z from 'zod';
import { twice } from '#kernel/content/fitting.ts';
import { ContentFault, contentFolder, faultsOf, parseDocument, readDocument } from '#kernel/content/read.ts';
import { codeSchema, dateSchema, sourcedShape, textSchema } from '#kernel/content/vocabulary.ts';

const numberSchema = z
  .strictObject({
    code: codeSchema,
    nl: textSchema,
    en: textSchema,
    unit: z.enum(['hours', 'days', 'working-days', 'weeks', 'months', 'years', 'age', 'euro', 'goals']),
    /**
     * In order of time; a new value is added and the old one stays, because what ran under it ran under it. validFrom is
     * the day the value came into force or, when that was not looked up, of the version of the text that was read.
     */
    values: z.array(z.strictObject({ validFrom: dateSchema, value: z.number().positive() })).min(1),
    article: textSchema,
    /** What a jurist should know before relying on it. */
    note: textSchema.optional(),
    ...sourcedShape,
  })
  .superRefine((number, ctx) => {
    const refuse = (path: string, message: string): void =>
      ctx.addIssue({ code: 'custom', path: [path], message, input: number });
    const days = number.values.map(({ validFrom }) => validFrom);
    if (days.some((day, index) => index > 0 && day <= (days[index - 1] ?? '')))
      refuse('values', 'values stand in order of time, one for each day from which it holds');
    if (number.unit !== 'euro' && number.values.some(({ value }) => !Number.isInteger(value)))
      refuse('values', 'a term, age or number of hours is a whole number');
    if (number.mark === 'unsure' && number.note === undefined)
      refuse('note', 'what is unsure says what has to be looked up');
  });

const numbersSchema = z
  .strictObject({ version: dateSchema, numbers: z.array(numberSchema).min(1) })
  .refine(({ numbers }) => new Set(numbers.map(each => each.code)).size === numbers.length, {
    path: ['numbers'],
    message: 'a code stands here twice',
  });

export type LegalNumber = z.infer<typeof numberSchema>;

/** What the law says, and apart from it what the field agreed on or we propose: the second may be set per municipality. */
const files = ['legal-numbers.json', 'working-terms.json'] as const;
const lawMarks = new Set(['law', 'source', 'known']);

export function readLegalNumbers(folder: URL = contentFolder): readonly LegalNumber[] {
  const numbers = files.flatMap(name => {
    const file = new URL(name, folder);
    return parseDocument(numbersSchema, readDocument(file), file).numbers;
  });
  const double = twice(numbers.map(({ code }) => code));
  if (double.length > 0)
    throw new ContentFault(
      `content/working-terms.json: ${double.join(', ')}: this code stands in ${files.join(' and in ')}`,
    );
  return numbers;
}

/** Whether a term binds by law; the others are agreements of the field or proposals. */
export const isLegal = ({ mark }: Pick<LegalNumber, 'mark'>): boolean => lawMarks.has(mark);

/** What must be mended before this can be published. */
export const legalNumberFaults = (folder: URL = contentFolder): readonly string[] =>
  faultsOf(() => {
    readLegalNumbers(folder);
    return [];
  });

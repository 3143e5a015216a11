/** The words of the plan on paper, per kind of reader: content/letters/plan.json. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { ContentFault, contentFolder, faultsOf, parseDocument, readDocument } from '#kernel/content/read.ts';
import { codeSchema, dateSchema, textSchema } from '#kernel/content/vocabulary.ts';
import { readLegalNumbers, valueOn } from '#src/legal-numbers/index.ts';
import { holes, type PlanWords } from './wording/rules.ts';

const headed = <S extends z.ZodRawShape>(more: S) => z.strictObject({ heading: textSchema, ...more });
const wordsSchema = z
  .strictObject({
    title: textSchema,
    reference: textSchema,
    salutation: textSchema,
    only: textSchema,
    you: z.string().trim().min(1),
    goals: textSchema,
    score: textSchema,
    terms: z.strictObject({ short: textSchema, long: textSchema }),
    safety: textSchema,
    limits: textSchema,
    help: textSchema,
    agreement: textSchema,
    lasting: textSchema,
    waiting: textSchema,
    beside: z.string().min(1),
    nothing: textSchema,
    lookBack: headed({ words: textSchema }),
    directs: headed({ family: textSchema, together: textSchema, 'court-measure': textSchema }),
    stays: headed({ words: textSchema, deputy: textSchema, until: textSchema, several: textSchema }),
    call: headed({ words: z.array(textSchema).min(1) }),
    // three lines: more is not read at a kitchen table
    rights: headed({ lines: z.array(textSchema).length(3) }),
    closing: z.array(textSchema).min(1),
  })
  .superRefine((words, ctx) => {
    const known = new Set<string>([...holes, 'who', 'what', 'by', 'score', 'on', 'until', 'count']);
    const unknown = [...JSON.stringify(words).matchAll(/\{(\w+)\}/g)]
      .map(([, name = '']) => name)
      .filter(name => !known.has(name));
    if (unknown.length > 0)
      ctx.addIssue({
        code: 'custom',
        path: ['title'],
        message: `nothing is known to put in place of {${unknown.join('}, {')}}`,
        input: words,
      });
  });

const planSchema = z.strictObject({
  version: dateSchema,
  template: z.literal('plan-1'),
  frames: z.array(codeSchema).min(1),
  /** The legal numbers that say from which age a child gets its own paper, and decides alone. */
  childFrom: codeSchema,
  aloneFrom: codeSchema,
  /** What somebody of the family is called who is a parent or lives as one, wherever he or she lives. */
  parentRoles: z.array(textSchema).min(1),
  readers: z.strictObject({
    parent: wordsSchema,
    'parent-without-authority': wordsSchema,
    child: wordsSchema,
    'young-person': wordsSchema,
    partner: wordsSchema,
  }),
});

export interface PaperContent {
  readonly template: string;
  readonly frames: readonly string[];
  readonly parentRoles: readonly string[];
  readonly readers: Readonly<Record<keyof z.infer<typeof planSchema>['readers'], PlanWords>>;
  readonly templates: ReadonlyMap<string, string>;
  readonly childFrom: (day: string) => number;
  readonly aloneFrom: (day: string) => number;
}

export function loadPapers(folder: URL = contentFolder): PaperContent {
  const file = new URL('letters/plan.json', folder);
  const plan = parseDocument(planSchema, readDocument(file), file);
  const numbers = readLegalNumbers(folder);
  const age = (code: string) => {
    const number = numbers.find(each => each.code === code);
    if (number === undefined) throw new ContentFault(`content/letters/plan.json: ${code} is no legal number`);
    return (day: string): number => valueOn(number, day) ?? 18;
  };
  return {
    template: plan.template,
    frames: plan.frames,
    parentRoles: plan.parentRoles,
    readers: plan.readers,
    templates: new Map([
      [plan.template, readFileSync(new URL(`letters/${plan.template}.typ`, folder), 'utf8')],
    ]),
    childFrom: age(plan.childFrom),
    aloneFrom: age(plan.aloneFrom),
  };
}

/** What must be mended before the plan can be put on paper. */
export const paperFaults = (folder: URL = contentFolder): readonly string[] =>
  faultsOf(() => {
    loadPapers(folder);
    return [];
  });

/** The words of the record of a meeting, per kind of reader, and who is asked at any rate: content/letters/meeting.json. */
import * as z from 'zod';
import { ContentFault, contentFolder, faultsOf, parseDocument, readDocument } from '#kernel/content/read.ts';
import { codeSchema, dateSchema, textSchema } from '#kernel/content/vocabulary.ts';
import { readLegalNumbers, valueOn } from '#src/legal-numbers/index.ts';
import { holes, type RecordWords } from './wording/rules.ts';

const wordsSchema = z
  .strictObject({
    title: textSchema,
    reference: textSchema,
    only: textSchema,
    salutation: textSchema,
    present: textSchema,
    agreements: textSchema,
    agreement: textSchema,
    nothing: textSchema,
    rights: textSchema,
    rightsLines: z.array(textSchema).length(3),
    closing: z.array(textSchema).min(1),
  })
  .superRefine((words, ctx) => {
    const known = new Set<string>([...holes, 'who', 'what', 'by']);
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

const meetingSchema = z.strictObject({
  version: dateSchema,
  template: z.literal('plan-1'),
  /** The legal number that says from which age a child is asked, or why not. */
  childFrom: codeSchema,
  /** The words in a role that say that somebody is a parent: asked, or why not. */
  parentRoles: z.array(z.string().regex(/^\p{Ll}+$/u)).min(1),
  readers: z.strictObject({ family: wordsSchema, child: wordsSchema, team: wordsSchema }),
});

export interface MeetingContent {
  readonly template: string;
  readonly parentRoles: readonly string[];
  readonly readers: Readonly<Record<'family' | 'child' | 'team', RecordWords>>;
  readonly childFrom: (day: string) => number;
}

export function loadMeetings(folder: URL = contentFolder): MeetingContent {
  const file = new URL('letters/meeting.json', folder);
  const { template, parentRoles, readers, childFrom } = parseDocument(
    meetingSchema,
    readDocument(file),
    file,
  );
  const number = readLegalNumbers(folder).find(each => each.code === childFrom);
  if (number === undefined)
    throw new ContentFault(`content/letters/meeting.json: ${childFrom} is no legal number`);
  return { template, parentRoles, readers, childFrom: day => valueOn(number, day) ?? 18 };
}

/** What must be mended before the record of a meeting can be put on paper. */
export const meetingFaults = (folder: URL = contentFolder): readonly string[] =>
  faultsOf(() => {
    loadMeetings(folder);
    return [];
  });

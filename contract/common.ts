import { z } from 'zod';

/** There is no year 0: the database does not know it either. */
const hasYear = (text: string) => !text.startsWith('0000');
/** A calendar date, yyyy-mm-dd: legal terms are dates, never instants. */
export const IsoDate = z.iso.date().refine(hasYear, 'Deze datum bestaat niet');
/** An instant in UTC with offset, as JSON. */
export const Instant = z.iso.datetime({ offset: true }).refine(hasYear, 'Dit moment bestaat niet');

const storable = (text: string) => text.isWellFormed() && !text.includes('\0');
/** Text that the database can keep, bounded so that a mistake is answered and not stored. */
export const text = (most: number) =>
  z.string().trim().max(most).refine(storable, 'Hier staat een teken dat niet bewaard kan worden');
/** Written text that says something. */
export const words = (most: number) => text(most).min(1);
export const optionalWords = (most: number) => text(most).nullable();

/** Headline < detail < write (hoofdlijn, inhoud, mag schrijven). */
export const Level = z.enum(['headline', 'detail', 'write']);
export type Level = z.infer<typeof Level>;

/** A part of a case (scope): its headline, one life domain, or the sealed part. Codes of life domains come from the frame. */
export const Part = z.string().regex(/^[a-z][a-z-]{1,39}$/);

/** What a transaction is opened for; a grant opens only for its own purpose. */
export const Purpose = z.enum(['own-messages', 'intake', 'help-coordination', 'attendance', 'oversight']);
export type Purpose = z.infer<typeof Purpose>;

/** Purposes under which work on a case is done. */
export const casePurposes = ['help-coordination', 'attendance'] as const satisfies readonly Purpose[];

/** A birth date as the register has it: unknown parts stay unknown. */
export const IncompleteDate = z
  .object({
    year: z.int().min(1).max(9999).nullable(),
    month: z.int().min(1).max(12).nullable(),
    day: z.int().min(1).max(31).nullable(),
  })
  .refine(({ year, month, day }) => {
    if (month === null) return day === null;
    if (year === null) return false;
    // the days of that month: day zero of the next one
    return day === null || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  }, 'Deze datum bestaat niet; laat leeg wat u niet weet');
export type IncompleteDate = z.infer<typeof IncompleteDate>;

/** A version for If-Match and ETag. */
export const Version = z.int().positive();

/** Cursor paging: no counts, no page numbers, only what comes next. */
export const PageQuery = z.object({ after: z.string().max(500).optional() });
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** A colleague as others may see him or her: function and telephone, no personal name. */
export const Colleague = z.object({
  heldFunctionId: z.uuid(),
  label: z.string(),
  function: z.string(),
  functionTitle: z.string(),
  organisation: z.string(),
  phone: z.string().nullable(),
  workingDays: z.string().nullable(),
});
export type Colleague = z.infer<typeof Colleague>;

/** Content that a reader gets in the language of the browser. */
export const bilingual = z.object({ nl: z.string(), en: z.string() });

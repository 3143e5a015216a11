/** National holidays and school holidays from content/calendar, as the kernel's calendar wants them. */
import * as z from 'zod';
import { createCalendar, type Calendar, type CalendarData, type DayRange } from '#kernel/calendar.ts';
import { dateSchema, sourcedShape, textSchema } from '#kernel/content/vocabulary.ts';
import { contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';

export const schoolRegionSchema = z.enum(['noord', 'midden', 'zuid']);
export type SchoolRegion = z.infer<typeof schoolRegionSchema>;

const plainDateSchema = dateSchema.transform(text => Temporal.PlainDate.from(text));

const rangeShape = { from: plainDateSchema, until: plainDateSchema } as const;
const inOrder = (range: DayRange): boolean => Temporal.PlainDate.compare(range.from, range.until) <= 0;
const coverSchema = z.strictObject(rangeShape).refine(inOrder, 'the end lies before the begin');

const holidaySchema = z.strictObject({ date: plainDateSchema, name: textSchema });

export const holidaysSchema = z
  .strictObject({
    version: dateSchema,
    covers: coverSchema,
    ...sourcedShape,
    note: textSchema.optional(),
    days: z.array(holidaySchema).min(1),
    /** Days that a royal decree puts on a par with holidays (Atw article 3(3)). */
    decrees: z.strictObject({
      knownUntil: plainDateSchema,
      ...sourcedShape,
      note: textSchema.optional(),
      days: z.array(holidaySchema),
    }),
  })
  .superRefine(({ covers, days, decrees }, ctx) => {
    const all = [...days, ...decrees.days].map(day => day.date.toString());
    for (const date of all) {
      if (date < covers.from.toString() || date > covers.until.toString()) {
        ctx.addIssue({ code: 'custom', path: ['covers'], message: `${date} lies outside`, input: covers });
      }
    }
    for (const date of all.filter((each, index) => all.indexOf(each) !== index)) {
      ctx.addIssue({ code: 'custom', path: ['days'], message: `${date} stands here twice`, input: days });
    }
  });

const schoolHolidaySchema = z
  .strictObject({
    name: textSchema,
    regions: z.array(schoolRegionSchema).min(1),
    ...rangeShape,
  })
  .refine(inOrder, 'the end lies before the begin');

export const schoolHolidaysSchema = z
  .strictObject({
    version: dateSchema,
    covers: coverSchema,
    note: textSchema.optional(),
    schoolYears: z
      .array(
        z.strictObject({
          schoolYear: z.string().regex(/^\d{4}-\d{4}$/),
          ...sourcedShape,
          note: textSchema.optional(),
          holidays: z.array(schoolHolidaySchema).min(1),
        }),
      )
      .min(1),
  })
  .superRefine(({ schoolYears }, ctx) => {
    const wanted = ['herfstvakantie', 'kerstvakantie', 'voorjaarsvakantie', 'meivakantie', 'zomervakantie'];
    schoolYears.forEach(({ schoolYear, holidays }, index) => {
      for (const region of schoolRegionSchema.options) {
        const found = holidays
          .filter(holiday => holiday.regions.includes(region))
          .map(holiday => holiday.name);
        if (found.toString() !== wanted.toString()) {
          ctx.addIssue({
            code: 'custom',
            path: ['schoolYears', index, 'holidays'],
            message: `${region} has ${found.join(', ')} in ${schoolYear}; wanted are ${wanted.join(', ')}, in order`,
            input: holidays,
          });
        }
      }
    });
  });

export function readCalendarData(region: SchoolRegion, folder: URL = contentFolder): CalendarData {
  const national = readPart(holidaysSchema, new URL('calendar/holidays.json', folder));
  const school = readPart(schoolHolidaysSchema, new URL('calendar/school-holidays.json', folder));
  return {
    holidays: [...national.days, ...national.decrees.days].map(day => day.date),
    holidaysCover: national.covers,
    decreesKnownUntil: national.decrees.knownUntil,
    schoolHolidays: school.schoolYears
      .flatMap(year => year.holidays)
      .filter(holiday => holiday.regions.includes(region)),
    schoolHolidaysCover: school.covers,
  };
}

/** The calendar for a controller whose schools lie in this region. */
export function loadCalendar(region: SchoolRegion, folder: URL = contentFolder): Calendar {
  return createCalendar(readCalendarData(region, folder));
}

function readPart<T>(schema: z.ZodType<T>, file: URL): T {
  return parseDocument(schema, readDocument(file), file);
}

import { z } from 'zod';
import { read, readImpersonal, write } from '#kernel/database.ts';

/** The function asks for oversight, records the search and the look, and answers the log only. */
export const looksAtPerson = (key: Uint8Array, before: string | null, atMost: number) => ({
  ...read(
    'oversight.looks-at-person',
    z.object({
      journal_id: z.string(),
      looked_at: z.string(),
      kind: z.enum(['listed', 'opened']),
      act: z.string(),
      purpose: z.enum(['own-messages', 'intake', 'help-coordination', 'attendance', 'oversight']),
      label: z.string(),
      function: z.string(),
      organisation: z.string(),
      reference: z.string().nullable(),
      part: z.string(),
    }),
    'select * from authz.looks_at_person($1, $2, $3)',
  )(key, before, atMost),
  part: 'journals' as const,
});

/** Both functions ask for oversight and record the look themselves. */
export const disclosures = (before: string | null, atMost: number) => ({
  ...read(
    'oversight.disclosures',
    z.object({
      disclosure_id: z.string(),
      disclosed_at: z.string(),
      reference: z.string().nullable(),
      from_organisation: z.string(),
      to_organisation: z.string(),
      to_function: z.string(),
      article: z.string(),
      parts: z.array(z.object({ part: z.string(), level: z.int() })),
      ended_at: z.string().nullable(),
      by_question: z.boolean(),
    }),
    'select * from authz.disclosures($1, $2)',
  )(before, atMost),
  part: 'journals' as const,
});

export const postponements = (
  ended: boolean | null,
  day: string | null,
  id: string | null,
  atMost: number,
) => ({
  ...read(
    'oversight.postponements',
    z.object({
      public_id: z.string(),
      reference: z.string().nullable(),
      frame_title: z.string(),
      ground: z.string(),
      from_on: z.string(),
      until: z.string(),
      decided_label: z.string(),
      ended_on: z.string().nullable(),
      ended_how: z.enum(['told', 'extended', 'weighed-again']).nullable(),
    }),
    'select * from authz.postponements($1, $2, $3, $4)',
  )(ended, day, id, atMost),
  part: 'journals' as const,
});

export const oversight = read(
  'oversight.mine',
  z.object({ level: z.int() }),
  // starts from the reader's standing grants, and not from the oversight of every tenant
  `select max(o.level)::int as level
     from (select distinct m.scope_id from app.access_grant m
            where m.professional_id = (select authz.actor()) and m.kind = 'standing' and m.purpose = 'oversight') mine
    cross join lateral (select o.level from authz.my_open o where o.scope_id = mine.scope_id and o.kind = 'oversight' offset 0) o
   having max(o.level) is not null`,
);
export const functionTitles = readImpersonal(
  'oversight.function-titles',
  z.object({ function: z.string(), title: z.string() }),
  'select function, title from app.function_title',
);
export const recordConflict = write('oversight.record-conflict', 'select authz.record_conflict($1, $2)');
export const reviewBasis = write('oversight.review-basis', 'select authz.review_basis($1, $2, $3)');

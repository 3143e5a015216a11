import { z } from 'zod';
import type { Overtaken } from '#contract/problem.ts';

/** Whose hand was last on a row: columns that the trigger authz.note_hand keeps. */
export const hand = {
  version: z.int(),
  changed_by: z.string().nullable(),
  changed_at: z.string().nullable(),
};

export const handOf = (row: string): string =>
  `${row}.version, (select h.label from app.held_function h where h.held_function_id = ${row}.changed_by) as changed_by, ${row}.changed_at`;

export const standsNow = (
  row: { readonly version: number; readonly changed_by: string | null; readonly changed_at: string | null },
  theirs: Record<string, unknown>,
): Overtaken => ({ version: row.version, by: row.changed_by, at: row.changed_at, theirs });

/** The words that frames, functions and organisations share. */
import * as z from 'zod';
import type { Purpose } from '#contract/common.ts';

export const standingSchema = z.enum(['own', 'desk', 'oversight']);
export type Standing = z.infer<typeof standingSchema>;

/** A standing grant serves exactly one purpose. */
export const purposeOfStanding = {
  own: 'own-messages',
  desk: 'intake',
  oversight: 'oversight',
} as const satisfies Record<Standing, Purpose>;

export const tenantKindSchema = z.enum(['municipality', 'partnership', 'regional-service']);

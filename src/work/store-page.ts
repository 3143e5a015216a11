/** What every list of Mijn werk has in common. */
import { z } from 'zod';
import { beforeAll } from '#kernel/paging.ts';

export const dated = {
  public_id: z.string(),
  title: z.string(),
  context: z.string(),
  due_on: z.string(),
  case_public_id: z.string().nullable(),
};

/** Where the page before ended, and how many rows. */
export type Page = readonly [due: string | null, id: string | null, size: number];

export const from = ([due, id, size]: Page) => [due ?? beforeAll.day, id ?? beforeAll.id, size] as const;

/** Whoever asks. */
export const me = '(select authz.actor())';

import { z } from 'zod';
import { IsoDate, Level, Purpose } from './common.ts';
import { route } from './route.ts';

export const LegalBasis = z.object({
  code: z.string(),
  article: z.string(),
  purpose: Purpose,
  kind: z.enum(['appointment', 'access', 'standing']),
  receivers: z.array(z.string()),
  maxLevel: Level,
  sameControllerOnly: z.boolean(),
  necessity: z.string(),
  conditions: z.string(),
  reviewBy: IsoDate,
  reviewLapsed: z.boolean(),
});

/** The law a case or desk lives under (kader), as the own controller has adopted it. */
export const Frame = z.object({
  code: z.string(),
  version: z.string(),
  title: z.string(),
  controller: z.string(),
  contactPoint: z.string(),
  secrecy: z.string(),
  retention: z.object({ term: z.string(), from: z.string(), basis: z.string(), source: z.string() }),
  firstLookBackWeeks: z.int(),
  lifeDomains: z.array(z.object({ code: z.string(), title: z.string() })),
  functions: z.array(
    z.object({
      function: z.string(),
      title: z.string(),
      maxLevel: Level,
      mayLead: z.boolean(),
      mayDeputise: z.boolean(),
    }),
  ),
  phases: z.array(z.object({ number: z.int(), title: z.string() })),
  legalBases: z.array(LegalBasis),
});
export type Frame = z.infer<typeof Frame>;

export const listFrames = route({
  id: 'frames.list',
  method: 'GET',
  path: '/frames',
  tag: 'frames',
  summary: 'The frames of the own controller: law, functions, life domains, legal bases',
  access: { signedIn: 'Law and organisation, no personal data' },
  returns: z.object({ items: z.array(Frame) }),
});

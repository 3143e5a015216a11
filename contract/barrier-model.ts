import { z } from 'zod';
import { route } from './route.ts';

/** Dutch first, English second. */
const named = { nl: z.string(), en: z.string() };

/** A step to weigh: information, never an advice of the machine. Words and no number, so that nothing can be added up. */
export const BarrierIntervention = z.object({
  id: z.string(),
  ...named,
  weight: z.enum(['light', 'middle', 'heavy']),
  partners: z.array(z.object(named)),
  legalBasis: z.array(z.string()).describe('Dutch citations'),
  checked: z.boolean().describe('False: a jurist has yet to look at the legal basis'),
});
export type BarrierIntervention = z.infer<typeof BarrierIntervention>;

/** Conduct or circumstances that somebody may see; never what a person is. */
export const BarrierSignal = z.object({
  id: z.string(),
  ...named,
  ages: z.array(z.string()),
  barrier: z.string(),
  contextOnly: z.boolean().describe('May stand beside a concrete worry, and never by itself'),
  ownDisclosure: z.boolean().describe('The child’s own words: nobody asks what else it could be'),
  handlingTime: z
    .enum(['ordinary', 'within-5-working-days', 'same-day', 'immediate'])
    .describe('How fast somebody must look; it says nothing of a person'),
  alternativeExplanations: z.array(z.string()).describe('What it can be besides, in Dutch'),
  interventions: z.array(z.string()).describe('Ids, from light to heavy'),
});
export type BarrierSignal = z.infer<typeof BarrierSignal>;

export const BarrierModel = z.object({
  version: z.iso.date(),
  ages: z.array(z.object({ id: z.string(), ...named, minAge: z.int(), maxAge: z.int() })),
  barriers: z.array(z.object({ id: z.string(), ...named })),
  interventions: z.array(BarrierIntervention),
  signals: z.array(BarrierSignal),
});
export type BarrierModel = z.infer<typeof BarrierModel>;

export const getBarrierModel = route({
  id: 'barrier-model.get',
  method: 'GET',
  path: '/barrier-model',
  tag: 'barrier-model',
  summary: 'The barrier model, the same as on the public pages: it supports and decides nothing',
  access: { signedIn: 'Content, nobody’s data; for those who weigh concerns', only: 'barrier-model.read' },
  returns: BarrierModel,
  content: true,
});

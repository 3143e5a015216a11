/**
 * The barrier model: what people around a child may see at which age, what it can be besides, and what can be done,
 * from light to heavy. It suggests and never decides: nothing here is added up, and no item says anything of what a
 * person is. Conduct and circumstances alone.
 */
import * as z from 'zod';
import { ContentFault, contentFolder, parseDocument, readDocument } from '#kernel/content/read.ts';
import {
  bilingualSchema,
  dateSchema,
  markSchema,
  sourcedShape,
  textSchema,
} from '#kernel/content/vocabulary.ts';

const idSchema = (pattern: RegExp) =>
  z.string().regex(pattern, `an id has the form of ${pattern.source.replace(/[\^$\\]/g, '')}`);
const ageId = idSchema(/^AC\d+$/);
const barrierId = idSchema(/^BR\d+$/);
const facilitatorId = idSchema(/^FC\d+$/);
const phenomenonId = idSchema(/^PH(-[A-Z0-9]+)+$/);
const signallerId = idSchema(/^SG(-[A-Z0-9]+)+$/);
const partnerId = idSchema(/^PT(-[A-Z0-9]+)+$/);
const interventionId = idSchema(/^IV\d{3}$/);
const signalId = idSchema(/^SIG\d{3}$/);
/** Dutch first, English second. */
const named = { nl: textSchema, en: textSchema };

const modelSchema = z.strictObject({
  version: dateSchema,
  ...sourcedShape,
  /** Ages in whole years, both included. */
  ageCategories: z.array(z.strictObject({ id: ageId, ...named, minAge: z.int(), maxAge: z.int() })).min(1),
  phenomena: z.array(z.strictObject({ id: phenomenonId, ...named })).min(1),
  barriers: z.array(z.strictObject({ id: barrierId, order: z.int(), ...named, why: textSchema })).min(1),
  /** What a system does badly, and no child or parent: shown apart from people. */
  facilitators: z.array(z.strictObject({ id: facilitatorId, ...named, barrier: barrierId })),
  signallers: z.array(z.strictObject({ id: signallerId, ...named })).min(1),
  partners: z
    .array(
      z.strictObject({
        id: partnerId,
        ...named,
        sector: z.enum(['public', 'education', 'health', 'care', 'justice', 'partnership', 'private']),
      }),
    )
    .min(1),
  /** An id is used once: what is taken out stays here, with the reason. */
  retired: z.array(z.strictObject({ id: z.string(), reason: textSchema, replacedBy: z.string().optional() })),
});

const interventionSchema = z.strictObject({
  id: interventionId,
  ...named,
  kind: z.enum(['preventive', 'supportive', 'administrative', 'criminal-law', 'civil-protection']),
  /** 1 light, 2 middle, 3 heavy. */
  weight: z.int().min(1).max(3),
  partners: z.array(partnerId).min(1),
  legalBasis: z.array(textSchema).min(1),
  /** When a jurist last looked at the legal basis, and how far. */
  checkedOn: dateSchema,
  mark: markSchema,
});

const signalSchema = z
  .strictObject({
    id: signalId,
    ...named,
    /** As a child says it of itself; there where the child is one of those who can tell. */
    asChild: bilingualSchema.optional(),
    ageCategories: z.array(ageId).min(1),
    phenomena: z.array(phenomenonId).min(1),
    barrier: barrierId,
    signallers: z.array(signallerId).min(1),
    /** How fast somebody must look; it says nothing of how risky a person is. */
    handlingTime: z.enum(['ordinary', 'within-5-working-days', 'same-day', 'immediate']),
    /** May stand beside a concrete worry about this child, and can never open a case by itself. */
    contextOnly: z.boolean(),
    /** The child's own words: nobody asks a child what else it could be. */
    ownDisclosure: z.boolean(),
    alternativeExplanations: z.array(textSchema),
    /** Options to weigh, from light to heavy. */
    interventions: z.array(interventionId).min(1),
  })
  .superRefine((signal, ctx) => {
    const refuse = (path: string, message: string): void =>
      ctx.addIssue({ code: 'custom', path: [path], message, input: signal });
    if ((signal.asChild !== undefined) !== signal.signallers.includes('SG-CHILD'))
      refuse('asChild', 'what a child can tell is said as a child says it, and nothing else is');
    const slow = signal.handlingTime === 'ordinary' || signal.handlingTime === 'within-5-working-days';
    if (signal.ownDisclosure && signal.alternativeExplanations.length > 0)
      refuse('alternativeExplanations', 'a child that tells is not asked what else it could be');
    if (signal.ownDisclosure && signal.contextOnly)
      refuse('contextOnly', 'what a child tells about itself is never only context');
    if (signal.contextOnly && !slow)
      refuse('handlingTime', 'what is only context cannot be urgent: it is no worry by itself');
    if (slow && signal.alternativeExplanations.length === 0)
      refuse('alternativeExplanations', 'say what it can be besides; where there is time, it is weighed');
  });

const interventionsSchema = z.strictObject({
  version: dateSchema,
  interventions: z.array(interventionSchema),
});
const signalsSchema = z.strictObject({ version: dateSchema, signals: z.array(signalSchema) });

export type Model = z.infer<typeof modelSchema>;
export type Intervention = z.infer<typeof interventionSchema>;
export type Signal = z.infer<typeof signalSchema>;
export type BarrierModel = {
  /** The day on which any of its three files last changed. */
  readonly version: string;
  readonly model: Model;
  readonly interventions: readonly Intervention[];
  readonly signals: readonly Signal[];
};

/** In this order an id is looked for: where it is defined comes first. */
export const barrierFiles = ['signals', 'interventions', 'model'] as const;

export const barrierFile = (name: (typeof barrierFiles)[number], folder: URL): URL =>
  new URL(`barrier-model/${name}.json`, folder);

/** Each file as its schema wants it, or what is wrong in all of them; whether they fit together says checkBarrierModel. */
export function readBarrierModel(folder: URL = contentFolder): BarrierModel {
  const faults: string[] = [];
  const read = <T>(name: (typeof barrierFiles)[number], schema: z.ZodType<T>): T | undefined => {
    const file = barrierFile(name, folder);
    try {
      return parseDocument(schema, readDocument(file), file);
    } catch (error) {
      if (!(error instanceof ContentFault)) throw error;
      faults.push(error.message);
      return undefined;
    }
  };
  const model = read('model', modelSchema);
  const steps = read('interventions', interventionsSchema);
  const seen = read('signals', signalsSchema);
  if (model === undefined || steps === undefined || seen === undefined)
    throw new ContentFault(faults.join('\n'));
  const [version = model.version] = [model.version, steps.version, seen.version].toSorted().toReversed();
  return { version, model, interventions: steps.interventions, signals: seen.signals };
}

/**
 * Frames: the law a case or desk lives under, as data that a jurist can read and change.
 *
 * What a frame does not say is not allowed: no legal basis, no access. Each function of the field is therefore
 * either the receiver of a basis or named, with the reason, among those without access.
 */
import * as z from 'zod';
import { casePurposes, Level, Purpose } from '#contract/common.ts';
import { levelNumber } from '#kernel/levels.ts';
import { codeSchema, dateSchema, markSchema, sourcedShape, textSchema } from '#kernel/content/vocabulary.ts';
import { tenantKindSchema } from './vocabulary.ts';
import { contentFolder, jsonFilesIn, parseDocument, readDocument } from '#kernel/content/read.ts';

/** How often a controller must look again at a basis; longer than a year is never. */
const reviewMonthsSchema = z.int().min(1).max(12);

const legalBasisSchema = z.strictObject({
  code: codeSchema,
  /** The Dutch citation as it stands on screen. */
  article: textSchema,
  purpose: Purpose,
  /** appointment: lead or deputy of a case; access: given by them; standing: comes with a function. */
  kind: z.enum(['appointment', 'access', 'standing']),
  receivers: z.array(codeSchema).min(1),
  maxLevel: Level,
  /** Only for people who work under the controller of the frame itself. */
  sameControllerOnly: z.boolean(),
  /** Why it is needed, in one sentence that the family may read. */
  necessity: textSchema,
  /** What travels along with the data: limits, secrecy, who is told. */
  conditions: textSchema,
  reviewMonths: reviewMonthsSchema,
  /** What a jurist should know before relying on this basis. */
  note: textSchema.optional(),
  ...sourcedShape,
});
export type LegalBasis = z.infer<typeof legalBasisSchema>;

const admittedFunctionSchema = z.strictObject({
  function: codeSchema,
  purpose: Purpose,
  maxLevel: Level,
  mayLead: z.boolean(),
  mayDeputise: z.boolean(),
});
export type AdmittedFunction = z.infer<typeof admittedFunctionSchema>;

const retentionRuleSchema = z.strictObject({
  /** An ISO 8601 period in years. Null: no term has been confirmed, so nothing is destroyed by itself. */
  term: z
    .string()
    .regex(/^P[1-9]\d*Y$/)
    .nullable(),
  from: z.enum(['last-change', 'first-processing', 'birth-of-youngest-child', 'decision', 'sent']),
  basis: textSchema,
  note: textSchema.optional(),
  ...sourcedShape,
});

/** The eight phases and what the case's lead is called before and from the phase that needs a director. */
const phasesSchema = z
  .strictObject({
    before: z.literal('first-contact'),
    from: z.literal('director'),
    directorFrom: z.int().min(1).max(8),
    list: z
      .array(
        z.strictObject({
          number: z.int().min(1).max(8),
          code: codeSchema,
          title: textSchema,
          /** Completes the sentence 'Wij zijn nu: ...'. */
          onScreen: textSchema,
        }),
      )
      .length(8),
    source: textSchema,
  })
  .refine(phases => phases.list.every((phase, index) => phase.number === index + 1), {
    path: ['list'],
    message: 'the phases are numbered 1 to 8, in order',
  });

const frameShape = z.strictObject({
  code: codeSchema,
  version: dateSchema,
  validFrom: dateSchema,
  title: textSchema,
  controller: textSchema,
  /** How people reach the controller with their rights; a municipality puts its own text here. */
  contactPoint: textSchema,
  tenantKinds: z.array(tenantKindSchema).min(1),
  /** The relations on a case that may give access. */
  accessDecidedBy: z.array(z.enum(['lead', 'deputy'])).min(1),
  mayUseBsn: z.boolean(),
  bsnSource: textSchema,
  firstLookBackWeeks: z.strictObject({
    value: z.int().min(1).max(26),
    mark: markSchema,
    source: textSchema,
  }),
  functions: z.array(admittedFunctionSchema).min(1),
  legalBases: z.array(legalBasisSchema).min(1),
  /** Functions that read no case in this frame, and why not: an answer for who asks, and a proof of no oversight. */
  withoutAccess: z.array(z.strictObject({ function: codeSchema, why: textSchema })),
  lifeDomains: z
    .array(
      z.strictObject({
        code: z.enum(['care', 'housing', 'school-work', 'leisure', 'upbringing', 'money', 'safety']),
        title: textSchema,
      }),
    )
    .min(1),
  retention: z.strictObject({
    case: retentionRuleSchema,
    concern: retentionRuleSchema,
    ownMessage: retentionRuleSchema,
  }),
  secrecy: textSchema,
  logRule: z.strictObject({
    text: textSchema,
    keep: z.string().regex(/^P[1-9]\d*Y$/),
    ...sourcedShape,
  }),
  phases: phasesSchema,
});
export type Frame = z.infer<typeof frameShape>;

const onCases = new Set<Purpose>(casePurposes);

export const frameSchema = frameShape.superRefine((frame, ctx) => {
  const refuse = (path: (string | number)[], message: string): void =>
    ctx.addIssue({ code: 'custom', path, message, input: frame });

  for (const [list, keys] of [
    ['legalBases', frame.legalBases.map(basis => basis.code)],
    ['lifeDomains', frame.lifeDomains.map(domain => domain.code)],
    ['withoutAccess', frame.withoutAccess.map(entry => entry.function)],
    ['functions', frame.functions.map(admitted => `${admitted.function} (${admitted.purpose})`)],
  ] as const) {
    for (const key of repeated(keys)) refuse([list], `${key} stands here twice`);
  }

  const standingTaken = new Set<Purpose>();
  frame.legalBases.forEach((basis, index) => {
    const at = (field: string): (string | number)[] => ['legalBases', index, field];
    const isStanding = basis.kind === 'standing';
    if (isStanding === onCases.has(basis.purpose)) {
      refuse(at('purpose'), `${basis.purpose} does not go with a basis of the kind ${basis.kind}`);
    }
    if (isStanding) {
      if (standingTaken.has(basis.purpose)) {
        refuse(at('purpose'), `a second standing basis for ${basis.purpose}: which one would count?`);
      }
      standingTaken.add(basis.purpose);
    }
    if (basis.kind === 'appointment' && !basis.sameControllerOnly) {
      refuse(at('sameControllerOnly'), 'nobody outside the controller leads or deputises');
    }
    if (
      basis.kind === 'access' &&
      !basis.sameControllerOnly &&
      levelNumber(basis.maxLevel) > levelNumber('detail')
    ) {
      refuse(at('maxLevel'), 'another organisation reads at most; it writes in its own file');
    }
    for (const receiver of repeated(basis.receivers))
      refuse(at('receivers'), `${receiver} stands here twice`);
    for (const receiver of basis.receivers) {
      if (!frame.functions.some(f => f.function === receiver && f.purpose === basis.purpose)) {
        refuse(at('receivers'), `the frame does not admit ${receiver} for ${basis.purpose}`);
      }
      if (!isStanding && frame.withoutAccess.some(entry => entry.function === receiver)) {
        refuse(at('receivers'), `${receiver} is also named as without access`);
      }
    }
  });

  frame.functions.forEach((admitted, index) => {
    const bases = frame.legalBases.filter(
      basis => basis.purpose === admitted.purpose && basis.receivers.includes(admitted.function),
    );
    if (bases.length === 0) {
      refuse(['functions', index], 'no basis lets this function read for this purpose');
    } else if (bases.every(basis => levelNumber(basis.maxLevel) < levelNumber(admitted.maxLevel))) {
      refuse(['functions', index, 'maxLevel'], `no basis reaches ${admitted.maxLevel}`);
    }
    const appointed = bases.some(basis => basis.kind === 'appointment');
    if ((admitted.mayLead || admitted.mayDeputise) !== appointed) {
      refuse(
        ['functions', index],
        'who may lead or deputise has a basis to be appointed on, and only they have one',
      );
    }
  });
  if (!frame.functions.some(f => f.mayLead)) refuse(['functions'], 'no function may lead a case');
  if (!frame.functions.some(f => f.mayDeputise)) refuse(['functions'], 'no function may deputise');
});

function repeated(keys: readonly string[]): string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

/** A frame with the document it came from: what is stored, and what its hash is taken over. */
export type FrameFile = { readonly file: URL; readonly frame: Frame; readonly document: unknown };

export function readFrames(folder: URL = contentFolder): FrameFile[] {
  return jsonFilesIn(new URL('frames/', folder)).map(file => {
    const document = readDocument(file);
    return { file, frame: parseDocument(frameSchema, document, file), document };
  });
}

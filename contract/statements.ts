import { z } from 'zod';
import { casePurposes, Instant, IsoDate, optionalWords, Part, Version, words } from './common.ts';
import { CaseId, QuestionId, StatementId } from './ids.ts';
import { route } from './route.ts';
import { statementNow } from './theirs.ts';

/** How it reached us: by the link, or written down by hand. */
export const StatementHow = z.enum(['task-link', 'phone', 'talk', 'message', 'letter']);
export type StatementHow = z.infer<typeof StatementHow>;

const OrganisationCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const withheldFrom = z
  .array(OrganisationCode)
  .max(20)
  .refine(codes => new Set(codes).size === codes.length, 'Noem een organisatie één keer')
  .describe('Organisations that the condition names: this part is not given to them');

const saidFields = {
  organisation: words(120),
  saidBy: words(120),
  phone: optionalWords(40),
  receivedOn: IsoDate,
  what: words(4000),
  sharedBecause: optionalWords(400),
  condition: optionalWords(400),
};

/** The same, as it was kept. */
const kept = {
  organisation: z.string(),
  saidBy: z.string(),
  phone: z.string().nullable(),
  receivedOn: IsoDate,
  what: z.string(),
  sharedBecause: z.string().nullable(),
  condition: z.string().nullable().describe('Voorwaarde van de bron, in its own words'),
};

/** What a statement said before it was corrected. */
export const EarlierStatement = z.object({
  ...kept,
  reason: z.string(),
  correctedBy: z.string(),
  correctedAt: Instant,
});
export type EarlierStatement = z.infer<typeof EarlierStatement>;

/** What another organisation says, with its source and its conditions. */
export const Statement = z.object({
  statementId: z.uuid(),
  part: Part,
  ...kept,
  how: StatementHow,
  question: z.string().nullable().describe('What was asked, when it came by a link'),
  withheldFrom: z.array(z.string()).describe('Names of the organisations that the condition is about'),
  recordedBy: z.string(),
  mayCorrect: z.boolean().describe('An answer by a link is the partner’s own: nobody corrects that'),
  earlier: z.array(EarlierStatement).describe('What it said before, the newest correction first'),
  version: Version,
});
export type Statement = z.infer<typeof Statement>;

export const PartnerQuestion = z.object({
  questionId: z.uuid(),
  part: Part.describe('The part it is about'),
  toWhom: z.string(),
  because: z.string(),
  question: z.string(),
  answerBy: IsoDate,
  state: z.enum(['open', 'answered', 'read', 'withdrawn']),
  over: z.boolean().describe('Nobody answered in time: the link works no more'),
  askedBy: z.string(),
  askedAt: Instant,
  disclosedAt: Instant.nullable().describe('Gedeeld met: since when this stands among the disclosures'),
  answer: z
    .object({
      what: z.string(),
      by: z.string(),
      organisation: z.string(),
      phone: z.string().nullable(),
      because: z.string(),
      condition: z.string().nullable(),
      at: Instant,
    })
    .nullable(),
  version: Version,
});
export type PartnerQuestion = z.infer<typeof PartnerQuestion>;

export const Statements = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  parts: z
    .array(z.object({ part: Part, title: z.string(), mayWrite: z.boolean() }))
    .describe('Parts of which the reader may read more than the headline'),
  organisations: z
    .array(z.object({ code: OrganisationCode, name: z.string() }))
    .describe('Who works with this controller, for whom a condition may be meant'),
  statements: z.array(Statement),
  questions: z
    .array(PartnerQuestion)
    .describe('Of these the reader sees those of cases where the reader writes'),
  mayAsk: z.boolean(),
});
export type Statements = z.infer<typeof Statements>;

export const listStatements = route({
  id: 'statements.list',
  method: 'GET',
  path: '/cases/{caseId}/statements',
  tag: 'statements',
  summary: 'What other organisations say, in the parts the reader may read; and what was asked of them',
  access: { look: 'opened', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  returns: Statements,
});

export const writeStatement = route({
  id: 'statements.write',
  method: 'POST',
  path: '/cases/{caseId}/statements',
  tag: 'statements',
  summary: 'Write down what another organisation said, by telephone, talk, message or letter',
  access: { may: 'statement.write', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    part: Part,
    ...saidFields,
    how: StatementHow.exclude(['task-link']),
    withheldFrom,
  }),
  returns: z.object({ statementId: z.uuid() }),
  status: 201,
  refuses: ['part-not-open', 'term-out-of-bounds', 'source-condition'],
});

export const correctStatement = route({
  id: 'statements.correct',
  method: 'POST',
  path: '/statements/{statementId}/corrections',
  tag: 'statements',
  summary:
    'Correct a statement that was written down by hand, with the reason; what it said before stays beside it',
  access: { may: 'statement.correct', purposes: casePurposes },
  params: z.object({ statementId: StatementId }),
  body: z.object({
    ...saidFields,
    alsoWithheldFrom: withheldFrom.describe('Organisations that the condition names besides: never fewer'),
    reason: words(400),
  }),
  returns: z.object({ version: Version }),
  status: 201,
  etag: true,
  ifMatch: true,
  theirs: statementNow,
  refuses: ['term-out-of-bounds', 'source-condition'],
});

export const askPartner = route({
  id: 'statements.ask',
  method: 'POST',
  path: '/cases/{caseId}/partner-questions',
  tag: 'statements',
  summary:
    'Ask one question of somebody without an account. The link is given once, here, and is nowhere kept; sending it is the asker’s own act',
  access: { may: 'question.ask', purposes: casePurposes },
  params: z.object({ caseId: CaseId }),
  body: z.object({
    part: Part.describe('The part it is about'),
    toWhom: words(120).describe('Function and organisation; the partner does not see it'),
    because: words(400).describe('Why this may be asked; the partner does not see it'),
    question: words(1000).describe('All that the partner sees'),
    answerBy: IsoDate.describe('The link works until and including this day'),
  }),
  returns: z.object({
    questionId: z.uuid(),
    path: z
      .string()
      .nullable()
      .describe('Of the link, below our own address; null when the same command is sent again'),
  }),
  status: 201,
  refuses: ['part-not-open', 'term-out-of-bounds'],
});

export const withdrawQuestion = route({
  id: 'statements.withdraw-question',
  method: 'PUT',
  path: '/partner-questions/{questionId}/withdrawal',
  tag: 'statements',
  summary: 'Take a question back; its link works no more',
  access: { may: 'question.withdraw', purposes: casePurposes },
  params: z.object({ questionId: QuestionId }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['already-done'],
});

export const readAnswer = route({
  id: 'statements.read-answer',
  method: 'PUT',
  path: '/partner-questions/{questionId}/reading',
  tag: 'statements',
  summary: 'The answer was read: keep it as a statement in a part, heeding its condition, or in none',
  access: { may: 'question.read-answer', purposes: casePurposes },
  params: z.object({ questionId: QuestionId }),
  body: z.object({ part: Part.nullable().describe('Null: in no part'), withheldFrom }),
  returns: z.object({ version: Version }),
  etag: true,
  ifMatch: true,
  refuses: ['already-done', 'part-not-open', 'source-condition'],
});

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import * as contract from '#contract/statements.ts';
import type { Relation, Subject } from '#kernel/authority.ts';
import type { Clock } from '#kernel/clock.ts';
import { standsNow } from '#kernel/hand.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { standOn, subjectOf } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import { toQuestion, toSaid, toStatement } from './view.ts';

const monthsAhead = 2;
/** Where a link leads, below our own address. */
export const linkTo = (token: string): string => `/vraag/${token}`;

const relationsTo = (row: { readonly is_lead: boolean; readonly is_deputy: boolean }): Relation[] => [
  ...(row.is_lead ? (['lead'] as const) : []),
  ...(row.is_deputy ? (['deputy'] as const) : []),
];

type QuestionRow = Awaited<ReturnType<typeof loadQuestion>>;
const loadQuestion = async (unit: Unit, questionId: string, opened: typeof store.openedToRead) => {
  const { question } = await unit.load({
    question: store.question(questionId),
    opened: opened(questionId),
  });
  return one(question);
};

/** Whoever reads a question and does not direct the case is told so. */
const questionSubject = (row: QuestionRow): Subject => {
  const relations = relationsTo(row);
  if (relations.length === 0) throw new Refused('not-allowed');
  return { id: row.public_id, relations, state: row.case_state, frame: row.frame };
};

export const statementHandlers = ({ clock }: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.listStatements, async (unit, { params: { caseId } }) => {
    const found = await unit.look({
      file: store.caseRow(caseId),
      parts: store.parts(caseId),
      organisations: store.organisations(caseId),
      statements: store.statements(caseId),
      questions: store.questions(caseId),
      journal: store.listOpened(caseId),
    });
    const file = one(found.file);
    return {
      caseId: file.public_id,
      reference: file.reference,
      parts: found.parts.map(({ part, title, writes }) => ({
        part,
        title: title ?? '',
        mayWrite: writes && file.case_state === 'open',
      })),
      organisations: [...found.organisations],
      statements: found.statements.map(row => toStatement(row, file.case_state === 'open')),
      questions: found.questions.map(toQuestion),
      mayAsk: file.case_state === 'open' && rules.directs(unit.actor.function, file),
    };
  }),

  serve(contract.writeStatement, async (unit, { params, body }) => {
    const standing = await standOn(unit, params.caseId);
    const { parts } = await unit.more({ parts: store.parts(params.caseId) });
    const writes = parts.some(each => each.part === body.part && each.writes);
    const may = unit.permit(policy, 'statement.write', subjectOf(standing, writes ? ['writer'] : []));
    if (!writes) throw new Refused('part-not-open');
    const said = unlessRefused(rules.conditions(body));
    const receivedOn = unlessRefused(rules.receivedOn(said.receivedOn, clock.today().toString()));
    const statementId = randomUUID();
    const answer = { statementId };
    await unit.save(
      may,
      {
        written: store.writeStatement(
          may.subject,
          may.subject,
          said.part,
          statementId,
          said.organisation,
          said.saidBy,
          rules.wordsOf(said.phone),
          said.how,
          receivedOn,
          said.what,
          rules.wordsOf(said.sharedBecause),
          rules.wordsOf(said.condition),
          said.withheldFrom,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.correctStatement, async (unit, { params, body, ifMatch }) => {
    const { statement } = await unit.load({
      statement: store.statement(params.statementId),
      opened: store.openedToCorrect(params.statementId),
    });
    const row = one(statement);
    if (row.level < 3) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'statement.correct', {
      id: row.public_id,
      relations: ['writer'],
      state: row.case_state,
      frame: row.frame,
    });
    // what came by a link are the partner's own words
    if (row.how === 'task-link') throw new Refused('not-allowed');
    if (row.version !== ifMatch) await unit.overtaken(may, standsNow(row, toSaid(row)));
    unlessRefused(
      rules.conditions({ condition: body.condition, withheldFrom: body.alsoWithheldFrom }, row.names_others),
    );
    const receivedOn = unlessRefused(rules.receivedOn(body.receivedOn, clock.today().toString()));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        corrected: store.correctStatement(
          may.subject,
          may.subject,
          ifMatch,
          body.organisation,
          body.saidBy,
          rules.wordsOf(body.phone),
          receivedOn,
          body.what,
          rules.wordsOf(body.sharedBecause),
          rules.wordsOf(body.condition),
          body.alsoWithheldFrom,
          body.reason,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.askPartner, async (unit, { params, body }) => {
    const standing = await standOn(unit, params.caseId);
    const { parts } = await unit.more({ parts: store.parts(params.caseId) });
    const may = unit.permit(policy, 'question.ask', subjectOf(standing));
    if (!parts.some(each => each.part === body.part && each.writes)) throw new Refused('part-not-open');
    const today = clock.today();
    const answerBy = unlessRefused(
      rules.answerBy(body.answerBy, {
        today: today.toString(),
        latest: today.add({ months: monthsAhead }).toString(),
      }),
    );
    const questionId = randomUUID();
    const token = randomBytes(32).toString('base64url');
    await unit.save(
      may,
      {
        asked: store.ask(
          may.subject,
          may.subject,
          body.part,
          questionId,
          body.toWhom,
          body.because,
          body.question,
          answerBy,
          createHash('sha256').update(token).digest(),
        ),
      },
      // what is remembered for a repeat has no link: nothing keeps it
      { status: 201, body: { questionId, path: null } },
    );
    return { questionId, path: linkTo(token) };
  }),

  serve(contract.withdrawQuestion, async (unit, { params, ifMatch }) => {
    const question = await loadQuestion(unit, params.questionId, store.openedToWithdraw);
    const may = unit.permit(policy, 'question.withdraw', questionSubject(question));
    if (question.version !== ifMatch) throw new Refused('version-mismatch');
    if (question.state !== 'open') throw new Refused('already-done');
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { withdrawn: store.withdraw(may.subject, may.subject, ifMatch) },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.readAnswer, async (unit, { params, body, ifMatch }) => {
    const question = await loadQuestion(unit, params.questionId, store.openedToRead);
    const may = unit.permit(policy, 'question.read-answer', questionSubject(question));
    if (question.version !== ifMatch) throw new Refused('version-mismatch');
    if (question.state !== 'answered') throw new Refused('already-done');
    unlessRefused(
      rules.conditions({ condition: question.answer_condition, withheldFrom: body.withheldFrom }),
    );
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        read: store.readAnswer(
          may.subject,
          may.subject,
          ifMatch,
          body.part,
          randomUUID(),
          body.part === null ? [] : body.withheldFrom,
        ),
      },
      { status: 200, body: answer },
    );
    return answer;
  }),
];

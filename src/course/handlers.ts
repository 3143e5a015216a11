import { randomUUID } from 'node:crypto';
import * as contract from '#contract/course.ts';
import type { Actor, Relation } from '#kernel/authority.ts';
import { readUntil, type Calendar } from '#kernel/calendar.ts';
import { endOfDay, type Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { laterFits, laterOfCase, type WeighingContent } from '#src/concerns/index.ts';
import { informLater } from '#contract/telling.ts';
import { standOn, stopBefore, stops, subjectOf, unlessCaseOvertaken } from '#src/cases/index.ts';
import { loadAftercareMonths, loadReadingDays } from './content.ts';
import { policy } from './policy.ts';
import { closingReadingHandlers } from './reading-handlers.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import { keepUntilOf, toCourse } from './view.ts';

const monthsBetweenLookBacks = 6;
const yearsOfAftercare = 3;

export const courseHandlers = (deps: {
  readonly clock: Clock;
  readonly calendarOf: (region: Actor['schoolRegion']) => Calendar;
  readonly weighing: WeighingContent;
}): readonly Handler[] => {
  const aftercareMonths = loadAftercareMonths();
  const readingDays = loadReadingDays();
  const bounds = (ahead: { months: number } | { years: number }) => {
    const today = deps.clock.today();
    return { today: today.toString(), latest: today.add(ahead).toString() };
  };

  return [
    serve(contract.openCourse, async (unit, { params: { caseId } }) => {
      const found = await unit.look({
        file: store.file(caseId),
        steps: store.steps(caseId),
        children: store.children(caseId),
        answers: store.answers(caseId),
        later: laterOfCase(caseId),
        lookBacks: store.lookBacks(caseId),
        openWork: store.openWork(caseId),
        closings: store.closings(caseId),
        aftercare: store.aftercare(caseId),
        journal: store.courseOpened(caseId),
      });
      return toCourse(found, deps.clock.today(), aftercareMonths, deps.weighing.laterGrounds);
    }),

    serve(contract.answerStop, async (unit, { params, body }) => {
      const standing = await standOn(unit, params.caseId);
      const may = unit.permit(policy, 'course.answer-stop', subjectOf(standing));
      unlessRefused(rules.dayAhead(body.until, bounds({ months: monthsBetweenLookBacks }), 'until'));
      const answerId = randomUUID();
      const answer = { answerId };
      await unit.save(
        may,
        {
          answered: store.answerStop(
            may.subject,
            may.subject,
            answerId,
            body.stop,
            body.childId,
            body.because,
            body.until,
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(informLater, async (unit, { params, body }) => {
      const standing = await standOn(unit, params.caseId);
      const may = unit.permit(policy, 'course.inform-later', subjectOf(standing));
      const today = deps.clock.today();
      unlessRefused(
        laterFits(body, deps.weighing.laterGrounds, {
          today: today.toString(),
          postponedUntil: today.add({ weeks: deps.weighing.inform(today).postponedWeeks }).toString(),
        }),
      );
      const answer = { laterId: randomUUID() };
      await unit.save(
        may,
        {
          later: store.informLater(
            may.subject,
            may.subject,
            answer.laterId,
            body.ground,
            body.because,
            body.until,
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.recordLookBack, async (unit, { params, body, ifMatch }) => {
      const standing = await standOn(unit, params.caseId);
      const may = unit.permit(policy, 'course.look-back', subjectOf(standing));
      await unlessCaseOvertaken(unit, may, standing, ifMatch, now => ({ nextOn: now.next_look_back_on }));
      unlessRefused(rules.dayBehind(body.heldOn, deps.clock.today().toString(), 'heldOn'));
      unlessRefused(rules.dayAhead(body.nextOn, bounds({ months: monthsBetweenLookBacks }), 'nextOn'));
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        {
          recorded: store.recordLookBack(
            may.subject,
            may.subject,
            ifMatch,
            randomUUID(),
            body.heldOn,
            body.helped,
            body.downside,
            body.decision,
            body.nextOn,
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.closeCase, async (unit, { params, body, ifMatch }) => {
      const standing = await standOn(unit, params.caseId);
      const may = unit.permit(policy, 'course.close', subjectOf(standing));
      if (standing.version !== ifMatch) throw new Refused('version-mismatch');
      const found = await unit.more({
        file: store.file(params.caseId),
        running: store.running(params.caseId),
        work: store.openWork(params.caseId),
        stops: stops(params.caseId),
      });
      const stood = one(found.stops);
      // whoever closes has come to the end: no child is left unspoken with by closing early
      unlessRefused(
        stopBefore(0, 8, {
          childrenSpoken: stood.children_spoken,
          familyInformed: stood.family_informed,
          lookBackSet: true,
        }),
      );
      const work = one(found.work);
      unlessRefused(
        rules.allNamed(
          found.running.map(each => ({ agreementId: each.public_id, version: each.version })),
          body.openLeft,
          {
            callBacks: work.call_backs,
            letters: work.letters,
            corrections: work.corrections,
            answers: work.answers,
            meetings: work.meetings,
            later: work.later,
          },
        ),
      );
      for (const day of body.aftercare)
        unlessRefused(rules.dayAhead(day, bounds({ years: yearsOfAftercare }), 'aftercare'));
      const today = deps.clock.today();
      const calendar = deps.calendarOf(unit.actor.schoolRegion);
      const { openLeft, aftercare, ...said } = body;
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        {
          closed: store.close(
            may.subject,
            may.subject,
            ifMatch,
            randomUUID(),
            JSON.stringify(said),
            JSON.stringify(openLeft),
            JSON.stringify(aftercare),
            keepUntilOf(one(found.file), today),
            endOfDay(readUntil(calendar, today)),
            body.openWorry === null
              ? null
              : calendar.addWorkingDays(today, readingDays(today.toString())).toString(),
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.undoClosing, async (unit, { params, ifMatch }) => {
      const standing = await standOn(unit, params.caseId);
      const may = unit.permit(policy, 'course.undo-closing', subjectOf(standing));
      if (standing.version !== ifMatch) throw new Refused('version-mismatch');
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { undone: store.undoClosing(may.subject, may.subject, ifMatch) },
        { status: 200, body: answer },
      );
      return answer;
    }),

    serve(contract.reopenCase, async (unit, { params, body, ifMatch }) => {
      const standing = await standOn(unit, params.caseId);
      const may = unit.permit(policy, 'course.reopen', subjectOf(standing));
      if (standing.version !== ifMatch) throw new Refused('version-mismatch');
      unlessRefused(
        rules.dayAhead(body.nextLookBackOn, bounds({ months: monthsBetweenLookBacks }), 'nextLookBackOn'),
      );
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { reopened: store.reopen(may.subject, may.subject, ifMatch, body.because, body.nextLookBackOn) },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.answerAftercare, async (unit, { params, body, ifMatch }) => {
      const { rows } = await unit.load({
        rows: store.aftercareRow(params.aftercareId),
        opened: store.aftercareOpened(params.aftercareId),
      });
      const row = one(rows);
      const relations: Relation[] = [
        ...(row.is_lead ? (['lead'] as const) : []),
        ...(row.is_deputy ? (['deputy'] as const) : []),
      ];
      if (relations.length === 0) throw new Refused('not-allowed');
      const may = unit.permit(policy, 'course.answer-aftercare', {
        id: row.public_id,
        relations,
        state: row.case_state,
        frame: row.frame,
      });
      if (row.version !== ifMatch) throw new Refused('version-mismatch');
      if (row.state !== 'due') throw new Refused('already-done');
      const nextOn = body.answer === 'well' ? null : body.nextOn;
      if (nextOn !== null)
        unlessRefused(rules.dayAhead(nextOn, bounds({ months: monthsBetweenLookBacks }), 'nextOn'));
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        {
          answered: store.answerAftercare(
            may.subject,
            may.subject,
            ifMatch,
            body.answer,
            body.words === '' ? null : body.words,
            nextOn,
          ),
        },
        { status: 200, body: answer },
      );
      return answer;
    }),

    ...closingReadingHandlers(deps),
  ];
};

import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import * as contract from '#contract/corrections.ts';
import type { Relation, Subject } from '#kernel/authority.ts';
import type { Clock } from '#kernel/clock.ts';
import { isBefore } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { age } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import type { CorrectionTerms } from './terms.ts';

export type { CorrectionTerms } from './terms.ts';

interface Standing {
  readonly is_lead: boolean;
  readonly is_deputy: boolean;
  readonly case_state: string;
  readonly frame: string;
}
const relationsOf = (standing: Standing): readonly Relation[] => [
  ...(standing.is_lead ? (['lead'] as const) : []),
  ...(standing.is_deputy ? (['deputy'] as const) : []),
];
/** Who reads along and does not direct is told so; a stranger finds nothing. */
const deciding = (id: string, standing: Standing): Subject => {
  const relations = relationsOf(standing);
  if (relations.length === 0) throw new Refused('not-allowed');
  return { id, relations, state: standing.case_state, frame: standing.frame };
};

const load = async (unit: Unit, correctionId: string) => {
  const { correction } = await unit.load({
    correction: store.correction(correctionId),
    opened: store.decideOpened(correctionId),
  });
  return one(correction);
};

const nothingOr = (words: string | null): string | null => (words === '' ? null : words);

export const correctionHandlers = (deps: {
  readonly clock: Clock;
  readonly correctionTerms: CorrectionTerms;
}): readonly Handler[] => {
  const { clock, correctionTerms: terms } = deps;
  const answerBy = (askedOn: string): Temporal.PlainDate =>
    Temporal.PlainDate.from(askedOn).add({ months: terms.answerMonths(askedOn) });
  const latest = (askedOn: string): string =>
    answerBy(askedOn)
      .add({ months: terms.extensionMonths(askedOn) })
      .toString();

  const toCorrection = (row: z.infer<typeof store.CorrectionRow>, decides: boolean) => ({
    correctionId: row.public_id,
    part: row.part,
    about: { kind: row.about, id: row.about_id, words: row.about_words, now: row.about_now },
    askedBy: row.asked_by,
    onBehalfOf: row.child,
    askedOn: row.asked_on,
    wrong: row.wrong,
    shouldBe: row.should_be,
    registeredBy: row.registered_by,
    answerBy: row.answer_by,
    extendedBecause: row.extended_because,
    latest: latest(row.asked_on),
    overdue: row.state === 'open' && isBefore(row.answer_by, clock.today()),
    state: row.state,
    answer: row.answer,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
    earlier: row.earlier,
    receivers: row.receivers,
    mayAnswer: decides,
    mayExtend:
      decides &&
      row.state === 'open' &&
      row.extended_because === null &&
      !isBefore(row.answer_by, clock.today()),
    version: row.version,
  });

  return [
    serve(contract.listCorrections, async (unit, { params: { caseId } }) => {
      const found = await unit.look({
        file: store.caseThere(caseId),
        corrections: store.corrections(caseId),
        opened: store.listOpened(caseId),
      });
      const file = one(found.file);
      const decides =
        relationsOf(file).length > 0 &&
        file.case_state === 'open' &&
        policy.rows.some(
          ({ action, functions, frames }) =>
            action === 'correction.decide' &&
            (functions === 'any' || functions.includes(unit.actor.function)) &&
            (frames === 'any' || frames.includes(file.frame)),
        );
      return { items: found.corrections.map(row => toCorrection(row, decides)) };
    }),

    serve(contract.askCorrection, async (unit, { params: { caseId }, body }) => {
      const found = await unit.load({
        file: store.caseThere(caseId),
        about: store.about(caseId, body.about),
        child: store.child(caseId, body.onBehalfOf),
        opened: store.askOpened(caseId),
      });
      const file = one(found.file);
      const [about] = found.about;
      if (about?.may_ask !== true) {
        // whoever directs has every part: what they name is not there. Anybody else learns nothing of what they do not read
        if (about === undefined && body.about.kind === 'other' && relationsOf(file).length > 0)
          throw new Refused('part-not-open');
        throw new Refused(about === undefined && body.about.kind !== 'other' ? 'not-found' : 'not-allowed');
      }
      const may = unit.permit(policy, 'correction.ask', {
        id: file.public_id,
        relations: ['reader'],
        state: file.case_state,
        frame: file.frame,
      });
      const today = clock.today();
      unlessRefused(
        rules.askedOnFits(body.askedOn, {
          today: today.toString(),
          earliest: today.subtract({ years: 1 }).toString(),
        }),
      );
      if (body.onBehalfOf !== null) {
        const { birth_year: year, birth_month: month, birth_day: day } = one(found.child);
        unlessRefused(rules.childMayAsk(age({ year, month, day }, today), terms.childFrom(today.toString())));
      }
      const correctionId = randomUUID();
      const by = answerBy(body.askedOn).toString();
      const answer = { correctionId, answerBy: by };
      await unit.save(
        may,
        {
          asked: store.ask(
            may.subject,
            may.subject,
            correctionId,
            body.about.kind,
            body.about.kind === 'other' ? null : body.about.id,
            body.about.kind === 'other' ? body.about.part : null,
            body.about.kind === 'other' ? body.about.words : null,
            body.askedBy,
            body.onBehalfOf,
            body.askedOn,
            body.wrong,
            nothingOr(body.shouldBe),
            by,
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.extendCorrection, async (unit, { params: { correctionId }, body, ifMatch }) => {
      const found = await load(unit, correctionId);
      const may = unit.permit(policy, 'correction.decide', deciding(found.public_id, found));
      if (found.version !== ifMatch) throw new Refused('version-mismatch');
      if (found.state !== 'open' || found.extended_because !== null) throw new Refused('already-done');
      unlessRefused(
        rules.extensionFits(body.until, {
          answerBy: found.answer_by,
          latest: latest(found.asked_on),
          today: clock.today().toString(),
        }),
      );
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { extended: store.extend(may.subject, may.subject, ifMatch, body.until, body.because) },
        { status: 200, body: answer },
      );
      return answer;
    }),

    serve(contract.answerCorrection, async (unit, { params: { correctionId }, body, ifMatch }) => {
      const found = await load(unit, correctionId);
      const may = unit.permit(policy, 'correction.decide', deciding(found.public_id, found));
      if (found.version !== ifMatch) throw new Refused('version-mismatch');
      if (found.state !== 'open') throw new Refused('already-done');
      const [seen, newWords] = body.outcome === 'refused' ? [null, null] : [body.seen, body.newWords];
      unlessRefused(rules.answerFits(body.outcome, found.about, newWords, seen));
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        {
          answered: store.answer(
            may.subject,
            may.subject,
            ifMatch,
            body.outcome,
            body.answer,
            seen,
            newWords,
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.tellReceiver, async (unit, { params: { correctionId, receiverId }, body, ifMatch }) => {
      const found = await load(unit, correctionId);
      const may = unit.permit(policy, 'correction.decide', deciding(found.public_id, found));
      if (found.version !== ifMatch) throw new Refused('version-mismatch');
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { told: store.tell(may.subject, may.subject, ifMatch, receiverId, body.toldOn) },
        { status: 200, body: answer },
      );
      return answer;
    }),
  ];
};

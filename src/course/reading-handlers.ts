import * as contract from '#contract/closing-reading.ts';
import { isBefore, type Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { standOn, subjectOf } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import { mayReadClosing } from './rules.ts';
import * as store from './store-reading.ts';

/** The second reader of a case that was closed while somebody was still worried. */
export const closingReadingHandlers = (deps: { readonly clock: Clock }): readonly Handler[] => [
  serve(contract.openClosingReading, async (unit, { params: { closingReadingId } }) => {
    const { found } = await unit.look({
      found: store.closingReading(closingReadingId),
      journal: store.readingOpened(closingReadingId),
    });
    const row = one(found);
    // read, or opened again: there is nothing left to see
    if (row.document === null) throw new Refused('not-found');
    return {
      closingReadingId: row.public_id,
      phaseTitle: row.phase_title ?? '',
      readBefore: row.due_on,
      overdue: isBefore(row.due_on, deps.clock.today()),
      mayAnswer: !row.own,
      ...row.document,
    };
  }),

  serve(contract.readClosing, async (unit, { params: { closingReadingId }, body }) => {
    const { found } = await unit.load({
      found: store.closingReading(closingReadingId),
      opened: store.readingAnswered(closingReadingId),
    });
    const row = one(found);
    const may = unit.permit(policy, 'course.read-closing', {
      id: row.public_id,
      relations: ['desk-reader'],
      state: 'closed',
      frame: row.frame,
    });
    unlessRefused(mayReadClosing({ own: row.own, ended: row.document === null }));
    const answer = { answered: true } as const;
    await unit.save(
      may,
      {
        read: store.readClosing(
          may.subject,
          may.subject,
          body.agrees ? 'agreed' : 'disagreed',
          body.words === '' ? null : body.words,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.keepClosed, async (unit, { params, body }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'course.keep-closed', subjectOf(standing));
    await unit.save(
      may,
      { kept: store.keepClosed(may.subject, may.subject, body.because) },
      { status: 204, body: null },
    );
  }),
];

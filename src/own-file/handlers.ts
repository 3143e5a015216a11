import * as contract from '#contract/own-file.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { ownNumber, toOwnNumber } from '#src/cases/index.ts';
import { NotOnPaper, type Typesetter } from '#src/letters/index.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';

const opened = { open: store.caseOpened('own-file.open'), pdf: store.caseOpened('own-file.pdf') };

/**
 * Taken along to the own file: what the reader wrote, what the own organisation keeps, and the headline. What others wrote or
 * said, the words of a child, sealed parts and addresses are not asked for, and so cannot get in it.
 */
export const ownFileHandlers = (deps: {
  readonly clock: Clock;
  readonly typesetter: Typesetter;
}): readonly Handler[] => {
  const ownOf = async (
    unit: Unit,
    caseId: string,
    asked: { readonly from?: string | undefined; readonly until?: string | undefined },
    act: keyof typeof opened,
  ) => {
    const today = deps.clock.today();
    const period = unlessRefused(rules.periodOf(asked, today));
    const found = await unit.look({
      file: store.caseRow(caseId),
      ownNumber: ownNumber(caseId),
      notes: store.ownNotes(caseId, period.from, period.until),
      agreements: store.agreements(caseId, period.from, period.until),
      opened: opened[act](caseId),
    });
    const file = one(found.file);
    const { organisationId, organisation, label } = unit.actor;
    const called = toOwnNumber(found.ownNumber[0]);
    if (found.notes.length > store.most)
      throw new Refused('invalid-input', [
        { field: 'from', message: 'Dit is te veel ineens. Kies een latere eerste dag' },
      ]);
    const mine = found.notes.filter(each => each.organisation_id === organisationId);
    const own: rules.Own = {
      reference: file.reference,
      ownNumber: called?.number ?? null,
      headline: file.headline,
      closed: file.state === 'closed',
      lookBackOn: file.next_look_back_on,
      lead: file.lead,
      leadPhone: file.lead_phone,
      notes: mine
        .filter(each => !each.changed)
        .map(({ happened_on, with_whom, how, reached, what }) => ({
          on: happened_on,
          withWhom: with_whom,
          how,
          reached,
          what,
        })),
      leftOut: mine.filter(each => each.changed).length,
      agreements: found.agreements
        .filter(each => each.organisation_id === organisationId)
        .map(({ what, keeper, due_on, state }) => ({ what, keeper, dueOn: due_on, state })),
    };
    const on = today.toString();
    return { own, called, period, on, text: rules.textOf(own, period, { label, organisation, on }) };
  };

  return [
    serve(contract.openOwnFile, async (unit, { params: { caseId }, query }) => {
      const { own, called, period, text } = await ownOf(unit, caseId, query, 'open');
      return {
        caseId,
        ownNumber: called,
        ...period,
        text: rules.plain(text),
        notes: own.notes.length,
        agreements: own.agreements.length,
        leftOut: own.leftOut,
      };
    }),

    serve(contract.openOwnFilePdf, async (unit, { params: { caseId }, query }) => {
      const { text, on } = await ownOf(unit, caseId, query, 'pdf');
      const paper = { template: 'own-file-1', on, text };
      try {
        return deps.typesetter.pdf(paper);
      } catch (error) {
        if (!(error instanceof NotOnPaper)) throw error;
        return deps.typesetter.pdf({ ...paper, text: rules.withoutStrangeSigns(text) });
      }
    }),
  ];
};

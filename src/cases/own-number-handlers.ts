import * as contract from '#contract/own-number.ts';
import { standsNow } from '#kernel/hand.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { ownNumber } from './own-number.ts';
import { policy } from './policy.ts';
import * as store from './store-own-number.ts';

/** Whose number it is, is never in the request: it is of the organisation that the reader acts for. */
export const ownNumberHandlers: readonly Handler[] = [
  serve(contract.noteOwnNumber, async (unit, { params: { caseId }, body, ifMatch }) => {
    const { found } = await unit.load({
      found: store.ownNumber(caseId),
      opened: store.openedToNote(caseId),
    });
    const row = one(found);
    // who reads along in the days after the end, or takes part for another organisation
    if (row.given !== true) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'case.note-own-number', {
      id: row.public_id,
      relations: ['own'],
      state: row.state,
      frame: row.frame,
    });
    const version = row.version ?? 1;
    if (version !== ifMatch)
      await unit.overtaken(may, standsNow({ ...row, version }, { number: row.number }));
    const number = body.number === null ? null : unlessRefused(ownNumber(body.number));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { noted: store.noteOwnNumber(may.subject, may.subject, ifMatch, number) },
      { status: 200, body: answer },
    );
    return answer;
  }),
];

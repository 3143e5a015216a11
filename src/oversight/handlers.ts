import { z } from 'zod';
import { IsoDate } from '#contract/common.ts';
import * as contract from '#contract/oversight.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import type { Keys } from '#kernel/keys.ts';
import { levelName } from '#kernel/levels.ts';
import {
  cursorOf,
  openCursor,
  pageSize,
  readCursor,
  sealCursor,
  SealedCursor,
  toPage,
} from '#kernel/paging.ts';
import { Refused } from '#kernel/refusal.ts';
import type { Unit } from '#kernel/unit.ts';
import { groundOf, type WeighingContent } from '#src/concerns/index.ts';
import { childKey, parseBsn } from '#src/people/index.ts';
import { policy } from './policy.ts';
import * as store from './store.ts';

const cursorContext = 'cursor:person-looks';
const disclosureCursor = 'cursor:disclosures';

/** What the reader is to oversight, and with it the permit's subject. */
const overseer = async (unit: Unit) => {
  const { oversight } = await unit.load({ oversight: store.oversight() });
  return {
    id: 'oversight',
    relations: oversight.length > 0 ? (['overseer'] as const) : [],
    state: 'any',
    frame: 'any',
  };
};

export const oversightHandlers = (deps: {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly weighing: WeighingContent;
}): readonly Handler[] => [
  serve(contract.findLooks, async (unit, { body }) => {
    const bsn = parseBsn(body.bsn);
    if (bsn === undefined)
      throw new Refused('invalid-input', [
        { field: 'bsn', message: 'Dit is geen geldig BSN; kijk of er een cijfer verkeerd staat' },
      ]);
    const [after] = readCursor(body.after, SealedCursor);
    const before = after === null ? null : openCursor(deps.keys, after, cursorContext);
    const { looks, titles } = await unit.look({
      looks: store.looksAtPerson(childKey(deps.keys, bsn), before, pageSize * 2 + 1),
      titles: store.functionTitles(),
    });
    const title = new Map(titles.map(t => [t.function, t.title]));
    return toPage(
      looks,
      row => cursorOf(sealCursor(deps.keys, row.journal_id, cursorContext)),
      row => ({
        lookedAt: row.looked_at,
        kind: row.kind,
        act: row.act,
        purpose: row.purpose,
        label: row.label,
        functionTitle: title.get(row.function) ?? row.function,
        organisation: row.organisation,
        caseReference: row.reference,
        part: row.part,
      }),
      pageSize * 2,
    );
  }),

  serve(contract.listDisclosures, async (unit, { query }) => {
    const [after] = readCursor(query.after, SealedCursor);
    const before = after === null ? null : openCursor(deps.keys, after, disclosureCursor);
    const { found } = await unit.look({ found: store.disclosures(before, pageSize * 2 + 1) });
    return toPage(
      found,
      row => cursorOf(sealCursor(deps.keys, row.disclosure_id, disclosureCursor)),
      row => ({
        disclosedAt: row.disclosed_at,
        caseReference: row.reference,
        fromOrganisation: row.from_organisation,
        toOrganisation: row.to_organisation,
        toFunction: row.to_function,
        article: row.article,
        parts: row.parts.map(({ part, level }) => ({ part, level: levelName(level) })),
        endedAt: row.ended_at,
        byQuestion: row.by_question,
      }),
      pageSize * 2,
    );
  }),

  serve(contract.listPostponements, async (unit, { query }) => {
    const [ended, day, id] = readCursor(query.after, z.enum(['runs', 'ended']), IsoDate, z.uuid());
    const { found } = await unit.look({
      found: store.postponements(ended === null ? null : ended === 'ended', day, id, pageSize * 2 + 1),
    });
    const today = deps.clock.today().toString();
    return toPage(
      found,
      row => cursorOf(row.ended_on === null ? 'runs' : 'ended', row.until, row.public_id),
      row => ({
        laterId: row.public_id,
        caseReference: row.reference,
        frameTitle: row.frame_title,
        ground: groundOf(row.ground, deps.weighing.laterGrounds),
        from: row.from_on,
        until: row.until,
        state: row.ended_how ?? (row.until < today ? 'lapsed' : 'runs'),
        endedOn: row.ended_on,
        decidedBy: row.decided_label,
      }),
      pageSize * 2,
    );
  }),

  serve(contract.recordConflict, async (unit, { body }) => {
    const may = unit.permit(policy, 'conflict.record', await overseer(unit));
    await unit.save(
      may,
      { conflict: store.recordConflict(may.subject, body.heldFunctionId, body.caseReference.toUpperCase()) },
      { status: 204, body: null },
    );
  }),

  serve(contract.reviewBasis, async (unit, { params, body }) => {
    const may = unit.permit(policy, 'basis.review', await overseer(unit));
    await unit.save(
      may,
      { reviewed: store.reviewBasis(may.subject, params.frame, params.basis, body.reviewBy) },
      { status: 204, body: null },
    );
  }),
];

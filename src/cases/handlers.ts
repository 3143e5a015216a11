import { z } from 'zod';
import * as contract from '#contract/cases.ts';
import type { Clock } from '#kernel/clock.ts';
import { standsNow } from '#kernel/hand.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { searched } from '#kernel/journal.ts';
import type { Keys } from '#kernel/keys.ts';
import {
  cursorOf,
  openCursor,
  pageSize,
  readCursor,
  sealCursor,
  SealedCursor,
  toPage,
} from '#kernel/paging.ts';
import { one, unlessRefused } from '#kernel/refusal.ts';
import { nameKeys, searchKey } from '#src/people/index.ts';
import { loadAskFromGoals } from './content.ts';
import { familyHandlers } from './family-handlers.ts';
import { ownNumberHandlers } from './own-number-handlers.ts';
import { foundAs } from './own-number.ts';
import { partOf, partTitle } from './parts.ts';
import { policy } from './policy.ts';
import { caseReads } from './reads.ts';
import * as rules from './rules.ts';
import { standOn, subjectOf, unlessCaseOvertaken } from './standing.ts';
import * as lists from './store-lists.ts';
import { stops as hardStops } from './store-stops.ts';
import * as store from './store.ts';
import { toCase, toRow } from './view.ts';

const openedCase = store.caseOpened('cases.open');
const openedLooks = store.caseOpened('cases.looks');
const searchedCase = searched('cases.search-own');
const monthsBetweenLookBacks = 6;
const cursorContext = 'cursor:looks';
const askFromGoals = loadAskFromGoals();

export const caseHandlers = (deps: { readonly keys: Keys; readonly clock: Clock }): readonly Handler[] => [
  ...familyHandlers(deps),
  ...ownNumberHandlers,

  serve(contract.listCases, async (unit, { query }) => {
    const [after] = readCursor(query.after, z.uuid());
    const { found } = await unit.look({ found: lists.myCases(after, pageSize + 1) });
    return toPage(found, row => cursorOf(row.public_id), toRow);
  }),

  serve(contract.searchCases, async (unit, { body }) => {
    const [asked, found] =
      'reference' in body
        ? [body.reference, lists.casesByNumber(body.reference.toUpperCase(), foundAs(body.reference))]
        : [
            `${body.surname}|${body.birthYear}`,
            lists.casesByName(nameKeys(deps.keys, body.surname, body.birthYear)),
          ];
    const answer = await unit.look({ found, searched: searchedCase(searchKey(deps.keys, asked)) });
    return { items: answer.found.map(toRow) };
  }),

  serve(contract.openCase, async (unit, { params: { caseId } }) => {
    const rows = await unit.look(caseReads(caseId, 'cases.open'));
    const today = deps.clock.today();
    return toCase(rows, today, askFromGoals(today));
  }),

  serve(contract.changeCase, async (unit, { params, body, ifMatch }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'case.change', subjectOf(standing));
    await unlessCaseOvertaken(unit, may, standing, ifMatch, now => ({
      headline: now.headline,
      phase: now.phase,
      nextLookBackOn: now.next_look_back_on,
      lineTo: now.line,
      lineBecause: now.line_because,
    }));
    const today = deps.clock.today();
    const { stops } = await unit.more({ stops: hardStops(params.caseId) });
    const {
      children_spoken: childrenSpoken,
      family_informed: familyInformed,
      look_back_set: lookBackSet,
    } = one(stops);
    const next = unlessRefused(
      rules.change(
        {
          headline: standing.headline,
          phase: standing.phase,
          leadRole: standing.lead_role,
          nextLookBackOn: standing.next_look_back_on,
        },
        body,
        {
          today: today.toString(),
          latest: today.add({ months: monthsBetweenLookBacks }).toString(),
        },
      ),
    );
    if (body.parentsToldOn !== undefined)
      unlessRefused(
        rules.told(body.parentsToldOn, today.toString(), {
          postponed: standing.parents_informed === 'postponed',
          tellBy: standing.tell_by,
        }),
      );
    unlessRefused(
      rules.stopBefore(standing.phase, next.phase, {
        childrenSpoken,
        familyInformed: familyInformed || body.parentsToldOn !== undefined,
        // a day that is chosen in the same act counts
        lookBackSet: lookBackSet || body.nextLookBackOn !== undefined,
      }),
    );
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      {
        file: store.updateCase(
          may.subject,
          may.subject,
          next.headline,
          next.phase,
          next.nextLookBackOn,
          ifMatch,
          body.line?.to ?? null,
          body.line?.because ?? null,
          body.parentsToldOn ?? null,
        ),
      },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.appoint, async (unit, { params, body, ifMatch }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'case.appoint', subjectOf(standing));
    unlessRefused(rules.appointment(standing.phase, body.role));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { appointed: store.appoint(may.subject, may.subject, ifMatch, body.role, body.heldFunctionId) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.openPart, async (unit, { params, body }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'case.open-part', subjectOf(standing));
    const answer = { lifeDomain: body.lifeDomain };
    await unit.save(
      may,
      { opened: store.openPart(may.subject, may.subject, body.lifeDomain) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.recordSeen, async (unit, { params, body, ifMatch }) => {
    const { child, standing } = await unit.load({
      child: store.childVersion(params.caseId, params.childId),
      standing: store.standing(params.caseId),
      opened: openedCase(params.caseId),
    });
    const file = one(standing);
    const may = unit.permit(policy, 'case.record-seen', {
      ...subjectOf({
        ...file,
        relations: [
          ...(file.is_lead ? (['lead'] as const) : []),
          ...(file.is_deputy ? (['deputy'] as const) : []),
        ],
      }),
      id: one(child).public_id,
    });
    if (one(child).version !== ifMatch) {
      const { now } = await unit.more({ now: store.seenNow(params.caseId, params.childId) });
      const { last_seen_on: seenOn, last_seen_by: seenBy, last_seen_alone: alone, ...row } = one(now);
      await unit.overtaken(may, standsNow(row, { seenOn, seenBy, alone }));
    }
    unlessRefused(rules.seen(body.seenOn, deps.clock.today().toString()));
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { seen: store.recordSeen(may.subject, may.subject, body.seenOn, body.seenBy, body.alone, ifMatch) },
      { status: 200, body: answer },
    );
    return answer;
  }),

  serve(contract.revealAddress, async (unit, { params }) => {
    const { address } = await unit.look({
      address: store.addressOf(params.caseId, params.childId),
      journal: store.addressOpened(params.caseId, params.childId),
    });
    const found = one(address);
    const lines = z
      .array(z.string())
      .parse(JSON.parse(deps.keys.open(found.address, `case-child:${found.case_public_id}:address`)));
    return { lines, secret: found.secret };
  }),

  serve(contract.listLooks, async (unit, { params, query }) => {
    const [before] = readCursor(query.after, SealedCursor);
    const beforeId = before === null ? null : openCursor(deps.keys, before, cursorContext);
    const { file, looks } = await unit.look({
      file: store.caseRow(params.caseId),
      looks: store.looks(params.caseId, beforeId, pageSize * 2 + 1),
      journal: openedLooks(params.caseId),
    });
    const { domains } = one(file);
    return toPage(
      looks,
      row => cursorOf(sealCursor(deps.keys, row.journal_id, cursorContext)),
      row => {
        const part = partOf(row.scope_kind, row.life_domain);
        return {
          lookedAt: row.looked_at,
          kind: row.kind,
          act: row.act,
          part,
          partTitle: partTitle(part, domains),
          label: row.label,
          functionTitle: row.function_title,
          organisation: row.organisation,
          purpose: row.purpose,
        };
      },
      pageSize * 2,
    );
  }),
];

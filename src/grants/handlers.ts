import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Instant } from '#contract/common.ts';
import * as contract from '#contract/grants.ts';
import { accessEnd, readUntil, type Calendar } from '#kernel/calendar.ts';
import { endOfDay, type Clock } from '#kernel/clock.ts';
import type { Actor } from '#kernel/authority.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { openedScope } from '#kernel/journal.ts';
import { levelName, levelNumber } from '#kernel/levels.ts';
import { cursorOf, pageSize, readCursor, toPage } from '#kernel/paging.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { standOn, subjectOf } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import { lastDay, renewal } from './rules.ts';
import * as store from './store.ts';

const monthsAtMost = 6;
const openedToRevoke = openedScope(
  'grants.revoke',
  'select scope_id from app.access_grant where public_id = $1',
);

const toInvitation = (row: store.InvitationRow): z.input<typeof contract.Invitation> => ({
  grantId: row.grant_public_id,
  role: row.kind,
  caseReference: row.reference,
  reason: row.reason,
  givenBy: row.given_by_label,
  givenByPhone: row.given_by_phone,
  givenAt: row.given_at,
  until: row.valid_until,
  basis: row.basis_title,
  parts: row.parts.map(({ part, level }) => ({ part, level: levelName(level) })),
  children: row.children,
});

export const grantHandlers = (deps: {
  readonly clock: Clock;
  readonly calendarOf: (region: Actor['schoolRegion']) => Calendar;
}): readonly Handler[] => [
  serve(contract.giveAccess, async (unit, { params, body }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'grant.give', subjectOf(standing));
    const today = deps.clock.today();
    const calendar = deps.calendarOf(unit.actor.schoolRegion);
    const bounds = {
      today: today.toString(),
      byDefault: accessEnd(calendar, {
        today,
        lookBack: Temporal.PlainDate.from(standing.next_look_back_on),
      }).toString(),
      latest: today.add({ months: monthsAtMost }).toString(),
    };
    const asked = unlessRefused(lastDay(body.until, bounds));
    // access never ends on a day that nobody works; that day too lies within the bounds
    const last = Temporal.PlainDate.from(
      unlessRefused(lastDay(calendar.addWorkingDays(Temporal.PlainDate.from(asked), 0).toString(), bounds)),
    );
    const grantId = randomUUID();
    const answer = { grantId, lastDay: last.toString() };
    const parts = JSON.stringify(body.parts.map(({ part, level }) => ({ part, level: levelNumber(level) })));
    const given = store.give(
      may.subject,
      may.subject,
      body.heldFunctionId,
      parts,
      body.basisCode,
      body.reason,
      body.familyTold,
      endOfDay(last),
      endOfDay(readUntil(calendar, last)),
      grantId,
    );
    await unit.save(may, { given }, { status: 201, body: answer });
    return answer;
  }),

  serve(contract.renewTeam, async (unit, { params, body }) => {
    const standing = await standOn(unit, params.caseId);
    const may = unit.permit(policy, 'grant.renew', subjectOf(standing));
    const { running } = await unit.more({ running: store.running(standing.scope_id) });
    unlessRefused(renewal(running, body.choices));
    const calendar = deps.calendarOf(unit.actor.schoolRegion);
    const last = accessEnd(calendar, {
      today: deps.clock.today(),
      lookBack: Temporal.PlainDate.from(standing.next_look_back_on),
    });
    const answer = { lastDay: last.toString() };
    const choices = body.choices.map(each => ({ ...each, newId: randomUUID() }));
    await unit.save(
      may,
      {
        renewed: store.renew(
          may.subject,
          may.subject,
          JSON.stringify(choices),
          body.familyTold,
          endOfDay(last),
          endOfDay(readUntil(calendar, last)),
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.revokeAccess, async (unit, { params, body, ifMatch }) => {
    const { grants } = await unit.load({
      grants: store.grant(params.grantId),
      opened: openedToRevoke(params.grantId),
    });
    const grant = one(grants);
    // the team page shows the grant to whoever sees the case; ending it is not theirs
    if (!grant.i_direct && !grant.is_mine) throw new Refused('not-allowed');
    const may = unit.permit(policy, 'grant.revoke', {
      id: grant.public_id,
      relations: [
        ...(grant.i_direct ? (['lead'] as const) : []),
        ...(grant.is_mine ? (['holder'] as const) : []),
      ],
      state: 'live',
      frame: 'any',
    });
    if (grant.ended) throw new Refused('already-ended');
    if (grant.version !== ifMatch) throw new Refused('version-mismatch');
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { revoked: store.revoke(may.subject, may.subject, ifMatch, body.reason) },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.listInvitations, async (unit, { query }) => {
    const [at, id] = readCursor(query.after, Instant, z.uuid());
    const { found } = await unit.look({
      found: store.invitations(null, at, id, pageSize + 1),
    });
    return toPage(found, row => cursorOf(row.given_at, row.grant_public_id), toInvitation);
  }),

  serve(contract.getInvitation, async (unit, { params }) => {
    const { found } = await unit.look({ found: store.invitations(params.grantId, null, null, 1) });
    return toInvitation(one(found));
  }),

  serve(contract.answerInvitation, async (unit, { params, body }) => {
    const { found } = await unit.load({ found: store.invitations(params.grantId, null, null, 1) });
    const invitation = one(found);
    const may = unit.permit(policy, 'grant.answer', {
      id: invitation.grant_public_id,
      relations: ['invited'],
      state: 'invited',
      frame: 'any',
    });
    const answer = { caseId: body.privateTie ? null : invitation.case_public_id };
    await unit.save(
      may,
      { answered: store.answer(may.subject, may.subject, body.privateTie) },
      { status: 201, body: answer },
    );
    return answer;
  }),
];

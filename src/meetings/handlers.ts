import { randomUUID } from 'node:crypto';
import * as contract from '#contract/meetings.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { LetterContent, Typesetter } from '#src/letters/index.ts';
import type { MeetingContent } from './content.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import { recordHandlers } from './record-handlers.ts';
import { subjectOf, type File } from './standing.ts';
import * as store from './store.ts';
import { aroundOn, askedOf, toMeetings } from './view.ts';

const around = (by: 'case' | 'meeting', id: string) => ({
  file: store.file[by](id),
  parts: store.parts[by](id),
  people: store.people[by](id),
  children: store.children[by](id),
  team: store.team[by](id),
});

const monthsAhead = 6;
const monthsBack = 1;

export const meetingHandlers = (deps: {
  readonly clock: Clock;
  readonly letters: LetterContent;
  readonly meetings: MeetingContent;
  readonly typesetter: Typesetter;
}): readonly Handler[] => {
  const { clock, letters, meetings: content } = deps;
  const senderOf = (tenant: string) => letters.senders.find(({ code }) => code === tenant);

  /** What was planned, as far as the rules let it. */
  const planned = (
    body: {
      readonly heldOn: string;
      readonly place: string;
      readonly attendees: Parameters<typeof askedOf>[0][];
    },
    found: Parameters<typeof aroundOn>[0] & { readonly file: readonly File[] },
  ) => {
    const today = clock.today();
    const heldOn = unlessRefused(
      rules.day(body.heldOn, {
        earliest: today.subtract({ months: monthsBack }).toString(),
        latest: today.add({ months: monthsAhead }).toString(),
      }),
    );
    const place = unlessRefused(rules.place(body.place, one(found.file).address_is_secret));
    const attendees = unlessRefused(
      rules.seating(body.attendees.map(askedOf), aroundOn(found, content, heldOn)),
    );
    return [
      heldOn,
      place,
      JSON.stringify(attendees),
      content.childFrom(heldOn),
      content.parentRoles,
    ] as const;
  };

  return [
    serve(contract.listMeetings, async (unit, { params: { caseId } }) => {
      const found = await unit.look({
        ...around('case', caseId),
        meetings: store.meetings(caseId),
        attendees: store.attendees.case(caseId),
        notes: store.notes.case(caseId),
        agreements: store.agreements.case(caseId),
        copies: store.copies(caseId),
        opened: store.listOpened(caseId),
      });
      return toMeetings(found, {
        content,
        hasSender: tenant => senderOf(tenant) !== undefined,
        today: clock.today().toString(),
        actsAs: unit.actor.function,
      });
    }),

    serve(contract.planMeeting, async (unit, { params: { caseId }, body }) => {
      const found = await unit.load({ ...around('case', caseId), opened: store.openedFor.plan(caseId) });
      const file = one(found.file);
      const may = unit.permit(policy, 'meeting.plan', subjectOf(file.public_id, file));
      const [heldOn, place, attendees, childFrom, parentWords] = planned(body, found);
      const meetingId = randomUUID();
      const answer = { meetingId };
      await unit.save(
        may,
        {
          planned: store.plan(
            may.subject,
            may.subject,
            meetingId,
            heldOn,
            body.beginsAt,
            place,
            attendees,
            childFrom,
            parentWords,
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.changeMeeting, async (unit, { params: { meetingId }, body, ifMatch }) => {
      const found = await unit.load({
        ...around('meeting', meetingId),
        meetings: store.meeting(meetingId),
        opened: store.openedFor.change(meetingId),
      });
      const meeting = one(found.meetings);
      const may = unit.permit(policy, 'meeting.plan', subjectOf(meeting.public_id, one(found.file)));
      if (meeting.version !== ifMatch) throw new Refused('version-mismatch');
      if (meeting.state !== 'planned') throw new Refused('already-done');
      const [heldOn, place, attendees, childFrom, parentWords] = planned(body, found);
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        {
          changed: store.change(
            may.subject,
            may.subject,
            ifMatch,
            heldOn,
            body.beginsAt,
            place,
            attendees,
            childFrom,
            parentWords,
          ),
        },
        { status: 200, body: answer },
      );
      return answer;
    }),

    serve(contract.cancelMeeting, async (unit, { params: { meetingId }, body, ifMatch }) => {
      const found = await unit.load({
        file: store.file.meeting(meetingId),
        meetings: store.meeting(meetingId),
        opened: store.openedFor.cancel(meetingId),
      });
      const meeting = one(found.meetings);
      const may = unit.permit(policy, 'meeting.plan', subjectOf(meeting.public_id, one(found.file)));
      if (meeting.version !== ifMatch) throw new Refused('version-mismatch');
      if (body.because === '')
        throw new Refused('invalid-input', [
          { field: 'because', message: 'Schrijf op waarom het overleg niet doorgaat' },
        ]);
      if (meeting.state !== (body.because === null ? 'cancelled' : 'planned'))
        throw new Refused('already-done');
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { cancelled: store.cancel(may.subject, may.subject, ifMatch, body.because) },
        { status: 200, body: answer },
      );
      return answer;
    }),

    ...recordHandlers(deps),
  ];
};

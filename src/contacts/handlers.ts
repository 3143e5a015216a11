import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Instant, IsoDate } from '#contract/common.ts';
import * as contract from '#contract/contacts.ts';
import type { Actor, Relation } from '#kernel/authority.ts';
import type { Calendar } from '#kernel/calendar.ts';
import type { Clock } from '#kernel/clock.ts';
import { standsNow } from '#kernel/hand.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { cursorOf, pageSize, readCursor, toPage } from '#kernel/paging.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import { toAttachment, type AttachmentContent } from '#src/attachments/index.ts';
import { standOn, subjectOf } from '#src/cases/index.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import { toNote } from './view.ts';

interface Dependencies {
  readonly clock: Clock;
  readonly attachments: AttachmentContent;
  readonly calendarOf: (region: Actor['schoolRegion']) => Calendar;
}

const monthsAhead = 3;
/** The days between which a call-back may fall. */
const boundsFrom = (today: Temporal.PlainDate) => ({
  today: today.toString(),
  latest: today.add({ months: monthsAhead }).toString(),
});

export const contactHandlers = (deps: Dependencies): readonly Handler[] => {
  const attached = toAttachment(deps.attachments);
  return [
    serve(contract.listContacts, async (unit, { params, query }) => {
      const [day, moment, id] = readCursor(query.after, IsoDate, Instant, z.uuid());
      const { file, notes } = await unit.look({
        file: store.caseThere(params.caseId),
        notes: store.notes(params.caseId, day, moment, id, pageSize + 1),
        journal: store.listOpened(params.caseId),
      });
      const open = one(file).state === 'open';
      return toPage(
        notes,
        row => cursorOf(row.happened_on, row.written_at, row.public_id),
        row => ({
          ...toNote(row, open),
          attachments: row.attachments.map(each => attached(each, open && row.level >= 3)),
        }),
      );
    }),

    serve(contract.writeContact, async (unit, { params, body }) => {
      const standing = await standOn(unit, params.caseId);
      const { parts, answered } = await unit.more({
        parts: store.part(params.caseId, body.part),
        answered: store.note(body.answers ?? null),
      });
      const [part] = parts;
      const writes = part !== undefined && part.level >= 3;
      const may = unit.permit(policy, 'contact.write', subjectOf(standing, writes ? ['writer'] : []));
      if (part === undefined) throw new Refused('part-not-open');
      if (!writes) throw new Refused('not-allowed');
      if (body.answers !== undefined) one(answered);
      const today = deps.clock.today();
      const said = unlessRefused(rules.contact(body, today.toString()));
      const calendar = deps.calendarOf(unit.actor.schoolRegion);
      const wished = rules.callBackDay(
        said.reached,
        body.callBackOn,
        calendar.nextWorkingDay(today).toString(),
      );
      const callBackOn = wished === null ? null : unlessRefused(rules.callBack(wished, boundsFrom(today)));
      const noteId = randomUUID();
      const answer = { noteId, callBackOn };
      await unit.save(
        may,
        {
          written: store.writeNote(
            may.subject,
            may.subject,
            body.part,
            noteId,
            said.happenedOn,
            said.withWhom,
            said.how,
            said.reached,
            said.what,
            callBackOn,
            body.answers ?? null,
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.correctContact, async (unit, { params, body, ifMatch }) => {
      const { notes } = await unit.load({
        notes: store.note(params.noteId),
        opened: store.openedToCorrect(params.noteId),
      });
      const note = one(notes);
      if (note.level < 3) throw new Refused('not-allowed');
      const may = unit.permit(policy, 'contact.correct', {
        id: note.public_id,
        relations: ['writer'],
        state: note.case_state,
        frame: note.frame,
      });
      if (note.version !== ifMatch) {
        const { happened_on: happenedOn, with_whom: withWhom, how, reached, what } = note;
        await unit.overtaken(may, standsNow(note, { happenedOn, withWhom, how, reached, what }));
      }
      const said = unlessRefused(rules.contact(body, deps.clock.today().toString()));
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        {
          corrected: store.correctNote(
            may.subject,
            may.subject,
            ifMatch,
            said.happenedOn,
            said.withWhom,
            said.how,
            said.reached,
            said.what,
            said.reason,
          ),
        },
        { status: 201, body: answer },
      );
      return answer;
    }),

    serve(contract.settleCallBack, async (unit, { params, body, ifMatch }) => {
      const { notes } = await unit.load({
        notes: store.note(params.noteId),
        opened: store.openedToSettle(params.noteId),
      });
      const note = one(notes);
      const relations: Relation[] = [
        ...(note.level >= 3 ? (['writer'] as const) : []),
        ...(note.mine ? (['keeper'] as const) : []),
      ];
      if (relations.length === 0) throw new Refused('not-allowed');
      const may = unit.permit(policy, 'contact.settle', {
        id: note.public_id,
        relations,
        state: note.case_state,
        frame: note.frame,
      });
      if (note.version !== ifMatch) await unit.overtaken(may, standsNow(note, { moveTo: note.call_back_on }));
      if (!note.call_back_open) throw new Refused('already-done');
      const moveTo =
        body.moveTo === null
          ? null
          : unlessRefused(rules.callBack(body.moveTo, boundsFrom(deps.clock.today())));
      const answer = { version: ifMatch + 1 };
      await unit.save(
        may,
        { settled: store.settleCallBack(may.subject, may.subject, ifMatch, moveTo) },
        { status: 200, body: answer },
      );
      return answer;
    }),
  ];
};

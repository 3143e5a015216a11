import type { ContactNote } from '#contract/contacts.ts';
import type { z } from 'zod';
import type * as store from './store.ts';

/** A note as this reader may act on it. What the database writes inside a document has an offset of its own shape. */
export const toNote = (
  row: z.infer<typeof store.NoteRow>,
  open: boolean,
): Omit<ContactNote, 'attachments'> => ({
  noteId: row.public_id,
  part: row.life_domain ?? row.scope_kind,
  happenedOn: row.happened_on,
  withWhom: row.with_whom,
  how: row.how,
  reached: row.reached,
  what: row.what,
  writtenBy: row.written_by,
  organisation: row.organisation,
  writtenAt: row.written_at,
  mine: row.mine,
  callBack:
    row.call_back_on === null
      ? null
      : {
          on: row.call_back_on,
          doneAt: row.called_back_at,
          maySettle: open && row.called_back_at === null && (row.may_keep || row.level >= 3),
        },
  mayCorrect: open && row.level >= 3,
  earlier: row.earlier.map(each => ({
    happenedOn: each.happened_on,
    withWhom: each.with_whom,
    how: each.how,
    reached: each.reached,
    what: each.what,
    reason: each.reason,
    correctedBy: each.corrected_by,
    correctedAt: each.corrected_at,
  })),
  version: row.version,
});

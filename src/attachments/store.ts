import { z } from 'zod';
import { read, readImpersonal, write } from '#kernel/database.ts';
import { openedScope } from '#kernel/journal.ts';

/** Who works with the reader's own controller, and is no part of it. */
export const organisations = readImpersonal(
  'attachments.organisations',
  z.object({ code: z.string(), name: z.string() }),
  `select o.code, o.name from app.organisation o
    where o.tenant_id = (select m.tenant_id from app.held_function m where m.professional_id = (select authz.actor()) limit 1) and not o.is_controller
    order by o.name`,
);

const standing = {
  public_id: z.string(),
  case_state: z.string(),
  frame: z.string(),
  level: z.int(),
};
const standingColumns = (of: string) => `${of}.public_id, c.state as case_state, f.code as frame,
          (select max(o.level)::int from authz.my_open o where o.scope_id = ${of}.scope_id) as level`;

export const note = read(
  'attachments.note',
  z.object(standing),
  `select ${standingColumns('n')}
     from app.contact_note n
     join app.case_file c on c.tenant_id = n.tenant_id and c.case_id = n.case_id
     join app.frame f on f.frame_id = c.frame_id
    where n.public_id = $1`,
);
export const openedToAdd = openedScope(
  'attachments.add',
  'select scope_id from app.contact_note where public_id = $1',
);

const Hash = z.instanceof(Uint8Array).nullable();
export const attachment = read(
  'attachments.one',
  z.object({ ...standing, state: z.string(), sha256: Hash, version: z.int() }),
  `select ${standingColumns('a')}, a.state, a.sha256, a.version
     from app.attachment a
     join app.case_file c on c.tenant_id = a.tenant_id and c.case_id = a.case_id
     join app.frame f on f.frame_id = c.frame_id
    where a.public_id = $1`,
);
const scopeOfAttachment = 'select scope_id from app.attachment where public_id = $1';
export const openedToSend = openedScope('attachments.send', scopeOfAttachment);
export const openedToWithdraw = openedScope('attachments.withdraw', scopeOfAttachment);

/** The bytes, piece by piece in one trip: none when they have not come, are taken back, or may not be used any more. */
export const pieces = read(
  'attachments.pieces',
  z.object({ kind: z.string(), dated_on: z.string(), bytes: z.instanceof(Uint8Array) }),
  `select a.kind, a.dated_on, p.bytes
     from app.attachment a
     join app.attachment_piece p on p.tenant_id = a.tenant_id and p.attachment_id = a.attachment_id
    where a.public_id = $1 and a.state = 'kept' and (a.usable_until is null or authz.today() <= a.usable_until)
    order by p.piece`,
);
export const openedToRead = openedScope('attachments.open', scopeOfAttachment);

export const add = write('attachments.add', 'select authz.add_attachment($1, $2, $3, $4, $5, $6, $7, $8)');
export const putPiece = write('attachments.put-piece', 'select authz.put_attachment_piece($1, $2, $3, $4)');
export const keep = write('attachments.keep', 'select authz.keep_attachment($1, $2, $3, $4)');
export const withdraw = write('attachments.withdraw', 'select authz.withdraw_attachment($1, $2, $3)');

import { z } from 'zod';
import type { Attachment } from '#contract/attachments.ts';
import type { AttachmentContent } from './content.ts';

/** What a note says of its PDF, beside the note itself: never the bytes. */
export const AttachmentRow = z.object({
  public_id: z.string(),
  kind: z.string(),
  source: z.string(),
  dated_on: z.string(),
  condition: z.string().nullable(),
  withheld_from: z.array(z.string()),
  usable_until: z.string().nullable(),
  state: z.enum(['waiting', 'kept', 'over', 'withdrawn']),
  size_bytes: z.int().nullable(),
  attached_by: z.string(),
  withdrawn_by: z.string().nullable(),
  withdrawn_at: z.string().nullable(),
  withdrawn_because: z.string().nullable(),
  version: z.int(),
});

/** SQL for a column of a query that has a note under this name. */
export const attachmentsOfNote = (note: string): string =>
  `coalesce((select json_agg(json_build_object('public_id', a.public_id, 'kind', a.kind, 'source', a.source, 'dated_on', a.dated_on, 'condition', a.condition,
            'withheld_from', array(select w.name from app.organisation w where w.tenant_id = a.tenant_id and w.organisation_id = any (a.withheld_from) order by w.name),
            'usable_until', a.usable_until, 'state', case when a.state = 'kept' and a.usable_until < authz.today() then 'over' else a.state end, 'size_bytes', a.size_bytes,
            'attached_by', ah.label, 'withdrawn_by', wh.label, 'withdrawn_at', a.withdrawn_at, 'withdrawn_because', a.withdrawn_because, 'version', a.version) order by a.attachment_id desc)
                      from app.attachment a
                      join app.held_function ah on ah.held_function_id = a.attached_by
                      left join app.held_function wh on wh.held_function_id = a.withdrawn_by
                     where a.tenant_id = ${note}.tenant_id and a.note_id = ${note}.note_id), '[]'::json) as attachments`;

export const toAttachment =
  ({ kinds }: AttachmentContent) =>
  (row: z.infer<typeof AttachmentRow>, mayChange: boolean): Attachment => {
    // a kind that the content does not know any more keeps its code
    const { code, nl, en } = kinds.find(each => each.code === row.kind) ?? {
      code: row.kind,
      nl: row.kind,
      en: row.kind,
    };
    return {
      attachmentId: row.public_id,
      kind: { code, nl, en },
      source: row.source,
      datedOn: row.dated_on,
      condition: row.condition,
      withheldFrom: row.withheld_from,
      usableUntil: row.usable_until,
      state: row.state,
      sizeBytes: row.size_bytes,
      attachedBy: row.attached_by,
      withdrawn:
        row.withdrawn_by === null || row.withdrawn_at === null || row.withdrawn_because === null
          ? null
          : { by: row.withdrawn_by, at: row.withdrawn_at, because: row.withdrawn_because },
      mayChange: mayChange && row.state !== 'withdrawn',
      version: row.version,
    };
  };

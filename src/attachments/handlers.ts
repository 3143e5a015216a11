import { createHash, randomUUID } from 'node:crypto';
import * as contract from '#contract/attachments.ts';
import type { Subject } from '#kernel/authority.ts';
import type { Clock } from '#kernel/clock.ts';
import { serve, type Handler } from '#kernel/http/handler.ts';
import { one, Refused, unlessRefused } from '#kernel/refusal.ts';
import type { AttachmentContent } from './content.ts';
import { pdfFault } from './pdf/rules.ts';
import { policy } from './policy.ts';
import * as rules from './rules.ts';
import type { Scanner } from './scanner.ts';
import * as store from './store.ts';

/** Who reads a note and does not write in its part is told so. */
const subjectOf = (row: {
  readonly public_id: string;
  readonly level: number;
  readonly case_state: string;
  readonly frame: string;
}): Subject => {
  if (row.level < 3) throw new Refused('not-allowed');
  return { id: row.public_id, relations: ['writer'], state: row.case_state, frame: row.frame };
};

export interface AttachmentDeps {
  readonly clock: Clock;
  readonly attachments: AttachmentContent;
  /** None is configured: that is said to who attaches, and to administration. */
  readonly scanner: Scanner | undefined;
}

/** Looked at before the database is asked anything, so that no transaction waits for a scanner. */
const judge = async (bytes: Uint8Array, scanner: Scanner | undefined): Promise<void> => {
  const fault = pdfFault(bytes);
  if (fault !== null) throw new Refused(fault);
  const found = await scanner?.scan(bytes).catch(() => {
    throw new Refused('scanner-unavailable');
  });
  if (found === 'refused') throw new Refused('file-refused');
};

export const attachmentHandlers = ({
  clock,
  attachments: content,
  scanner,
}: AttachmentDeps): readonly Handler[] => [
  serve(contract.attachmentChoices, async unit => {
    const { organisations } = await unit.consult({ organisations: store.organisations() });
    return {
      kinds: content.kinds.map(({ code, nl, en }) => ({ code, nl, en })),
      mostBytes: content.mostBytes,
      scanned: scanner !== undefined,
      organisations: [...organisations],
    };
  }),

  serve(contract.addAttachment, async (unit, { params, body }) => {
    const { note } = await unit.load({
      note: store.note(params.noteId),
      opened: store.openedToAdd(params.noteId),
    });
    const may = unit.permit(policy, 'attachment.add', subjectOf(one(note)));
    const said = unlessRefused(
      rules.said(
        body,
        clock.today().toString(),
        content.kinds.map(({ code }) => code),
      ),
    );
    const attachmentId = randomUUID();
    const answer = { attachmentId, version: 1 };
    await unit.save(
      may,
      {
        added: store.add(
          may.subject,
          may.subject,
          attachmentId,
          said.kind,
          said.source,
          said.datedOn,
          said.condition,
          said.withheldFrom,
          said.usableUntil,
        ),
      },
      { status: 201, body: answer },
    );
    return answer;
  }),

  serve(contract.sendAttachment, async (unit, { params, ifMatch, upload }) => {
    await judge(upload, scanner);
    const { attachment } = await unit.load({
      attachment: store.attachment(params.attachmentId),
      opened: store.openedToSend(params.attachmentId),
    });
    const found = one(attachment);
    const may = unit.permit(policy, 'attachment.send', subjectOf(found));
    const hash = createHash('sha256').update(upload).digest();
    const answer = { version: ifMatch + 1, sizeBytes: upload.length };
    // the very same bytes once more, since the answer was lost on its way: they are here
    const again =
      found.state === 'kept' &&
      found.version === ifMatch + 1 &&
      found.sha256 !== null &&
      hash.equals(found.sha256);
    if (!again && found.version !== ifMatch) throw new Refused('version-mismatch');
    if (!again && found.state !== 'waiting') throw new Refused('already-done');
    const written = again
      ? {}
      : {
          ...Object.fromEntries(
            rules
              .piecesOf(upload)
              .map((bytes, n) => [`piece${n}`, store.putPiece(may.subject, may.subject, ifMatch, n, bytes)]),
          ),
          kept: store.keep(may.subject, may.subject, ifMatch, upload.length, hash),
        };
    await unit.save(may, written, { status: 200, body: answer });
    return answer;
  }),

  serve(contract.openAttachment, async (unit, { params: { attachmentId } }) => {
    const { pieces } = await unit.look({
      pieces: store.pieces(attachmentId),
      opened: store.openedToRead(attachmentId),
    });
    const first = one(pieces);
    const kind = content.kinds.find(({ code }) => code === first.kind);
    return {
      name: `${kind?.file ?? 'bijlage'}-${first.dated_on}.pdf`,
      pieces: pieces.map(({ bytes }) => bytes),
    };
  }),

  serve(contract.withdrawAttachment, async (unit, { params, body, ifMatch }) => {
    const { attachment } = await unit.load({
      attachment: store.attachment(params.attachmentId),
      opened: store.openedToWithdraw(params.attachmentId),
    });
    const found = one(attachment);
    const may = unit.permit(policy, 'attachment.withdraw', subjectOf(found));
    if (found.version !== ifMatch) throw new Refused('version-mismatch');
    if (found.state === 'withdrawn') throw new Refused('already-done');
    const answer = { version: ifMatch + 1 };
    await unit.save(
      may,
      { withdrawn: store.withdraw(may.subject, may.subject, ifMatch, body.because) },
      { status: 200, body: answer },
    );
    return answer;
  }),
];

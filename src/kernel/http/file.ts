import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Route } from '#contract/route.ts';
import { Fault } from '../refusal.ts';

const InPieces = z.object({ name: z.string(), pieces: z.array(z.instanceof(Uint8Array)) });

/** A file is shown and not kept: no cache has it, and the name under which somebody saves it tells nothing. */
export const sendFile = (
  reply: FastifyReply,
  { type, name, download }: NonNullable<Route['file']>,
  file: unknown,
) => {
  if (download === true) return sendDownload(reply, type, InPieces.parse(file));
  if (!(file instanceof Uint8Array)) throw new Fault('a file that is no bytes');
  return reply
    .headers({ 'content-type': type, 'content-disposition': `inline; filename="${name}"` })
    .send(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
};

/** A file of somebody else is saved and never shown: opened after all, it may do nothing here. */
const sendDownload = (reply: FastifyReply, type: string, { name, pieces }: z.infer<typeof InPieces>) =>
  reply
    .headers({
      'content-type': type,
      'content-length': pieces.reduce((sum, piece) => sum + piece.length, 0),
      'content-disposition': `attachment; filename="${name}"`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    .send(Readable.from(pieces));

import type { FastifyReply } from 'fastify';
import type { Route } from '#contract/route.ts';
import { Fault } from '../refusal.ts';

/** A file is shown and not kept: no cache has it, and the name under which somebody saves it tells nothing. */
export const sendFile = (reply: FastifyReply, { type, name }: NonNullable<Route['file']>, bytes: unknown) => {
  if (!(bytes instanceof Uint8Array)) throw new Fault('a file that is no bytes');
  return reply
    .headers({ 'content-type': type, 'content-disposition': `inline; filename="${name}"` })
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
};

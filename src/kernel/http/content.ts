import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

const tagOf = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

/**
 * Content is the same for everybody who may ask: a browser keeps it, and asks each time whether it still holds. So who
 * may ask is judged each time as well. The tag is made of the words themselves: it cannot be forgotten in a change.
 */
export const sendContent = (reply: FastifyReply, known: string | undefined, text: string) => {
  const tag = tagOf(text);
  reply.headers({ 'cache-control': 'private, no-cache', etag: tag });
  const isKnown = known?.split(',').some(each => each.trim().replace(/^W\//, '') === tag) === true;
  return isKnown
    ? reply.code(304).send()
    : reply.header('content-type', 'application/json; charset=utf-8').send(text);
};

/** What leaves the server: parsed on the way out, and never before its look is committed. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Route } from '#contract/route.ts';
import { isDatabaseError } from '../database.ts';
import { Fault, Overtaken, Refused } from '../refusal.ts';
import type { Unit } from '../unit.ts';
import { sendContent } from './content.ts';
import { sendFile } from './file.ts';
import { sendOvertaken } from './problems.ts';
import { answerHeaders } from './version.ts';

export const answer = (
  request: FastifyRequest,
  reply: FastifyReply,
  route: Route,
  status: number,
  body: unknown,
) => {
  reply.code(status).headers(answerHeaders(request.trace));
  if (status === 204 || route.returns === undefined) return reply.code(204).send();
  // parsed on the way out: what nobody promised does not leave
  const promised = route.returns.parse(body);
  if (route.file !== undefined) return sendFile(reply, route.file, promised);
  if (route.content === true)
    return sendContent(reply, request.headers['if-none-match'], JSON.stringify(promised));
  if (route.etag === true && typeof promised === 'object' && promised !== null && 'version' in promised)
    reply.header('etag', `"${String(promised.version)}"`);
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(promised));
};

/** Someone else was first, or two waited for each other: decided once more on what is there now, the answer is a refusal or a success. */
export const retryable = (error: unknown) =>
  isDatabaseError(error) && (error.code === '40001' || error.code === '40P01' || error.code === '23505');

/** Somebody was first between loading and saving: decided once more, so that this one too is told what stands there now. */
export const overtakenLate = (route: Route, error: unknown) =>
  route.theirs !== undefined && error instanceof Refused && error.code === 'version-mismatch';

/** Parsed on the way out, as every answer; and nothing of it leaves before its look is committed. */
export const answerOvertaken = (
  request: FastifyRequest,
  reply: FastifyReply,
  route: Route,
  unit: Unit,
  { now }: Overtaken,
) => {
  if (route.theirs === undefined || !unit.finished)
    throw new Fault(`${route.id}: tells what stands there, and does not declare it`);
  const theirs = z.record(z.string(), z.unknown()).parse(route.theirs.parse(now.theirs));
  return sendOvertaken(reply, request.trace, { ...now, theirs });
};

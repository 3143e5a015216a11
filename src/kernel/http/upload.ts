/**
 * A file that somebody sends. Its size is said beforehand and kept to; the bytes come into one place of that size, once;
 * no more than two files are on their way at once, and one of each session. The rest waits at the other end of the line.
 */
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../refusal.ts';

const together = 2;
const waitingAtMost = 20;
const waitMs = 15_000;
const arriveMs = 110_000;

const isStream = (body: unknown): body is Readable =>
  typeof body === 'object' && body !== null && 'pipe' in body && typeof body.pipe === 'function';

/** How many bytes will come, or why they may not. */
export const sizeSaid = (request: FastifyRequest, most: number): number => {
  const said = request.headers['content-length'];
  const length = said !== undefined && /^\d{1,12}$/.test(said) ? Number(said) : undefined;
  if (!isStream(request.body) || length === undefined || length === 0) throw new Refused('not-a-pdf');
  if (length > most) throw new Refused('file-too-large');
  return length;
};

const receive = async (stream: Readable, size: number): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = 0;
  const late = setTimeout(() => stream.destroy(new Error('too slow')), arriveMs);
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      if (at + piece.length > size) throw new Refused('not-a-pdf');
      at += piece.copy(bytes, at);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('unavailable');
  } finally {
    clearTimeout(late);
  }
  // what was cut off on its way is no PDF either
  if (at !== size) throw new Refused('not-a-pdf');
  return bytes;
};

export interface Intake {
  /** Holds a place from the first byte until `use` is done. */
  take<T>(
    request: FastifyRequest,
    size: number,
    whose: string,
    use: (bytes: Buffer) => Promise<T>,
  ): Promise<T>;
}

export const createIntake = (): Intake => {
  const active: string[] = [];
  const queue: { readonly whose: string; readonly turn: () => void }[] = [];
  const mayGo = (whose: string): boolean => active.length < together && !active.includes(whose);
  const enter = async (whose: string): Promise<void> => {
    if (mayGo(whose)) {
      active.push(whose);
      return;
    }
    if (queue.length >= waitingAtMost) throw new Refused('unavailable');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting = {
      whose,
      turn: () => {
        clearTimeout(late);
        resolve();
      },
    };
    const late = setTimeout(() => {
      queue.splice(queue.indexOf(waiting), 1);
      reject(new Refused('unavailable'));
    }, waitMs);
    queue.push(waiting);
    await promise;
  };
  const leave = (whose: string): void => {
    active.splice(active.indexOf(whose), 1);
    const next = queue.findIndex(each => mayGo(each.whose));
    for (const each of next === -1 ? [] : queue.splice(next, 1)) {
      active.push(each.whose);
      each.turn();
    }
  };
  return {
    take: async (request, size, whose, use) => {
      if (!isStream(request.body)) throw new Refused('not-a-pdf');
      await enter(whose);
      try {
        return await use(await receive(request.body, size));
      } finally {
        leave(whose);
      }
    },
  };
};

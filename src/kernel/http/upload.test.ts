import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { createIntake, sizeSaid } from './upload.ts';

const sent = (pieces: readonly string[], length?: string) =>
  ({
    body: Readable.from(pieces.map(each => Buffer.from(each))),
    headers: length === undefined ? {} : { 'content-length': length },
  }) as unknown as FastifyRequest;
const refusedAs = (code: string) => (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
const text = async (bytes: Buffer) => bytes.toString();

test('what comes is what was said to come: no byte less, no byte more', async () => {
  const intake = createIntake();
  assert.equal(await intake.take(sent(['een ', 'brief']), 9, 'a', text), 'een brief');
  // the place is as large as was said: what is missing would be somebody's old memory
  await assert.rejects(intake.take(sent(['een ', 'brief']), 12, 'a', text), refusedAs('not-a-pdf'));
  await assert.rejects(intake.take(sent(['een ', 'brief']), 8, 'a', text), refusedAs('not-a-pdf'));
  // and the place is free again
  assert.equal(await intake.take(sent(['brief']), 5, 'a', text), 'brief');
});

test('the size is said beforehand, and is no more than may come', () => {
  assert.equal(sizeSaid(sent([], '10'), 10), 10);
  assert.throws(() => sizeSaid(sent([], '11'), 10), refusedAs('file-too-large'));
  for (const length of [undefined, '', '0', '-1', '1e1', '0x1', ' 5'])
    assert.throws(() => sizeSaid(sent([], length), 10), refusedAs('not-a-pdf'), length);
});

test('two at once and one of each session; who waits comes in turn, and more than twenty do not wait', async () => {
  const intake = createIntake();
  const inside: string[] = [];
  const doors = new Map<string, () => void>();
  const come = (name: string, whose: string) =>
    intake.take(sent(['x']), 1, whose, () => {
      inside.push(name);
      return new Promise<void>(resolve => doors.set(name, resolve));
    });
  const settled = () => new Promise(resolve => setTimeout(resolve, 20));
  const all = [come('a1', 'a'), come('a2', 'a'), come('b1', 'b'), come('c1', 'c')];
  await settled();
  assert.deepEqual(inside, ['a1', 'b1']);
  doors.get('b1')?.();
  await settled();
  // a2 was earlier, but its session has one under way
  assert.deepEqual(inside, ['a1', 'b1', 'c1']);
  doors.get('a1')?.();
  await settled();
  assert.deepEqual(inside, ['a1', 'b1', 'c1', 'a2']);
  const waiting = Array.from({ length: 20 }, (_, n) => come(`w${n}`, `w${n}`));
  await assert.rejects(come('too many', 'z'), refusedAs('unavailable'));
  for (const name of ['c1', 'a2', ...waiting.map((_, n) => `w${n}`)]) {
    await settled();
    doors.get(name)?.();
  }
  await Promise.all([...all, ...waiting]);
  assert.equal(inside.length, 24);
});

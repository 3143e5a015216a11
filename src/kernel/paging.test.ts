import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { readOrMakeKeys } from './keys.ts';
import { cursorOf, openCursor, readCursor, sealCursor, SealedCursor, toPage } from './paging.ts';
import { Refused } from './refusal.ts';

const isRefused = (error: unknown) => error instanceof Refused && error.code === 'invalid-input';

test('a cursor gives back the values it was made of', () => {
  assert.deepEqual(readCursor(cursorOf('2026-11-22', 'x'), z.iso.date(), z.string()), ['2026-11-22', 'x']);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), values => {
      assert.deepEqual(readCursor(cursorOf(...values), ...values.map(() => z.string())), values);
    }),
  );
});

test('without a cursor the list begins at the beginning', () => {
  assert.deepEqual(readCursor(undefined, z.iso.date(), z.uuid()), [null, null]);
});

test('a cursor of another list, or one made by hand, is refused and never reaches the database', () => {
  const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const cursor of [
    'not a cursor',
    '',
    made(['2026-11-22']),
    made(['2026-11-22', '3f0c8c6e-0a58-4e2e-9d3b-0a6c1c9d7b11', 'more']),
    made(['tomorrow', '3f0c8c6e-0a58-4e2e-9d3b-0a6c1c9d7b11']),
    made(['2026-11-22', "1' or '1'='1"]),
    made(['2026-11-22', null]),
    made({ 0: '2026-11-22', 1: '3f0c8c6e-0a58-4e2e-9d3b-0a6c1c9d7b11', length: 2 }),
  ])
    assert.throws(() => readCursor(cursor, z.iso.date(), z.uuid()), isRefused, cursor);
});

test('pages follow each other without loss, without doubles, and the last says so', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 30 }), (count, size) => {
      const all = Array.from({ length: count }, (_, i) => String(i).padStart(3, '0'));
      const read: string[] = [];
      let after: string | null = null;
      let pages = 0;
      while (pages <= count) {
        const from: string | null = after;
        const rows = all.filter(row => from === null || row > from).slice(0, size + 1);
        const page: { items: string[]; next: string | null } = toPage(rows, cursorOf, row => row, size);
        assert.ok(page.items.length <= size);
        read.push(...page.items);
        pages += 1;
        if (page.next === null) break;
        [after] = readCursor(page.next, z.string());
      }
      assert.deepEqual(read, all);
      assert.equal(pages, Math.max(1, Math.ceil(count / size)), 'no page is empty but the only one');
    }),
  );
});

test('a sealed cursor opens for its own list only, and tells its number to nobody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perspectief-paging-'));
  try {
    const keys = readOrMakeKeys(join(folder, 'keys.json'));
    const cursor = sealCursor(keys, '123456789', 'cursor:looks');
    assert.ok(SealedCursor.safeParse(cursor).success);
    assert.ok(!Buffer.from(cursor, 'base64url').toString('latin1').includes('123456789'));
    assert.equal(openCursor(keys, cursor, 'cursor:looks'), '123456789');
    assert.throws(() => openCursor(keys, cursor, 'cursor:person-looks'), isRefused);
    assert.throws(() => openCursor(keys, `${cursor.slice(0, -4)}AAAA`, 'cursor:looks'), isRefused);
    assert.throws(() => openCursor(keys, '', 'cursor:looks'), isRefused);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

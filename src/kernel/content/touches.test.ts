import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { touchedBy } from './touches.ts';

test('a jurist who changes a term sees which items name it, in a sentence or as a deadline, and no other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perspectief-touches-'));
  try {
    mkdirSync(join(folder, 'protocols'));
    const step = (code: string, text: string, number?: string) => ({ code, deadline: { number }, words: { nl: text } });
    writeFileSync(
      join(folder, 'protocols', 'order.json'),
      JSON.stringify({
        code: 'order',
        steps: [
          step('object', 'Binnen {objection-weeks}.'),
          step('pay', 'Betaal.', 'objection-weeks'),
          step('other', 'Binnen {other-weeks}, en de rest van objection-weeks'),
        ],
      }),
    );
    writeFileSync(join(folder, 'legal-numbers.json'), JSON.stringify({ numbers: [{ code: 'objection-weeks' }] }));
    assert.deepEqual(touchedBy('objection-weeks', pathToFileURL(`${folder}/`)), [
      { file: 'protocols/order.json', item: 'object' },
      { file: 'protocols/order.json', item: 'pay' },
    ]);
    assert.deepEqual(touchedBy('nobody-names-it', pathToFileURL(`${folder}/`)), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

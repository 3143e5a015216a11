import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentFolder } from '#kernel/content/read.ts';
import { legalNumberFaults, readLegalNumbers } from './content.ts';
import { valueOn } from './rules.ts';

function saidOf(from: string | RegExp, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'perspectief-numbers-'));
  try {
    const before = readFileSync(new URL('legal-numbers.json', contentFolder), 'utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, 'the fault is planted');
    writeFileSync(join(folder, 'legal-numbers.json'), after);
    copyFileSync(new URL('working-terms.json', contentFolder), join(folder, 'working-terms.json'));
    return legalNumberFaults(pathToFileURL(`${folder}/`)).join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the legal numbers are right, and each says where it comes from', () => {
  assert.deepEqual(legalNumberFaults(), []);
  assert.ok(readLegalNumbers().length >= 40);
});

test('what is unsure stays visibly unsure', () => {
  const unsure = readLegalNumbers().filter(({ mark }) => mark === 'unsure');
  assert.ok(unsure.length > 0);
  assert.ok(unsure.every(({ note }) => note !== undefined));
});

test('a number has the value of the day, and none before the first day that is known', () => {
  const fine = {
    values: [
      { validFrom: '2024-01-01', value: 100 },
      { validFrom: '2026-01-01', value: 110 },
    ],
  };
  assert.equal(valueOn(fine, '2023-12-31'), undefined);
  assert.equal(valueOn(fine, '2024-01-01'), 100);
  assert.equal(valueOn(fine, '2025-12-31'), 100);
  assert.equal(valueOn(fine, '2026-01-01'), 110);
});

const planted: readonly (readonly [string, string | RegExp, string, RegExp])[] = [
  ['a code that stands twice', '"compulsory-age-end"', '"enrolment-age"', /a code stands here twice/],
  [
    'a value without the day from which it holds',
    /"validFrom": "2026-08-01", "value": 16/,
    '"value": 16',
    /line \d+, numbers > compulsory-age-end > values > 0 > validFrom/,
  ],
  [
    'values out of order',
    /"values": \[\{ "validFrom": "2026-08-01", "value": 5 \}\]/,
    '"values": [{ "validFrom": "2026-08-01", "value": 5 }, { "validFrom": "2025-08-01", "value": 4 }]',
    /enrolment-age > values: values stand in order of time/,
  ],
  ['half a year of age', '"value": 5 }', '"value": 5.5 }', /enrolment-age > values: .* whole number/],
  ['a number of nobody', /"article": "[^"]*",/, '', /enrolment-age > article/],
  ['a number that nobody checked', /\n *"checkedOn": "[^"]*",/, '', /enrolment-age > checkedOn/],
  ['a doubt without a question', /,\n *"note": "[^"]*"/, '', /fine-second-category > note: what is unsure/],
];

describe('refused is', () => {
  for (const [name, from, to, said] of planted) test(name, () => assert.match(saidOf(from, to), said));
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentFolder } from '#kernel/content/read.ts';
import { isLegal, readLegalNumbers } from '#src/legal-numbers/index.ts';
import { glossaryFaults, readGlossary } from './index.ts';

const numbers = new Map(readLegalNumbers().map(number => [number.code, { legal: isLegal(number) }]));

function saidOf(from: string | RegExp, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'perspectief-glossary-'));
  try {
    const before = readFileSync(new URL('glossary.json', contentFolder), 'utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, 'the fault is planted');
    writeFileSync(join(folder, 'glossary.json'), after);
    return glossaryFaults({ numbers, folder: pathToFileURL(`${folder}/`) }).join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the glossary is right, and every term leads to another', () => {
  assert.deepEqual(glossaryFaults({ numbers }), []);
  const terms = readGlossary();
  assert.ok(terms.length >= 150);
  assert.deepEqual(
    terms.filter(({ see }) => see.length === 0).map(({ code }) => code),
    [],
  );
});

test('all eighty words of the screens are explained', () => {
  assert.equal(readGlossary().filter(({ screen }) => screen).length, 80);
});

test('a meaning is one to three sentences, and they are short', () => {
  const segmenter = new Intl.Segmenter('nl', { granularity: 'sentence' });
  // a number is read as two words: '6 weken'
  const meanings = readGlossary().map(({ meaning }) => meaning.nl.replaceAll(/\{[a-z0-9-]+\}/g, '6 weken'));
  const sentences = meanings.map(text => [...segmenter.segment(text)].length);
  assert.deepEqual(
    meanings.filter((_, index) => (sentences[index] ?? 0) > 3),
    [],
  );
  const total = sentences.reduce((sum, each) => sum + each, 0);
  const average = meanings.join(' ').split(/\s+/).length / total;
  assert.ok(average <= 10, `${average} words in a sentence`);
});

const planted: readonly (readonly [string, string | RegExp, string, RegExp])[] = [
  [
    'a code that stands twice',
    '"code": "objection"',
    '"code": "complaint"',
    /complaint: this code stands here twice/,
  ],
  [
    'a way to a term that is not there',
    '"what-may-i-do"\n',
    '"nowhere"\n',
    /see names nowhere, which is not there/,
  ],
  [
    'a term that leads to itself',
    /("code": "objection",[^]*?"see": \[)/,
    '$1"objection", ',
    /objection: see names the term itself/,
  ],
  [
    'a term out of order',
    '"nl": "Aanmeldpunt"',
    '"nl": "Zaanmeldpunt"',
    /line \d+: intake-desk: stands out of order/,
  ],
  [
    'a number that is not there',
    '{objection-weeks}',
    '{objection-years}',
    /objection: names the number \{objection-years\}/,
  ],
  [
    'an amount instead of its number',
    '{objection-weeks}',
    '6 weken',
    /objection: repeats the amount "6 weken"/,
  ],
  [
    'a word that leads to two terms',
    '"bezwaarschrift"',
    '"klachtrecht"',
    /complaint: the word "klachtrecht" stands here twice/,
  ],
  [
    'a word of ours that is not ours',
    '"nl": "Wacht op plek"',
    '"nl": "Wacht, doelgroep"',
    /waiting-list: "doelgroep" is not our word/,
  ],
  [
    'a meaning with such a word',
    'nooit over wat mensen zijn',
    'over een risico',
    /signal: the meaning uses "risico"/,
  ],
  [
    'such a word without the one we use',
    'niet ‘casuïstiek’',
    'niets anders',
    /meeting: "casuïstiek" is not our word; the meaning says/,
  ],
  [
    'an article that was read and is not named',
    /("code": "deregistration",[^]*?)"article": "[^"]*",/,
    '$1',
    /deregistration > article: what was read in the law/,
  ],
  [
    'a meaning in one language',
    /("code": "objection",[^]*?"nl": "[^"]*",\s*)"en": "[^"]*"(\s*\})/,
    '$1"en": ""$2',
    /objection > meaning > en/,
  ],
];

describe('refused is', () => {
  for (const [name, from, to, said] of planted) test(name, () => assert.match(saidOf(from, to), said));
});

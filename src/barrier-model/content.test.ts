import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { contentFolder } from '#kernel/content/read.ts';
import { barrierModelFaults } from './index.ts';

/** What is said of the content when these words of this file read otherwise. */
function saidOf(file: string, from: string | RegExp, to: string): readonly string[] {
  const temporary = mkdtempSync(join(tmpdir(), 'perspectief-barrier-'));
  const folder = join(temporary, 'content');
  try {
    cpSync(new URL('barrier-model', contentFolder), join(folder, 'barrier-model'), { recursive: true });
    const path = join(folder, 'barrier-model', `${file}.json`);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, 'the fault is planted');
    writeFileSync(path, after);
    return barrierModelFaults(pathToFileURL(`${folder}/`));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

const after = (id: string, words: string): RegExp => new RegExp(`("id": "${id}"[^}]*?)${words}`);

test('the barrier model fits together', () => {
  assert.deepEqual(barrierModelFaults(), []);
});

/** File, words as they stand, words of somebody in a hurry, what is said. */
const planted: readonly (readonly [string, string, string | RegExp, string, RegExp])[] = [
  ['an id that stands twice', 'signals', '"SIG002"', '"SIG001"', /SIG001: this id stands here twice/],
  [
    'an item taken out without a word',
    'interventions',
    '"id": "IV070"',
    '"id": "IV071"',
    /IV070: this id is neither in use nor among the retired/,
  ],
  ['a retired id used again', 'signals', '"id": "SIG056"', '"id": "SIG057"', /SIG057: this id was retired/],
  [
    'a reference to what was never there',
    'signals',
    after('SIG001', '"IV001"'),
    '$1"IV999"',
    /signals\.json, line \d+: SIG001: interventions names IV999, which is not there/,
  ],
  [
    'a reference that stands twice',
    'signals',
    after('SIG001', '"IV057"'),
    '$1"IV001"',
    /SIG001: interventions names IV001 twice/,
  ],
  [
    'a partner that is not there',
    'interventions',
    after('IV001', '"PT-JGZ"'),
    '$1"PT-NOBODY"',
    /IV001: partners names PT-NOBODY/,
  ],
  ['an unknown barrier', 'model', after('FC1', '"BR6"'), '$1"BR66"', /FC1: barrier names BR66/],
  [
    'a heavy step before a light one',
    'interventions',
    /("id": "IV057"[^}]*?"weight": )\d/,
    '$13',
    /interventions go from light to heavy/,
  ],
  [
    'an intervention without a legal basis',
    'interventions',
    /("id": "IV002"[^}]*?"legalBasis": )\[[^\]]*\]/,
    '$1[]',
    /line \d+, interventions > IV002 > legalBasis/,
  ],
  [
    'a legal basis that nobody checked',
    'interventions',
    /("id": "IV003"[^}]*?),\n *"checkedOn": "[^"]*"/,
    '$1',
    /interventions > IV003 > checkedOn/,
  ],
  ['a weight beyond heavy', 'interventions', /("id": "IV004"[^}]*?"weight": )\d/, '$14', /IV004 > weight/],
  [
    'a child that tells is asked what else it could be',
    'signals',
    /("id": "SIG048"[^]*?"alternativeExplanations": )\[\]/,
    '$1["Iets anders"]',
    /SIG048 > alternativeExplanations: a child that tells/,
  ],
  [
    'what a child tells as mere context',
    'signals',
    /("id": "SIG048"[^]*?"contextOnly": )false/,
    '$1true',
    /SIG048 > contextOnly/,
  ],
  [
    'context in a hurry',
    'signals',
    /("id": "SIG019"[^}]*?"handlingTime": )"ordinary"/,
    '$1"same-day"',
    /SIG019 > handlingTime: what is only context cannot be urgent/,
  ],
  [
    'one reading of what was seen',
    'signals',
    /("id": "SIG001"[^}]*?"alternativeExplanations": )\[[^\]]*\]/,
    '$1[]',
    /SIG001 > alternativeExplanations: say what it can be besides/,
  ],
  ['a score', 'signals', '"barrier": "BR1",', '"barrier": "BR1", "points": 3,', /SIG001.*points/],
  ['an age nobody has', 'model', '"minAge": 4', '"minAge": 5', /AC2: begins at 5 years/],
  ['a label in one language', 'signals', /("id": "SIG003"[^}]*?)"en": "[^"]*"/, '$1"en": ""', /SIG003 > en/],
  ['a comma too many', 'model', '"retired": [', '"retired": [,', /model\.json: cannot be read as JSON/],
];

describe('refused is', () => {
  for (const [name, file, from, to, said] of planted) {
    test(name, () => {
      assert.match(saidOf(file, from, to).join('\n'), said);
    });
  }
});

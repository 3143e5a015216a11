import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { contentFolder } from '#kernel/content/read.ts';
import { contentScanFaults, neutralityFaults, readNeutrality, scanText } from './index.ts';

/** What the work says about a content folder that has nothing but neutrality/. */
function inCopy<T>(work: (folder: string, url: URL) => T): T {
  const temporary = mkdtempSync(join(tmpdir(), 'perspectief-neutrality-'));
  const folder = join(temporary, 'content');
  try {
    cpSync(new URL('neutrality', contentFolder), join(folder, 'neutrality'), { recursive: true });
    return work(folder, pathToFileURL(`${folder}/`));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

const saidOf = (file: string, from: string | RegExp, to: string): string =>
  inCopy((folder, url) => {
    const path = join(folder, 'neutrality', `${file}.json`);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, 'the fault is planted');
    writeFileSync(path, after);
    return neutralityFaults(url).join('\n');
  });

test('the list and its sentences are right', () => {
  assert.deepEqual(neutralityFaults(), []);
});

test('our own content says of nobody what they are', () => {
  assert.deepEqual(contentScanFaults(), []);
});

test('capitals change nothing for a writer who shouts', () => {
  const { words, sentences } = readNeutrality();
  for (const { id, kind, text, expected } of sentences) {
    // a label in OneWord has nothing but its capitals to part its words
    if (expected === 'ask' && kind !== 'label')
      assert.ok(scanText(words, kind, text.toUpperCase()).length > 0, id);
  }
});

/** File, words as they stand, words of somebody in a hurry, what is said. */
const planted: readonly (readonly [string, string, string | RegExp, string, RegExp])[] = [
  [
    'an id that stands twice',
    'words',
    '"origin-skin"',
    '"origin-descent"',
    /words\.json, line \d+: origin-descent: this id stands here twice/,
  ],
  [
    'an entry that asks nothing',
    'words',
    /("id": "origin-skin"[^}]*?"nl": )"[^"]*"/,
    '$1""',
    /line \d+, entries > origin-skin > ask > nl/,
  ],
  [
    'a question in one language',
    'words',
    /("id": "origin-skin"[^}]*?),\s*"en": "[^"]*"/,
    '$1',
    /entries > origin-skin > ask > en/,
  ],
  ['a kind that is none', 'words', '"kind": "culture"', '"kind": "class"', /entries > culture-label > kind/],
  [
    'a set that is not there',
    'words',
    '[denomination] [institution]',
    '[denomination] [building]',
    /line \d+: denominations: \[building\] is none of the sets/,
  ],
  [
    'a set that nothing names',
    'words',
    '"sets": {',
    '"sets": { "spare": ["woord"],',
    /the set spare: no word of the list names it/,
  ],
  [
    'a set with a word twice',
    'words',
    '"drs", "mr", "agent"',
    '"drs", "drs", "agent"',
    /the set title: "drs" stands here twice/,
  ],
  [
    'a star in the middle',
    'words',
    '"poolshoogte"',
    '"pools*hoogte"',
    /idioms: "pools\*hoogte" is no word, stem or \[set\]/,
  ],
  ['a stem of one letter', 'words', '"poolshoogte"', '"p*"', /idioms: "p\*": this stem is in too many words/],
  ['a gap at the end', 'words', '"poolshoogte"', '"poolshoogte …"', /idioms: .* … stands between two words/],
  [
    'a word asked about twice',
    'words',
    /("id": "origin-descent"[^]*?"words": \[\s*)("[^"]+"),/,
    '$1$2, $2,',
    /origin-descent: "[^"]+" stands here twice/,
  ],
  [
    'an entry that no sentence shows',
    'words',
    /("id": "culture-them"[^\]]*?"words": )\[[^\]]*\]/,
    '$1["xyzzy"]',
    /line \d+: culture-them: no sentence to ask about is caught/,
  ],
  [
    'a look-alike that no sentence shows',
    'words',
    /("id": "tinted"[^\]]*?"words": )\[[^\]]*\]/,
    '$1["xyzzy"]',
    /tinted: no innocent sentence has one of these/,
  ],
  [
    'a sentence id that stands twice',
    'sentences',
    '"S002"',
    '"S001"',
    /sentences\.json, line \d+: S001: this id stands here twice/,
  ],
  ['an id in both files', 'held-out', '"H002"', '"S002"', /S002: this id stands here twice/],
  [
    'a text that stands twice',
    'sentences',
    /("id": "S002"[^}]*"text": ")[^"]*/,
    `$1${textOf('S001')}`,
    /S002: this text stands here twice/,
  ],
  [
    'a verdict without the kind of word',
    'sentences',
    /("id": "S001"[^}]*"expected": "ask"), "about": "[^"]*"/,
    '$1',
    /sentences > S001 > about: a sentence to ask about says/,
  ],
  [
    'a verdict for verbatim words',
    'sentences',
    /("kind": )"professional-text"/,
    '$1"child-words"',
    /S001: child-words is never asked about/,
  ],
  [
    'a verdict that is none',
    'sentences',
    '"expected": "ask"',
    '"expected": "block"',
    /sentences > S001 > expected/,
  ],
  [
    'too few sentences',
    'sentences',
    /\{ "id": "S100"[^]*(?=\n {2}\])/,
    lineOf('S100'),
    /100 sentences, and it takes 240/,
  ],
  [
    'too few look-alikes',
    'sentences',
    /\{ "id": "S109"[^]*(?=\n {2}\])/,
    lineOf('S109'),
    /only 1 of 109 sentences are innocent/,
  ],
  ['a comma too many', 'exempt', '"exempt": [', '"exempt": [,', /exempt\.json: cannot be read as JSON/],
];

describe('refused is', () => {
  for (const [name, file, from, to, said] of planted)
    test(name, () => assert.match(saidOf(file, from, to), said));
});

function textOf(id: string): string {
  return readNeutrality().sentences.find(each => each.id === id)?.text ?? '';
}

/** The last line that stays, without its comma. */
function lineOf(id: string): string {
  return JSON.stringify(readNeutrality().sentences.find(each => each.id === id));
}

describe('before publication', () => {
  // a sentence of our own list, so that no such word stands in this file
  const [text, [hit]] = [textOf('S001'), scanText(readNeutrality().words, 'own-content', textOf('S001'))];
  assert.ok(hit !== undefined);
  const word = text.slice(hit.start, hit.end);

  const published = (name: string, document: unknown, exempt: readonly object[] = []): string =>
    inCopy((folder, url) => {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), JSON.stringify(document, null, 1));
      const path = join(folder, 'neutrality', 'exempt.json');
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace(/"exempt": \[[^]*\]/, `"exempt": ${JSON.stringify(exempt)}`),
      );
      return contentScanFaults(url).join('\n');
    });
  const document = {
    items: [
      { code: 'first', nl: 'Een zin.' },
      { code: 'second', deeper: { nl: [text] } },
    ],
  };
  const exemption = { id: 'one', file: 'content/steps.json', item: 'second', word, reason: 'Een voorbeeld.' };

  test('a word is named with its file, line and item', () => {
    assert.equal(
      published('steps.json', document),
      `content/steps.json, line 11: second: "${word}" says what people are (${hit.entry}); describe conduct, or give the reason in content/neutrality/exempt.json`,
    );
  });
  test('a reason lets it stand', () => assert.equal(published('steps.json', document, [exemption]), ''));
  test('a reason for another item does not', () =>
    assert.match(
      published('steps.json', document, [{ ...exemption, item: 'first' }]),
      /second: .*\n.*one: .* any more/,
    ));
  test('a reason without a word to it is a fault', () =>
    assert.match(
      published('other.json', {}, [exemption]),
      /exempt\.json: one: .* does not stand in content\/steps\.json any more/,
    ));
  test('folders below are read', () =>
    assert.match(published('deep/er/steps.json', document), /content\/deep\/er\/steps\.json/));
  test('keys are read', () => assert.match(published('steps.json', { [text]: 1 }), /line 2: /));
  test('names of files are read', () =>
    assert.match(published(`${word.split(' ')[0] ?? ''}_${word.split(' ')[1] ?? ''}.json`, {}), /line 1: /));
  test('a list that cannot be used lets nothing pass', () =>
    inCopy((folder, url) => {
      const path = join(folder, 'neutrality', 'words.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace('"poolshoogte"', '"p*"'));
      assert.match(contentScanFaults(url).join('\n'), /^content\/neutrality\/words\.json is not right/);
    }));
  test('test persons and feast days are not', () => {
    assert.equal(published('demo/families.json', document), '');
    assert.equal(published('calendar/holidays.json', document), '');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { kindsOfText, scannedKinds, scanText, type KindOfText, type Words } from './rules.ts';

/** Peoples that do not exist: words for those that do stand in content/neutrality/ alone. */
const words: Words = {
  sets: { kin: ['*gezin', 'oma'], speech: ['vrelks', 'dromp'], abbreviation: ['dhr'] },
  entries: [
    {
      id: 'people',
      kind: 'origin',
      words: [
        'vrelkse',
        'dromp*',
        '*plimmen',
        '*zwonk*',
        'Kril',
        'vrélé',
        '[speech] [kin]',
        'zuid oost vrelks',
      ],
    },
    { id: 'home', kind: 'proxy', words: ['thuis … [speech]', 'uit het|een veen'] },
    { id: 'them', kind: 'culture', words: ['die|dat slom'] },
    { id: 'tag', kind: 'origin', only: ['label'], words: ['vrelks'] },
  ],
  innocent: [
    { id: 'food', words: ['vrelkse|[speech] soep', 'drompel'] },
    { id: 'names', words: ['dhr [name]', '[name] vrelkse'] },
  ],
};

const seen = (text: string, kind: KindOfText = 'professional-text'): string[] =>
  scanText(words, kind, text).map(({ start, end, entry }) => `${entry}: ${text.slice(start, end)}`);

/** Why, the text, what is asked about. */
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a whole word', 'een vrelkse buurvrouw', ['people: vrelkse']],
  ['a whole word, not within another', 'onvrelkse en vrelksere', []],
  ['the start of a word', 'drompen en drompfeest', ['people: drompen', 'people: drompfeest']],
  ['the end of a word', 'straatplimmen, plimmenstraat', ['people: straatplimmen']],
  ['within a word', 'onzwonkig', ['people: onzwonkig']],
  ['with a capital where the list has one', 'een Kril aan de deur', ['people: Kril']],
  ['and not without it', 'de kril van de walvis', []],
  ['capitals, whatever the list has', 'DE VRELKSE BUURT', ['people: VRELKSE']],
  ['accents that are there', 'een vrélé mens', ['people: vrélé']],
  ['accents that are left out', 'een vrele mens', ['people: vrele']],
  ['accents that are too many', 'een vrélkse mens', ['people: vrélkse']],
  ['accents as characters of their own', 'een vre\u0301le\u0301 mens', ['people: vre\u0301le\u0301']],
  ['a hyphen that nobody sees', 'de vrelk\u00ADse oma', ['people: vrelk\u00ADse']],
  ['a space that nobody sees', 'de vrelk\u200Bse oma', ['people: vrelk\u200Bse']],
  ['letters of another width', 'de ｖｒｅｌｋｓｅ oma', ['people: ｖｒｅｌｋｓｅ']],
  ['after signs of two units', '👩‍👧 vrelkse', ['people: vrelkse']],
  ['joined by hyphens', 'Zuid-oost-vrelks', ['people: Zuid-oost-vrelks']],
  ['joined by underscores, as files are', 'lijst_vrelkse_2026.xlsx', ['people: vrelkse']],
  ['in OneWord, as files are', 'LijstVrelkseOma', ['people: Vrelkse']],
  ['beside digits', 'vrelkse3b', ['people: vrelkse']],
  ['between quotes', "een 'vrelkse' man", ['people: vrelkse']],
  ['a word of a set', 'een vrelks gezin', ['people: vrelks gezin']],
  ['a word of a set that ends so', 'een vrelks pleeggezin', ['people: vrelks pleeggezin']],
  ['not before another word', 'het vak vrelks, gezin is er', []],
  ['a comma parts', 'les vrelks, gezin is er', []],
  ['an end of a sentence parts', 'Hij leest vrelks. Gezin is er', []],
  ['with words between', 'thuis praten zij altijd vrelks', ['home: thuis praten zij altijd vrelks']],
  ['with too many words between', 'thuis is het zo vol dat hij buiten vrelks leert', []],
  ['not over the end of a sentence', 'Hij is thuis. Het vak vrelks haalt hij', []],
  ['not over an empty line', 'hij is thuis\n\nvak vrelks', []],
  ['over a broken line', 'hij komt uit\nhet veen', ['home: uit\nhet veen']],
  ['one of two words', 'dat slom', ['them: dat slom']],
  ['neither of two words', 'het slom', []],
  ['the widest of two that overlap', 'dromp oma', ['people: dromp oma']],
  ['a look-alike', 'vrelkse soep', []],
  ['a look-alike of one word', 'een drompel op de gang', []],
  ['a look-alike beside the real thing', 'vrelkse oma maakt vrelkse soep', ['people: vrelkse']],
  ['a look-alike that covers a part', 'thuis eten zij dromp soep', ['home: thuis eten zij dromp']],
  ['a name in a sentence', 'toen belde Ilse vrelkse terug', []],
  ['and no name where a sentence begins', 'Ook vrelkse mensen', ['people: vrelkse']],
  ['a name after its abbreviation', 'Vandaag belde dhr. Kril terug', []],
  ['nothing', '', []],
  ['no letters', '12:30 … — 🙂', []],
];

describe('the scan sees', () => {
  for (const [why, text, said] of cases) test(why, () => assert.deepEqual(seen(text), said));
});

test('what others said, names, practical needs and danger are never scanned', () => {
  const quiet = kindsOfText.filter(kind => !scannedKinds.has(kind));
  assert.deepEqual(quiet, [
    'child-words',
    'parent-words',
    'organisation-name',
    'interpreter',
    'destination',
    'danger-screen',
  ]);
  for (const kind of quiet) assert.deepEqual(seen('een vrelkse oma, dat slom', kind), []);
  for (const kind of scannedKinds) assert.equal(seen('een vrelkse oma, dat slom', kind).length, 2);
});

test('what somebody said, quoted after a colon, is theirs; other quotation marks change nothing', () => {
  assert.deepEqual(seen('Hij zegt: "Ze noemen mij vrelkse."'), []);
  assert.deepEqual(seen('Zij vertelde: “Wij zijn dromp.” Een vrelkse oma.'), ['people: vrelkse']);
  assert.deepEqual(seen('Die "vrelkse" oma'), ['people: vrelkse']);
  assert.deepEqual(seen('Open: "vrelkse'), ['people: vrelkse']);
  assert.deepEqual(seen('Hij zegt: "vrelkse oma"', 'own-content'), ['people: vrelkse']);
});

test('some words are asked about in labels alone', () => {
  assert.deepEqual(seen('vrelks', 'label'), ['tag: vrelks']);
  assert.deepEqual(seen('vrelks'), []);
});

test('for any text the hits are in order, within it, and the same each time', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('vrelkse', 'Kril', 'thuis', 'dromp', ' ', '. ', '-', 'oma', '\u00AD', ': "', '"'),
  );
  fc.assert(
    fc.property(
      fc.array(piece).map(pieces => pieces.join('')),
      text => {
        const hits = scanText(words, 'professional-text', text);
        for (const { start, end } of hits) assert.ok(0 <= start && start < end && end <= text.length);
        assert.deepEqual(
          hits,
          hits.toSorted((one, other) => one.start - other.start),
        );
        assert.deepEqual(scanText(words, 'professional-text', text), hits);
      },
    ),
    { numRuns: 300 },
  );
});

test('a long and nasty text is read to its end, and a word at its end is found', () => {
  const nasty = ['thuis ', 'a', ': "', ':„', "a'", '. ', '\n ', 'aA'];
  for (const piece of nasty) {
    const text = `${piece.repeat(20_000)}\n\neen vrelkse oma`;
    assert.equal(seen(text, 'label').at(-1), 'people: vrelkse', JSON.stringify(piece));
  }
});

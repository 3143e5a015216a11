import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { en } from './en.ts';
import { nl } from './nl.ts';
import { forbiddenOnScreen, sayings, screenWords } from './said.ts';

const dutch = sayings(nl);
const english = sayings(en);

test('English says everything that Dutch says', () => {
  assert.deepEqual([...english.keys()].sort(), [...dutch.keys()].sort());
});

/** Names of institutions and what is the same word in both languages. */
const sameInBoth = new Set([
  'Team',
  'English',
  'Nederlands',
  'Perspectief',
  'DUO',
  'Start',
  'Stop',
  'Open',
  '112',
  'BSN',
  'BSN x',
  'Later',
]);

/** Goes to people outside, who are written to in Dutch. */
const toOthers = new Set(['.meetings.invitation.text']);

test('nothing that is said in Dutch is said in Dutch to who chose English', () => {
  const still = [...dutch].filter(
    ([key, said]) =>
      said === english.get(key) && /\p{L}{3}/u.test(said) && !sameInBoth.has(said) && !toOthers.has(key),
  );
  assert.deepEqual(still, []);
});

test('no word on screen is one of those that people at the table have to hear as blame or as jargon', () => {
  const found = [...dutch].filter(([, said]) => forbiddenOnScreen.test(said));
  assert.deepEqual(found, []);
  for (const each of ['de risicovolle week', 'een melder belt', 'deze casuïstiek'])
    assert.match(each, forbiddenOnScreen);
  for (const each of ['Uw melding', 'de meldcode', 'omdrangen']) assert.doesNotMatch(each, forbiddenOnScreen);
});

/** What functions and frames of the law are called comes from content/. */
const content = ['functions.json', ...readdirSync('content/frames').map(name => `frames/${name}`)]
  .map(name => readFileSync(`content/${name}`, 'utf8'))
  .join('\n');

test('the words that were chosen with practice are on screen exactly so', () => {
  const said = [...dutch.values(), content].join('\n').toLowerCase();
  const missing = screenWords.filter(word => !said.includes(word.toLowerCase()) && !notYet.includes(word));
  assert.equal(screenWords.length, 80);
  assert.deepEqual(missing, []);
});

/** Of a part that is not on this screen: the list after a meeting, access in an emergency, the protocol of the public pages. */
const notYet: readonly string[] = ['Actielijst', 'Noodinzage', 'Kind uit beeld'];

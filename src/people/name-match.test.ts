import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldName, isNamed, readSurname } from './name-match.ts';

const isFound = (typed: string, surnamePrefix: string, surname: string): boolean =>
  readSurname(typed).some(reading => isNamed({ surnamePrefix, surname }, reading));

test('capitals, diacritics and double spaces do not matter', () => {
  assert.ok(isFound('MÜLLER', '', 'Muller'));
  assert.ok(isFound('muller', '', 'Müller'));
  assert.ok(isFound(' de  ruiter ', 'de', 'Ruiter'));
  assert.ok(isFound('Sørensen', '', 'Sorensen'));
});

test('the prefix may be typed or left out, but a wrong prefix finds nobody', () => {
  assert.ok(isFound('Ruiter', 'de', 'Ruiter'));
  assert.ok(isFound('de Ruiter', 'de', 'Ruiter'));
  assert.ok(isFound('Van der Meijden', 'van der', 'Meijden'));
  assert.ok(!isFound('van Ruiter', 'de', 'Ruiter'));
  assert.ok(!isFound('de Ruiter', '', 'Ruiter'));
});

test('only the whole surname counts, no part of it', () => {
  assert.ok(!isFound('Ruit', 'de', 'Ruiter'));
  assert.ok(!isFound('Ruiters', 'de', 'Ruiter'));
  assert.ok(!isFound('Vries', '', 'Jansen de Vries'));
  assert.ok(isFound('Jansen de Vries', '', 'Jansen de Vries'));
});

test('a wildcard, a sign the register cannot search and an empty name find nobody', () => {
  for (const typed of ['Rui*', '*', 'Ruiter%', 'Ruit_r', '', '   ', '.', '...', "'", '-']) {
    assert.deepEqual(readSurname(typed), [], typed);
  }
});

test('a name is read as typed first, and never in more than four ways', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('van', 'de', 'Ruiter', 'Jansen', "'t"), { minLength: 1, maxLength: 8 }),
      words => {
        const readings = readSurname(words.join(' '));
        assert.equal(readings[0]?.prefix, undefined);
        assert.equal(readings[0]?.surname, foldName(words.join(' ')));
        assert.ok(readings.length <= 4);
      },
    ),
  );
});

test('folding a folded name changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text =>
      assert.equal(foldName(foldName(text)), foldName(text)),
    ),
  );
});

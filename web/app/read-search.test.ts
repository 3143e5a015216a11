import assert from 'node:assert/strict';
import test from 'node:test';
import { readSearch } from './read-search.ts';

test('a surname followed by a year of birth is a search by name', () => {
  assert.deepEqual(readSearch(' Verhagen  2011 '), { surname: 'Verhagen', birthYear: 2011 });
  assert.deepEqual(readSearch('van der Berg 2009'), { surname: 'van der Berg', birthYear: 2009 });
  assert.deepEqual(readSearch("'t Hart 2012"), { surname: "'t Hart", birthYear: 2012 });
});

test('what looks like the number of a case is one', () => {
  assert.deepEqual(readSearch('C-59KH-0Z42'), { reference: 'C-59KH-0Z42' });
  assert.deepEqual(readSearch('c-jhiv-dcfv'), { reference: 'C-JHIV-DCFV' });
});

test('the number of the own organisation is one too, whole', () => {
  assert.deepEqual(readSearch('jgz 2026/00123-b'), { reference: 'JGZ 2026/00123-B' });
  assert.deepEqual(readSearch('Z'.repeat(39) + '1'), { reference: 'Z'.repeat(39) + '1' });
});

test('a name alone is too little to search for', () => {
  assert.equal(readSearch('Verhagen'), undefined);
  assert.equal(readSearch(''), undefined);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptable, introduced, lines } from './rules.ts';

const bounds = { today: '2026-11-28', latest: '2027-02-28' };
const said = {
  running: 'School doet mee',
  agreed: '',
  worries: null,
  familyShouldKnow: '',
  introducer: { name: '' },
  introduceOn: null,
};

test('an empty box is no answer', () => {
  assert.deepEqual(lines(said, bounds), {
    running: 'School doet mee',
    agreed: null,
    worries: null,
    familyShouldKnow: null,
    introducer: null,
    introducerName: null,
    introduceOn: null,
  });
});

test('an introduction is planned on a day that can be kept', () => {
  for (const introduceOn of ['2026-11-27', '2027-03-01'])
    assert.deepEqual(lines({ ...said, introduceOn }, bounds), {
      refused: 'term-out-of-bounds',
      errors: [{ field: 'introduceOn', message: 'Kies vandaag of een latere dag, binnen drie maanden' }],
    });
  assert.ok(!('refused' in lines({ ...said, introduceOn: '2026-11-28' }, bounds)));
});

test('who introduces and when is needed before it is accepted, and each is named', () => {
  const fields = (row: Parameters<typeof acceptable>[0]) => {
    const answer = acceptable(row);
    return answer === 'fine' ? [] : answer.errors?.map(error => error.field);
  };
  assert.deepEqual(fields({ introduced_by: null, introduce_on: null }), ['introducer', 'introduceOn']);
  assert.deepEqual(fields({ introduced_by: 'Achtervang', introduce_on: null }), ['introduceOn']);
  assert.deepEqual(fields({ introduced_by: 'Achtervang', introduce_on: '2026-12-01' }), []);
});

test('an introduction was on a day that has been', () => {
  assert.equal(introduced('2026-11-28', '2026-11-28', '2026-10-28'), 'fine');
  assert.notEqual(introduced('2026-11-29', '2026-11-28', '2026-10-28'), 'fine');
  assert.notEqual(introduced('2026-10-27', '2026-11-28', '2026-10-28'), 'fine');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkItem } from '#contract/work.ts';
import { onceAChild } from './once-a-child.ts';

const item = (
  id: string,
  kind: WorkItem['kind'],
  dueOn: string,
  title = 'Sem',
  caseId = 'one',
): WorkItem => ({
  kind,
  id,
  title,
  context: '',
  meets: null,
  notice: null,
  asked: null,
  why: null,
  dueOn,
  overdue: false,
  caseId,
  receivedAt: null,
  concerns: null,
  waiting: null,
});
const ids = (items: readonly WorkItem[]) => onceAChild(items).shown.map(each => each.id);

test('a child not yet spoken with and the reason why not are one line: the one whose day comes first', () => {
  const reason = item('stop', 'stop', '2026-12-02');
  const unseen = item('unseen', 'unseen', '2026-12-05');
  assert.deepEqual(ids([reason, unseen]), ['stop']);
  assert.deepEqual([...onceAChild([reason, unseen]).both], ['stop']);
  const later = item('stop', 'stop', '2026-12-09');
  assert.deepEqual(ids([unseen, later]), ['unseen'], 'a later day never moves the earlier one out of sight');
});

test('no line goes away when it may be about another child', () => {
  const unseen = item('unseen', 'unseen', '2026-12-05');
  for (const others of [
    [item('stop', 'stop', '2026-12-02', 'Noor')],
    [item('stop', 'stop', '2026-12-02', 'Sem', 'two')],
    [item('stop', 'stop', '2026-12-02'), item('namesake', 'unseen', '2026-12-05')],
    [item('agreement', 'agreement', '2026-12-02')],
  ])
    assert.equal(ids([...others, unseen]).length, others.length + 1);
});

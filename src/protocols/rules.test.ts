import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readProtocols } from './content.ts';
import { entriesOf, walk, type Walkable } from './rules.ts';

type Step = Walkable['steps'][number];
const step = (code: string, to: Readonly<Record<string, string>>, more: Partial<Step> = {}): Step => ({
  code,
  deadline: { kind: 'internal' },
  outcomes: Object.entries(to).map(([outcome, target]) => ({ code: outcome, to: target })),
  ...more,
});
const legal = { deadline: { kind: 'legal' } } as const;

test('all ten protocols can be followed to their end', () => {
  const protocols = readProtocols();
  assert.deepEqual(
    protocols.map(({ code }) => code),
    [
      'absence',
      'absolute-absence',
      'case-phases',
      'child-missing',
      'deregistration',
      'escalation',
      'exploitation',
      'forced-marriage',
      'meldcode',
      'warm-handover',
    ],
  );
  for (const protocol of protocols) assert.deepEqual(walk(protocol), [], protocol.code);
});

test('one begins at the first step, and where an event of its own begins', () => {
  const steps = [step('a', { on: 'end' }), step('b', { on: 'end' }, { entry: true })];
  assert.deepEqual(entriesOf({ steps }), ['a', 'b']);
});

describe('what is refused', () => {
  const refused: readonly (readonly [string, readonly Step[], RegExp | undefined])[] = [
    ['an outcome that leads to no step', [step('a', { on: 'b' })], /a: outcome on leads to b/],
    ['a step nobody can reach', [step('a', { on: 'end' }), step('b', { on: 'end' })], /b: no outcome leads/],
    [
      'a circle without a way out',
      [step('a', { on: 'b' }), step('b', { back: 'a' })],
      /a: from here no path ends/,
    ],
    [
      'nothing in a circle with a way out',
      [step('a', { on: 'b' }), step('b', { back: 'a', done: 'end' })],
      undefined,
    ],
    ['nothing where another protocol takes over', [step('a', { over: 'protocol:meldcode' })], undefined],
    [
      'a way around a legal term to the end',
      [step('a', { hear: 'hear', skip: 'end' }), step('hear', { on: 'end' }, legal)],
      /a: outcome skip leads around hear/,
    ],
    [
      'a way around it to what comes after',
      [
        step('a', { hear: 'hear', skip: 'decide' }),
        step('hear', { on: 'decide' }, legal),
        step('decide', { on: 'end' }),
      ],
      /a: outcome skip leads around hear/,
    ],
    [
      'a way around it over another step',
      [
        step('a', { hear: 'hear', other: 'other' }),
        step('other', { on: 'end' }),
        step('hear', { on: 'end' }, legal),
      ],
      /a: outcome other leads around hear/,
    ],
    [
      'nothing when the outcome names its ground',
      [
        {
          ...step('a', {}),
          outcomes: [
            { code: 'hear', to: 'hear' },
            { code: 'skip', to: 'end', ground: 'Awb 4:11' },
          ],
        },
        step('hear', { on: 'end' }, legal),
      ],
      undefined,
    ],
    [
      'nothing when one only goes back',
      [
        step('first', { on: 'a' }),
        step('a', { hear: 'hear', again: 'first' }),
        step('hear', { on: 'end' }, legal),
      ],
      undefined,
    ],
    [
      'nothing when an event of its own begins the legal term',
      [step('a', { on: 'end' }), step('object', { on: 'end' }, { ...legal, entry: true })],
      undefined,
    ],
  ];
  for (const [title, steps, message] of refused)
    test(title, () => {
      const said = walk({ steps });
      if (message === undefined) assert.deepEqual(said, []);
      else assert.match(said.join('\n'), message);
    });
});

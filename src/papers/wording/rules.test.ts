import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPapers } from '../content.ts';
import { compose, withLines, type Said } from './rules.ts';

const words = loadPapers().readers.child;

const agreement = (given: Partial<Said['agreements'][number]>): Said['agreements'][number] => ({
  id: 'x',
  kind: 'help',
  own: false,
  who: 'Gezinscoach, Wijkteam',
  what: 'Komt elke week langs',
  by: '1 maart 2027',
  waits: false,
  offer: null,
  ...given,
});
const paper = (given: { agreements?: Said['agreements']; stays?: NonNullable<Said['plan']>['stays'] }) => {
  const { text, lines } = compose(words, {
    recipient: 'Noor',
    reference: 'DU-1',
    dated: '29 november 2026',
    version: 1,
    lead: 'gezinscoach',
    childLine: '0800 0432',
    sender: { team: 'Wijkteam', organisation: 'Gemeente', telephone: '0990', privacyContact: '0991' },
    goals: [],
    agreements: given.agreements ?? [],
    plan: { lookBack: '1 maart 2027', directing: 'together', stays: given.stays ?? [] },
  });
  return (heading: string): readonly string[] | undefined =>
    withLines(text, lines).sections.find(each => each.heading === heading)?.items;
};

test('who keeps an agreement is said once', () => {
  const lines = paper({
    agreements: [
      agreement({ own: true, who: 'Noor Verhagen', what: 'Noor is elke dag om half negen op school' }),
      agreement({ own: true, who: 'Noor', what: 'Gaat naar zwemles' }),
      agreement({ who: 'Buurvrouw', what: 'Buurvrouw haalt Noor op' }),
      agreement({ who: 'de tante', what: 'De tante belt' }),
      agreement({ who: 'De oom', what: 'de school belt' }),
      agreement({ who: 'Noor en moeder', what: 'Noor belt elke avond' }),
    ],
  })(words.help);
  assert.deepEqual(lines, [
    'Noor is elke dag om half negen op school. Uiterlijk op 1 maart 2027.',
    'Jij: Gaat naar zwemles. Uiterlijk op 1 maart 2027.',
    'Buurvrouw haalt Noor op. Uiterlijk op 1 maart 2027.',
    'De tante belt. Uiterlijk op 1 maart 2027.',
    'De oom: de school belt. Uiterlijk op 1 maart 2027.',
    'Noor en moeder: Noor belt elke avond. Uiterlijk op 1 maart 2027.',
  ]);
});

test('the help that stands beside a limit stands right below it, once, and only when it is on this paper', () => {
  const limit = agreement({
    id: 'limit',
    kind: 'limit',
    who: 'Noor',
    own: true,
    what: 'Om tien uur thuis',
    offer: 'help',
  });
  const second = agreement({ ...limit, id: 'second', what: 'Elke dag naar school' });
  const help = agreement({ id: 'help', what: 'Brengt Noor thuis' });
  const other = agreement({ id: 'other' });
  const both = paper({ agreements: [limit, second, help, other] });
  assert.deepEqual(both(words.limits), [
    'Jij: Om tien uur thuis. Wij kijken op 1 maart 2027 of dit lukt.',
    'Daarbij hoort hulp. Gezinscoach, Wijkteam: Brengt Noor thuis. Uiterlijk op 1 maart 2027.',
    'Jij: Elke dag naar school. Wij kijken op 1 maart 2027 of dit lukt.',
  ]);
  assert.deepEqual(both(words.help), [
    'Gezinscoach, Wijkteam: Komt elke week langs. Uiterlijk op 1 maart 2027.',
  ]);
  assert.equal(paper({ agreements: [limit, other] })(words.limits)?.length, 1);
});

test('two colleagues of one function are one line that says so; who stands in is named as such', () => {
  const coach = { deputy: false, who: 'Gezinscoach, Wijkteam', until: null };
  assert.deepEqual(
    paper({
      stays: [
        coach,
        { ...coach, deputy: true },
        { ...coach, until: '1 mei 2027' },
        { ...coach, until: '1 mei 2027' },
      ],
    })(words.stays.heading),
    [
      'Gezinscoach, Wijkteam',
      'Gezinscoach, Wijkteam (valt in)',
      'Gezinscoach, Wijkteam (tot en met 1 mei 2027): 2 mensen',
    ],
  );
});

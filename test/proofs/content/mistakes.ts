/** Mistakes as people make them: what is done to the document, and what the refusal must name. */
import { find, isItem, itemsIn, listOf, named, takeOut, type Item } from './draft.ts';

export interface Mistake {
  readonly mistake: string;
  /** Below content/. */
  readonly file: string;
  readonly change: (document: unknown) => void;
  /** The item that the refusal names. */
  readonly names: string;
}

const signals = 'barrier-model/signals.json';
const interventions = 'barrier-model/interventions.json';
const model = 'barrier-model/model.json';
const numbers = 'legal-numbers.json';
const sharing = 'sharing/rules.json';
const missing = 'protocols/child-missing.json';
const meldcode = 'protocols/meldcode.json';
const signallers = 'advice/signallers.json';

/** One value of one item is changed. */
const set =
  (name: string, key: string, value: unknown) =>
  (document: unknown): void => {
    named(document, name)[key] = value;
  };
const drop =
  (name: string, key: string) =>
  (document: unknown): void => {
    delete named(document, name)[key];
  };
const within = (item: Item, key: string): Item => find(item[key], () => true);
const deadlineOf = (step: Item): Item => (isItem(step['deadline']) ? step['deadline'] : {});
const stepsOf = (document: unknown): Item[] => listOf(document, 'steps').filter(isItem);

export const contentMistakes: readonly Mistake[] = [
  {
    mistake: 'an id is used twice',
    file: signals,
    change: document => listOf(document, 'signals').push({ ...named(document, 'SIG001') }),
    names: 'SIG001',
  },
  {
    mistake: 'an id that was retired is used again',
    file: signals,
    change: set('SIG002', 'id', 'SIG057'),
    names: 'SIG057',
  },
  {
    mistake: 'an item is taken out without a word',
    file: interventions,
    change: document => takeOut(document, 'interventions', 'IV069'),
    names: 'IV069',
  },
  {
    mistake: 'a signal names an intervention that is not there',
    file: signals,
    change: set('SIG010', 'interventions', ['IV999']),
    names: 'SIG010',
  },
  {
    mistake: 'heavy help stands before light help',
    file: signals,
    change: document => listOf(named(document, 'SIG048'), 'interventions').reverse(),
    names: 'SIG048',
  },
  {
    mistake: 'a child that tells is asked whether it is a misunderstanding',
    file: signals,
    change: set('SIG048', 'alternativeExplanations', ['Misverstand']),
    names: 'SIG048',
  },
  {
    mistake: 'what is only context is made urgent',
    file: signals,
    change: document => {
      find(document, item => item['contextOnly'] === true)['handlingTime'] = 'immediate';
    },
    names: 'handlingTime',
  },
  {
    mistake: 'a score is added to a signal',
    file: signals,
    change: set('SIG003', 'points', 5),
    names: 'SIG003',
  },
  {
    mistake: 'an intervention loses its legal basis',
    file: interventions,
    change: set('IV004', 'legalBasis', []),
    names: 'IV004',
  },
  {
    mistake: 'an intervention loses the day on which it was checked',
    file: interventions,
    change: drop('IV005', 'checkedOn'),
    names: 'IV005',
  },
  {
    mistake: 'an age belongs to no category',
    file: model,
    change: set('AC3', 'maxAge', 14),
    names: 'AC4',
  },
  {
    mistake: 'a legal number has no source',
    file: numbers,
    change: drop('objection-weeks', 'source'),
    names: 'objection-weeks',
  },
  {
    mistake: 'a new value stands before the old one',
    file: numbers,
    change: document =>
      listOf(named(document, 'objection-weeks'), 'values').push({ validFrom: '1990-01-01', value: 4 }),
    names: 'objection-weeks',
  },
  {
    mistake: 'what is unsure does not say what must be looked up',
    file: numbers,
    change: set('marriage-age', 'mark', 'unsure'),
    names: 'marriage-age',
  },
  {
    mistake: 'a working term takes the code of a legal number',
    file: 'working-terms.json',
    change: set('views-weeks', 'code', 'objection-weeks'),
    names: 'objection-weeks',
  },
  {
    mistake: 'a sharing rule gives to a party that does not exist',
    file: sharing,
    change: document => listOf(named(document, 'D4'), 'to').push('the-neighbours'),
    names: 'D4',
  },
  {
    mistake: 'a sharing rule has no article',
    file: sharing,
    change: set('D8', 'article', ''),
    names: 'D8',
  },
  {
    mistake: 'a sharing rule is taken out',
    file: sharing,
    change: document => takeOut(document, 'rules', 'D14'),
    names: 'D14',
  },
  {
    mistake: 'a rule that says no shows no other way',
    file: sharing,
    change: drop('D33', 'otherWay'),
    names: 'D33',
  },
  {
    mistake: 'a rule repeats a number of the law',
    file: sharing,
    change: document => {
      within(named(document, 'D27'), 'conditions')['nl'] = 'Het kind vanaf 12 jaar hoort u ook.';
    },
    names: 'D27',
  },
  {
    mistake: 'a rule names a number that is not there',
    file: sharing,
    change: document => {
      within(named(document, 'D1'), 'why')['nl'] = 'Binnen {made-up-weeks}.';
    },
    names: 'D1',
  },
  {
    mistake: 'a protocol step has nobody who acts',
    file: missing,
    change: set('search', 'actors', []),
    names: 'actors',
  },
  {
    mistake: 'a protocol step has no deadline',
    file: missing,
    change: drop('search', 'deadline'),
    names: 'deadline',
  },
  {
    mistake: 'an outcome leads to a step that is not there',
    file: missing,
    change: document => {
      within(named(document, 'search'), 'outcomes')['to'] = 'nowhere';
    },
    names: 'nowhere',
  },
  {
    mistake: 'from a step no path ends',
    file: meldcode,
    change: document => {
      const last = stepsOf(document).at(-1);
      for (const outcome of itemsIn(last?.['outcomes'])) outcome['to'] = last?.['code'];
    },
    names: 'no path ends',
  },
  {
    mistake: 'nobody can reach a step',
    file: meldcode,
    change: document =>
      listOf(document, 'steps').push({ ...stepsOf(document).at(-1), code: 'island', entry: false }),
    names: 'island',
  },
  {
    mistake: 'a deadline that was agreed is called one of the law',
    file: 'protocols/escalation.json',
    change: document => {
      find(document, item => item['kind'] === 'internal' && item['within'] === 'number')['kind'] = 'legal';
    },
    names: 'called legal',
  },
  {
    mistake: 'a way leads around a legal term',
    file: 'protocols/absence.json',
    change: document => {
      const steps = stepsOf(document);
      const legal = steps.find(step => deadlineOf(step)['kind'] === 'legal' && step['entry'] !== true);
      const before = find(steps, step => itemsIn(step['outcomes']).some(way => way['to'] === legal?.['code']));
      listOf(before, 'outcomes').push({ code: 'skip', nl: 'Overslaan', en: 'Skip', to: 'end' });
    },
    names: 'leads around',
  },
  {
    mistake: 'a telephone that nobody can call',
    file: 'parties.json',
    change: document => {
      find(document, item => item['code'] === 'veilig-thuis' && 'number' in item)['number'] = 'zie website';
    },
    names: 'veilig-thuis',
  },
  {
    mistake: 'a function passes on concerns, and no sharing rule can hold for it',
    file: 'parties.json',
    change: document => {
      find(document, item => item['code'] === 'youth-health')['functions'] = [];
    },
    names: 'youth-nurse',
  },
  {
    mistake: 'nobody says what one signaller may do',
    file: signallers,
    change: document => takeOut(document, 'signallers', 'SG-GP'),
    names: 'SG-GP',
  },
  {
    mistake: 'advice without anything one may not do',
    file: signallers,
    change: set('SG-JGZ', 'mustNot', []),
    names: 'SG-JGZ',
  },
  {
    mistake: 'a word of the glossary leads to one that is not there',
    file: 'glossary.json',
    change: document => {
      find(document, item => Array.isArray(item['see']))['see'] = ['no-such-word'];
    },
    names: 'no-such-word',
  },
];

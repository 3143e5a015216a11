/** What the search in the browser knows: one line for everything with an address of its own. */
import { relative } from './addresses.ts';
import type { Maker } from './page.ts';
import { plain } from './parts.ts';

export interface Entry {
  readonly kind: keyof Maker['words']['searchPage']['kinds'];
  readonly title: string;
  /** Words by which people look for it that are not in the title. */
  readonly more: string;
  /** Relative to the search page. */
  readonly to: string;
}

export function searchIndex(make: Maker): {
  readonly kinds: Readonly<Record<string, string>>;
  readonly entries: readonly Entry[];
} {
  const { library, language, to, words: w } = make;
  const link = (address: string): string => relative(to.search, address);
  return {
    kinds: w.searchPage.kinds,
    entries: [
      ...library.barriers.signals.map(signal => ({
        kind: 'signal' as const,
        title: signal[language],
        more: signal.phenomena
          .map(id => library.barriers.model.phenomena.find(each => each.id === id)?.[language] ?? '')
          .join(' '),
        to: link(to.signal(signal.id)),
      })),
      ...library.protocols.flatMap(protocol => [
        {
          kind: 'protocol' as const,
          title: protocol[language],
          more: plain(protocol.when[language], make),
          to: link(to.protocol(protocol.code)),
        },
        ...protocol.steps.map(step => ({
          kind: 'step' as const,
          title: step[language],
          more: `${protocol[language]} ${plain(step.decision[language], make)}`,
          to: link(`${to.protocol(protocol.code)}#${step.code}`),
        })),
      ]),
      ...library.sharing.rules.map(rule => ({
        kind: 'rule' as const,
        title: rule.what[language],
        more: `${rule.code} ${rule.article} ${plain(rule.why[language], make)}`,
        to: link(`${to.sharingRules}#${rule.code}`),
      })),
      ...library.glossary.map(term => ({
        kind: 'term' as const,
        title: term[language],
        more: `${term.nl} ${term.en} ${term.also.join(' ')} ${plain(term.meaning[language], make)}`,
        to: link(`${to.glossary}#${term.code}`),
      })),
      ...library.numbers.map(number => ({
        kind: 'number' as const,
        title: number[language],
        more: number.article,
        to: link(`${to.numbers}#${number.code}`),
      })),
      ...library.advice.signallers.map(({ id, called }) => ({
        kind: 'signaller' as const,
        title: called[language],
        more: '',
        to: link(to.signaller(id)),
      })),
    ],
  };
}

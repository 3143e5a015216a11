import type { ConcernWay } from '#contract/concerns.ts';
import { piecesOf } from '#kernel/content/numbers.ts';
import { contentFolder } from '#kernel/content/read.ts';
import { inWords, readLegalNumbers } from '#src/legal-numbers/index.ts';
import { readParties } from '#src/parties/index.ts';
import {
  passingOf,
  readSharing,
  waysOf,
  type FamilyAnswer,
  type Passing,
  type Rule,
} from '#src/sharing/index.ts';

interface Bilingual {
  readonly nl: string;
  readonly en: string;
}

export interface OpenWays {
  readonly ways: ConcernWay[];
  readonly passing: Readonly<Record<'now' | 'danger', Readonly<Record<FamilyAnswer, Passing>>>>;
  readonly otherWay: Bilingual;
}

/** The ways that are open to a function, in the words and numbers of this day. */
export interface Ways {
  of(functionCode: string, today: Temporal.PlainDate): OpenWays;
}

/** A function that belongs to no party has what everybody has: 112. */
const nobody = { code: '', secrecy: 'none' } as const;

export function loadWays(folder: URL = contentFolder): Ways {
  const { rules, subjects } = readSharing(folder);
  const { parties, telephones } = readParties(folder);
  const numbers = new Map(readLegalNumbers(folder).map(number => [number.code, number]));

  const filled = ({ nl, en }: Bilingual, day: string): Bilingual => {
    const read = (words: string, language: 'nl' | 'en'): string =>
      piecesOf(words)
        .map(piece => {
          if ('words' in piece) return piece.words;
          const number = numbers.get(piece.number);
          return (number === undefined ? undefined : inWords(number, day, language)) ?? '';
        })
        .join('');
    return { nl: read(nl, 'nl'), en: read(en, 'en') };
  };
  const named = (code: string): Bilingual => {
    const party = parties.find(each => each.code === code);
    return { nl: party?.nl ?? code, en: party?.en ?? code };
  };
  const telephonesOf = (code: string, way: ConcernWay['way']) =>
    (parties.find(each => each.code === code)?.telephones ?? [])
      // in danger the police is 112 and no other number
      .filter(each => way !== 'danger' || code !== 'police' || each === 'emergency')
      .flatMap(each => telephones.filter(({ code: known }) => known === each))
      .map(({ number, nl, en }) => ({ number, nl, en }));
  const toWay = (
    {
      receiver,
      rule,
      asks,
    }: { readonly receiver: string; readonly rule: Rule; readonly asks: ConcernWay['to'][number]['asks'] },
    way: ConcernWay['way'],
    day: string,
  ): ConcernWay['to'][number] => ({
    receiver,
    name: named(receiver),
    telephones: telephonesOf(receiver, way),
    rule: rule.code,
    article: rule.article,
    why: filled(rule.why, day),
    condition: filled(rule.conditions[0] ?? rule.what, day),
    asks,
    mark: rule.mark,
    checkedOn: rule.checkedOn,
    isReport: receiver === 'veilig-thuis',
  });

  return {
    of(functionCode, today) {
      const day = today.toString();
      const party = parties.find(({ functions }) => functions.includes(functionCode)) ?? nobody;
      const sender = { sender: party.code, secrecy: party.secrecy };
      const ways = waysOf(rules, sender);
      const toDesk = ways.find(({ way }) => way === 'worry')?.to[0]?.rule;
      const other = toDesk?.otherWay ?? subjects.find(({ code }) => code === 'worry')?.otherWay;
      return {
        ways: ways.map(({ way, to }) => ({ way, to: to.map(each => toWay(each, way, day)) })),
        passing: { now: passingOf(rules, sender, false), danger: passingOf(rules, sender, true) },
        otherWay: other === undefined ? { nl: '', en: '' } : filled(other, day),
      };
    },
  };
}

/** Whether the sharing rules fit the parties, the subjects and the numbers. */
import { twice, unknownNames } from '#kernel/content/fitting.ts';
import { numberFaults, type KnownNumbers } from '#kernel/content/numbers.ts';
import type { Sharing } from './content.ts';

export interface Around {
  readonly parties: ReadonlySet<string>;
  readonly numbers: KnownNumbers;
}

/** The last number that was given out; rules from D1 to it are all there, since a number that is lost is given out again. */
const rulesAtLeast = 45;

export function checkSharing({ subjects, rules }: Sharing, { parties, numbers }: Around): string[] {
  const codes = new Set(rules.map(({ code }) => code));
  const subjectCodes = new Set(subjects.map(({ code }) => code));
  const anybody = new Set([...parties, '*']);
  return [
    ...twice(rules.map(({ code }) => code)).map(code => `${code}: this code stands here twice`),
    ...twice(subjects.map(({ code }) => code)).map(code => `${code}: this code stands here twice`),
    ...Array.from({ length: rulesAtLeast }, (_, index) => `D${index + 1}`)
      .filter(code => !codes.has(code))
      .map(code => `${code}: this rule is not there; a rule that lapsed says so and stays`),
    ...subjects.flatMap(subject => numberFaults(subject.code, subject, numbers)),
    ...rules.flatMap(rule => [
      ...unknownNames(rule.code, 'from', rule.from, anybody),
      ...unknownNames(rule.code, 'to', rule.to, anybody),
      ...unknownNames(rule.code, 'gates', Object.keys(rule.gates), subjectCodes),
      ...numberFaults(rule.code, rule, numbers),
    ]),
  ];
}

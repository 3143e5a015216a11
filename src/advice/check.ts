/** Whether the advice fits the barrier model, the protocols, the telephones and the numbers. */
import { twice, unknownNames } from '#kernel/content/fitting.ts';
import { numberFaults, type KnownNumbers } from '#kernel/content/numbers.ts';
import type { Advice } from './content.ts';

export interface Around {
  readonly signallers: readonly string[];
  readonly phenomena: readonly string[];
  readonly protocols: ReadonlySet<string>;
  readonly telephones: ReadonlySet<string>;
  readonly numbers: KnownNumbers;
}

export function checkAdvice(
  { signallers, phenomena, ownDisclosure, handling }: Advice,
  around: Around,
): string[] {
  return [
    ...eachOnce(
      signallers.map(({ id }) => id),
      around.signallers,
    ),
    ...eachOnce(
      phenomena.map(({ id }) => id),
      around.phenomena,
    ),
    ...eachOnce(
      handling.map(({ time }) => time),
      ['ordinary', 'within-5-working-days', 'same-day', 'immediate'],
    ),
    ...signallers.flatMap(each => [
      ...unknownNames(each.id, 'telephones', each.telephones, around.telephones),
      ...numberFaults(each.id, each, around.numbers),
    ]),
    ...phenomena.flatMap(each => [
      ...unknownNames(each.id, 'telephones', each.telephones, around.telephones),
      ...unknownNames(each.id, 'protocol', [each.protocol], around.protocols),
      ...numberFaults(each.id, each, around.numbers),
    ]),
    ...numberFaults('ownDisclosure', ownDisclosure, around.numbers),
    ...handling.flatMap(each => numberFaults(each.time, each, around.numbers)),
  ];
}

const eachOnce = (there: readonly string[], wanted: readonly string[]): string[] => [
  ...wanted.filter(id => !there.includes(id)).map(id => `${id}: nobody says here what one may do`),
  ...there.filter(id => !wanted.includes(id)).map(id => `${id}: is not in the barrier model`),
  ...twice(there).map(id => `${id}: stands here twice`),
];

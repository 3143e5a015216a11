/** Whether the list of parties fits the barrier model. */
import { twice, unknownNames } from '#kernel/content/fitting.ts';
import type { Parties } from './content.ts';

interface FieldFunction {
  readonly code: string;
  readonly mayPassOnConcern: boolean;
}

interface Model {
  readonly signallers: readonly { readonly id: string }[];
  readonly partners: readonly { readonly id: string }[];
}

/**
 * Each signaller and partner of the barrier model belongs to exactly one party, so that nobody finds an empty page; and so
 * does each function that may pass on a concern, since without a party no sharing rule holds for it.
 */
export function checkParties(
  { parties, telephones }: Parties,
  model: Model,
  functions: readonly FieldFunction[],
): string[] {
  const numbers = new Set(telephones.map(({ code }) => code));
  const signallers = model.signallers.map(({ id }) => id);
  const partners = model.partners.map(({ id }) => id);
  const placedOf = (field: 'signallers' | 'partners' | 'functions') => parties.flatMap(party => party[field]);
  return [
    ...[parties, telephones].flatMap(list =>
      twice(list.map(({ code }) => code)).map(code => `${code}: this code stands here twice`),
    ),
    ...parties.flatMap(party => [
      ...unknownNames(party.code, 'telephones', party.telephones, numbers),
      ...unknownNames(party.code, 'signallers', party.signallers, new Set(signallers)),
      ...unknownNames(party.code, 'partners', party.partners, new Set(partners)),
      ...unknownNames(party.code, 'functions', party.functions, new Set(functions.map(({ code }) => code))),
    ]),
    ...missing(signallers, placedOf('signallers')),
    ...missing(partners, placedOf('partners')),
    ...missing(
      functions.filter(({ mayPassOnConcern }) => mayPassOnConcern).map(({ code }) => code),
      placedOf('functions'),
    ),
  ];
}

const missing = (ids: readonly string[], there: readonly string[]): string[] => [
  ...ids.filter(id => !there.includes(id)).map(id => `${id}: belongs to no party`),
  ...twice(there).map(id => `${id}: belongs to more than one party`),
];

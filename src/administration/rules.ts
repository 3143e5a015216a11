import type { OrganisationKind } from '#contract/organisations.ts';
import { refusal, type Refusal } from '#kernel/refusal.ts';

interface PartyLike {
  readonly code: string;
  readonly nl: string;
  readonly en: string;
  readonly functions: readonly string[];
}

/** Parties that are people and not an organisation that could take part. */
const people: readonly string[] = ['family', 'bystander'];

/** The kinds of organisation that can take part, by what they are called. */
export const kindsOf = (parties: readonly PartyLike[]): readonly OrganisationKind[] =>
  parties
    .filter(({ code }) => !people.includes(code))
    .map(({ code, nl, en, functions }) => ({ code, nl, en, functions: [...functions] }))
    .toSorted((a, b) => a.nl.localeCompare(b.nl, 'nl'));

export const fittingKind = (kinds: readonly OrganisationKind[], kind: string): string | Refusal =>
  kinds.some(({ code }) => code === kind)
    ? kind
    : refusal('invalid-input', [{ field: 'kind', message: 'Kies wat voor organisatie dit is' }]);

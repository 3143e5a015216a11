import type { Frame } from '#contract/frames.ts';
import type { Organisation, OrganisationKind } from '#contract/organisations.ts';
import { useDates, useLanguage, useMessages } from '../../messages/context.tsx';

export const organisationsPath = '/beheer?deel=organisaties';
export const organisationPath = (organisationId: string) => `/beheer/organisaties/${organisationId}`;

/** What a kind is called; of an organisation that was loaded before there were kinds nobody knows. */
export function useKindName(kinds: readonly OrganisationKind[]) {
  const { organisations } = useMessages('office');
  const language = useLanguage();
  return (kind: string | null): string =>
    kinds.find(({ code }) => code === kind)?.[language] ?? organisations.kindUnknown;
}

/** Since when, or from when until when. */
export function usePeriod() {
  const { organisations } = useMessages('office');
  const dates = useDates();
  return ({ since, endedOn }: Pick<Organisation, 'since' | 'endedOn'>): string =>
    endedOn === null
      ? organisations.since(dates.day(since))
      : organisations.until(dates.day(since), dates.day(endedOn));
}

export interface Admitted {
  readonly title: string;
  readonly maxLevel: Frame['functions'][number]['maxLevel'];
  /** The frame knows the function, and no basis lets it in from outside. */
  readonly onlyAtOwn: boolean;
}

/** What a frame admits of an organisation: for a partner the functions of its kind, and whether a basis lets them in from outside. */
export const admitted = (
  frame: Pick<Frame, 'functions' | 'legalBases'>,
  isController: boolean,
  functions: readonly string[],
): Admitted[] =>
  frame.functions
    .filter(each => isController || functions.includes(each.function))
    .map(each => ({
      title: each.title,
      maxLevel: each.maxLevel,
      onlyAtOwn:
        !isController &&
        !frame.legalBases.some(
          basis =>
            basis.kind !== 'standing' && !basis.sameControllerOnly && basis.receivers.includes(each.function),
        ),
    }))
    .filter((each, index, all) => all.findIndex(({ title }) => title === each.title) === index);

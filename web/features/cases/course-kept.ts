import type { Case } from '#contract/cases.ts';
import type { Course } from '#contract/course.ts';

type Kept = Course['lookBacks'][number]['kept'][number];

/** What has been kept until now: the family as one first, then each organisation. Never a person. */
export function keptNow(open: Pick<Case, 'agreements'>): Kept[] {
  const counted = new Map<string | null, Kept>();
  for (const { keeperOrganisation: organisation, state } of open.agreements) {
    const before = counted.get(organisation) ?? { organisation, kept: 0, partly: 0, missed: 0, total: 0 };
    counted.set(organisation, {
      organisation,
      kept: before.kept + (state === 'kept' ? 1 : 0),
      partly: before.partly + (state === 'partly' ? 1 : 0),
      missed: before.missed + (state === 'not-kept' ? 1 : 0),
      total: before.total + 1,
    });
  }
  return [...counted.values()].sort((one, other) =>
    (one.organisation ?? '').localeCompare(other.organisation ?? '', 'nl'),
  );
}

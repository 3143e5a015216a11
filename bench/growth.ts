/** What must be the same whatever else is in the database, and how much the same. */
import type { Explained } from './explain.ts';

/**
 * A statement touches the same pages at every size, but for the depth of indexes: one page more for each search of an index
 * that has become one level deeper. Beyond that, 15 % and 8 pages: a row more or less on a page, a page that was split.
 */
const SHARE = 0.15;
const PAGES = 8;

export type Levels = ReadonlyMap<string, number>;

/** So many pages the statement may touch in the larger database, from what it touched in the smaller one. */
export function allowedPages(small: Explained, levels: Levels, later: Levels): number {
  const deeper = [...small.searches].reduce(
    (sum, [index, times]) => sum + times * Math.max(0, (later.get(index) ?? 0) - (levels.get(index) ?? 0)),
    0,
  );
  return (small.pages + deeper) * (1 + SHARE) + PAGES;
}

/** Holding two thousand other cases costs nothing when one case is opened. */
export const isSame = (one: number, other: number): boolean =>
  Math.abs(one - other) <= Math.min(one, other) * SHARE + PAGES;

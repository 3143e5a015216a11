/** What may not stand in a plan, and what in it depends on how deep an index is. */
import { z } from 'zod';

const node = z.looseObject({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Index Searches': z.number().optional(),
  Operation: z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Total Cost': z.number(),
  'Shared Hit Blocks': z.number().optional(),
  'Shared Read Blocks': z.number().optional(),
});

export type Plan = z.infer<typeof node> & { readonly Plans?: readonly Plan[] | undefined };

export const Plan: z.ZodType<Plan> = node.extend({
  get Plans() {
    return z.array(Plan).optional();
  },
});

export interface Catalogue {
  /** Of an index, from root to leaf. */
  readonly levels: ReadonlyMap<string, number>;
  /** Of each table. */
  readonly indexes: ReadonlyMap<string, readonly string[]>;
  readonly pages: ReadonlyMap<string, number>;
}

/** Law and organisation: they grow with the number of controllers and laws, and not with cases or staff. */
const content = new Set([
  'tenant',
  'frame',
  'frame_function',
  'frame_domain',
  'function_standing',
  'function_title',
  'legal_basis',
  'organisation',
  'desk',
]);

/** So many pages are read faster than an index is searched: the planner is right to do so. */
const SMALL_TABLE = 8;
const LARGEST_SORT = 1_000;
/** More searches than this for one look-up is a skip scan: the index begins with another column, such as the tenant. */
const SEARCHES = 8;

const everywhere = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(everywhere)];

export function faultsOf(plan: Plan, { pages }: Catalogue): string[] {
  return everywhere(plan).flatMap(each => {
    const table = each['Relation Name'] ?? '';
    if (each['Actual Loops'] === 0) return [];
    if (each['Node Type'] === 'Seq Scan' && !content.has(table) && (pages.get(table) ?? 0) > SMALL_TABLE) {
      return [`reads all of ${table} (Seq Scan)`];
    }
    const searches = (each['Index Searches'] ?? 0) / each['Actual Loops'];
    if (searches > SEARCHES)
      return [`searches ${each['Index Name']} in ${Math.round(searches)} places for one look-up (skip scan)`];
    const rows = Math.max(
      0,
      ...(each.Plans ?? []).map(child => child['Actual Rows'] * child['Actual Loops']),
    );
    if (each['Node Type'].endsWith('Sort') && rows > LARGEST_SORT) return [`sorts ${rows} rows`];
    return [];
  });
}

/** How often each index is gone down from root to leaf, by searching it or by adding a row to its table. */
export function searchesOf(plans: readonly Plan[], { indexes }: Catalogue): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (index: string, times: number): void => void found.set(index, (found.get(index) ?? 0) + times);
  for (const plan of plans.flatMap(everywhere)) {
    add(plan['Index Name'] ?? '', plan['Index Searches'] ?? 0);
    if (plan['Node Type'] === 'ModifyTable' && plan.Operation === 'Insert') {
      const rows = (plan.Plans ?? []).reduce(
        (total, child) => total + child['Actual Rows'] * child['Actual Loops'],
        0,
      );
      for (const index of indexes.get(plan['Relation Name'] ?? '') ?? []) add(index, rows);
    }
  }
  found.delete('');
  return found;
}

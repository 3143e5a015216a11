import type { Case } from '#contract/cases.ts';
import type { ResultsOf } from '#kernel/database.ts';
import type * as plan from './store-plan.ts';

type Rows = ResultsOf<{ found: ReturnType<typeof plan.takingPart> }>['found'];

/** The last answer, and what was said before it. A version of 1: nothing is recorded. */
export const toTakingPart = (rows: Rows): NonNullable<Case['takingPart']> => {
  const [now = null, ...earlier] = rows.map(row => ({
    answer: row.answer,
    andThen: row.and_then,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
    version: row.version,
  }));
  return { now, earlier: earlier.slice(0, 20), version: now?.version ?? 1 };
};

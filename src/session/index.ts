import type { Colleague } from '#contract/common.ts';
import type { z } from 'zod';
import type { ColleagueRow } from './store.ts';

export { colleagueColumns, ColleagueRow } from './store.ts';

/** A colleague as others may see him or her: function and telephone. */
export const toColleague = (row: z.infer<typeof ColleagueRow>): Colleague => ({
  heldFunctionId: row.held_function,
  label: row.label,
  function: row.function,
  functionTitle: row.function_title,
  organisation: row.organisation,
  phone: row.phone,
  workingDays: row.working_days,
});

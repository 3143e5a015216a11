import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../run.ts';

export interface Condition {
  readonly name: string;
  readonly says: string;
}

/** The conditions of the access rule, as the comment above the view says them. */
export const readConditions = (): readonly Condition[] => {
  const sql = readFileSync(join(project, 'migrations/0004-access.sql'), 'utf8');
  const [, after = ''] = sql.split('-- Conditions, by the names the proof uses:\n');
  const conditions: Condition[] = [];
  for (const line of after.split('\n')) {
    const [, name, says] = /^-- {3}(\w+) +(\S.*)$/.exec(line) ?? [];
    if (name === undefined || says === undefined) break;
    conditions.push({ name, says });
  }
  if (conditions.length < 9)
    throw new Error(`migrations/0004-access.sql names ${conditions.length} conditions, fewer than nine`);
  return conditions;
};

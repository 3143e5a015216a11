/** One difference in words: what was tried, what each side said, and how to see it again. */
import type { Difference } from './compare.ts';

export function explain({
  seed,
  world,
  context,
  attempt,
  row,
  byDatabase,
  byModel,
  nearMissWorld,
}: Difference): string {
  const session = nearMissWorld.world.sessions.find(each => each.token === context.token);
  const lines = [
    `Again: npm run proof:access -- --seed ${seed} --world ${world}`,
    `Tried: ${attempt.name} ${row.id} (level ${attempt.level}) in scope ${JSON.stringify(row.scope)}`,
    `By: professional ${session?.professional ?? 'unknown'} in a session ${JSON.stringify(session)}`,
    `For: ${context.purposes.join(', ') || 'no purpose'}`,
    `PostgreSQL ${byDatabase ? 'let it through' : 'refused it'}; the model ${byModel.allowed ? 'allows it' : 'refuses it'}, because:`,
  ];
  const { grants, bases, heldFunctions, admissions, conflicts } = nearMissWorld.world;
  for (const { line, unmet } of byModel.reasons) {
    const grant = grants.find(each => each.id === line?.grant);
    const held = heldFunctions.find(each => each.id === grant?.heldFunction);
    lines.push(
      `  ${unmet.length === 0 ? 'opens' : `unmet: ${unmet.join(', ')}`}`,
      `    line ${JSON.stringify(line)}`,
      `    grant ${JSON.stringify(grant)}`,
      `    function ${JSON.stringify(held)}`,
      `    basis ${JSON.stringify(bases.find(each => each.id === grant?.basis))}`,
      `    admitted ${JSON.stringify(admissions.filter(each => each.frame === row.scope.frame && each.purpose === grant?.purpose && each.function === held?.function))}`,
    );
  }
  if (byModel.reasons.length === 0) lines.push('  nobody has a line on this scope');
  lines.push(
    `  conflicts on this file: ${JSON.stringify(conflicts.filter(each => each.file === row.scope.file))}`,
  );
  lines.push('  (moments are seconds from now, days are days from today)');
  return lines.join('\n');
}

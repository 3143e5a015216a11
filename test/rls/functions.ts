/** Rules for functions: definers are few, named, fixed and closed to everybody else. */
import { definerFunctions, definerViews } from './allowed-definers.ts';
import type { Catalog, Routine } from './catalog.ts';
import { fault, type LintFault } from './fault.ts';

export function judgeRoutines({ routines, views }: Catalog): LintFault[] {
  const found = routines.flatMap(judgeRoutine);
  for (const { name } of definerFunctions) {
    const same = routines.filter(routine => routine.name === name && routine.definer);
    if (same.length === 0)
      found.push(fault('list', name, 'stands in test/rls/allowed-definers.ts and is no definer here'));
    if (same.length > 1)
      found.push(fault('list', name, 'there are two of this name, and only one can be meant'));
  }
  for (const { name } of definerViews) {
    if (!views.some(view => view.name === name))
      found.push(fault('list', name, 'stands in the list and is not there'));
  }
  return found;
}

function judgeRoutine({ name, owner, definer, config, callers }: Routine): LintFault[] {
  const found: LintFault[] = [];
  if (callers.includes('public')) found.push(fault('execute-public', name, 'everybody may call it'));
  if (!definer) return found;
  if (!config.includes('search_path=pg_catalog')) {
    found.push(fault('search-path', name, 'a definer needs: set search_path = pg_catalog'));
  }
  if (owner !== 'authz_owner' && owner !== 'app_jobs') {
    found.push(fault('definer-owner', name, `runs as ${owner}; definers belong to authz_owner or app_jobs`));
  }
  const allowed = definerFunctions.find(each => each.name === name);
  if (allowed === undefined) {
    found.push(
      fault('definer', name, 'a new definer is written in test/rls/allowed-definers.ts, with the reason'),
    );
    return found;
  }
  const wanted = allowed.callers.toSorted().join(', ');
  if (callers.toSorted().join(', ') !== wanted) {
    found.push(
      fault(
        'callers',
        name,
        `may be called by ${callers.join(', ') || 'nobody'}; the list says ${wanted || 'nobody'}`,
      ),
    );
  }
  return found;
}

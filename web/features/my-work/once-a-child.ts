import type { WorkItem } from '#contract/work.ts';

const sameChild = (one: WorkItem, other: WorkItem): boolean =>
  one.caseId !== null && one.caseId === other.caseId && one.title === other.title;

/**
 * A child not yet spoken with, and the reason why not yet, are one thing to do: the line whose day comes first stands for both.
 * Only when it is sure that they are about the same child: no other child of that name is waited for in the case.
 */
export function onceAChild(items: readonly WorkItem[]): { shown: readonly WorkItem[]; both: Set<string> } {
  const both = new Set<string>();
  const twice = new Set<WorkItem>();
  for (const unseen of items.filter(each => each.kind === 'unseen')) {
    const about = items.filter(each => sameChild(each, unseen));
    const stops = about.filter(each => each.kind === 'stop');
    const [stop] = stops;
    if (
      stop === undefined ||
      stops.length > 1 ||
      about.some(each => each.kind === 'unseen' && each !== unseen)
    )
      continue;
    const [first, second] = stop.dueOn <= unseen.dueOn ? [stop, unseen] : [unseen, stop];
    both.add(first.id);
    twice.add(second);
  }
  return { shown: items.filter(each => !twice.has(each)), both };
}

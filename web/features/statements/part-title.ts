import type { Statements } from '#contract/statements.ts';
import { useMessages } from '../../messages/context.tsx';

/** What a part is called: a life domain, or the whole case. */
export function usePartTitle(parts: Statements['parts']) {
  const { statements } = useMessages('around');
  return (part: string) =>
    part === 'headline' ? statements.wholeCase : (parts.find(each => each.part === part)?.title ?? part);
}

/** The parts in which one may write, as a list to choose from. */
export function usePartOptions(parts: Statements['parts']) {
  const title = usePartTitle(parts);
  return parts.filter(part => part.mayWrite).map(({ part }) => ({ value: part, label: title(part) }));
}

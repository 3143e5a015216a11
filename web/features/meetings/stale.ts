import { listMeetings } from '#contract/meetings.ts';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api.ts';

/** Somebody else was first: what the list says now is fetched again. */
export function useStale() {
  const client = useQueryClient();
  return (problem: unknown) => {
    if (isProblem(problem, 'version-mismatch') || isProblem(problem, 'already-done'))
      void client.invalidateQueries({ queryKey: [listMeetings.id] });
  };
}

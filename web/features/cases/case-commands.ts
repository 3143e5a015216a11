import { openCase } from '#contract/cases.ts';
import type { UseMutationResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api.ts';

/** Fetches the case again, because someone else changed it: what was typed stays, beside what it says now. */
export function useLookAgain() {
  const client = useQueryClient();
  return (problem: unknown) => {
    if (isProblem(problem, 'version-mismatch') || isProblem(problem, 'already-answered') || isProblem(problem, 'already-ended')) {
      void client.invalidateQueries({ queryKey: [openCase.id] });
    }
  };
}

export const isOutdated = (command: Pick<UseMutationResult<unknown>, 'error'>) =>
  isProblem(command.error, 'version-mismatch');

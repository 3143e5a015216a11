import { openCase } from '#contract/cases.ts';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api.ts';
import { refresh } from '../../data.ts';

/** Fetches the case again, because someone else changed it: what was typed stays, beside what it says now. */
export function useLookAgain() {
  const client = useQueryClient();
  return (problem: unknown) => {
    if (isProblem(problem, 'version-mismatch') || isProblem(problem, 'already-ended')) {
      void refresh(client, [openCase.id]);
    }
  };
}

interface Sent {
  error: Error | null;
  isPending: boolean;
  variables: { ifMatch?: number } | undefined;
}

/**
 * How a command stands whose version turned out to be old. Only once the new version is here can the page say what is
 * there now; until then it is still busy.
 */
export function standing(command: Sent, versionNow: number) {
  const refused = isProblem(command.error, 'version-mismatch');
  const seen = command.variables?.ifMatch !== versionNow;
  return {
    outdated: refused && seen,
    busy: command.isPending || (refused && !seen),
    problem: refused ? undefined : command.error,
  };
}

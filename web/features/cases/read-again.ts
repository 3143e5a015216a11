import { listContacts } from '#contract/contacts.ts';
import { listVoices } from '#contract/voices.ts';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api.ts';
import { refresh } from '../../data.ts';

/** Fetches the words again when somebody else was first: what was typed stays. */
export function useVoicesAgain() {
  const client = useQueryClient();
  return (problem: unknown) => {
    if (isProblem(problem, 'version-mismatch') || isProblem(problem, 'already-done'))
      void refresh(client, [listVoices.id]);
  };
}

/** Fetches the notes again when somebody else was first: what was typed stays. */
export function useNotesAgain() {
  const client = useQueryClient();
  return (problem: unknown) => {
    if (isProblem(problem, 'version-mismatch') || isProblem(problem, 'already-done'))
      void client.invalidateQueries({ queryKey: [listContacts.id] });
  };
}

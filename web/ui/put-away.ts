import { useUnsaved } from '../leave-guard.tsx';

/**
 * Closing a form for good: what was typed, what was said of it and what the server answered are gone. Until then leaving the
 * page is asked about as soon as something was typed.
 */
export function usePutAway(
  onClose: () => void,
  draft: { readonly touched: boolean; readonly clear: () => void },
  errors: { readonly reset: () => void },
  command: { readonly reset: () => void },
): () => void {
  useUnsaved(draft.touched);
  return () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
}

import { useState } from 'react';

/**
 * What someone is filling in. Untouched it follows what is there now; once touched it is kept, also while its form is
 * closed, until it has been sent or put away on purpose.
 */
export function useFormDraft<T extends object>(initial: T) {
  const [draft, setDraft] = useState<T | undefined>();
  return {
    value: draft ?? initial,
    touched: draft !== undefined,
    change: (part: Partial<T>) => setDraft(before => ({ ...(before ?? initial), ...part })),
    clear: () => setDraft(undefined),
  };
}

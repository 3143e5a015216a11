import { useState } from 'react';

/**
 * What someone is filling in. Answers that were not touched follow what is there now, so that sending never turns back
 * what someone else changed; touched ones are kept, also while the form is closed, until they are sent or put away.
 */
export function useFormDraft<T extends object>(initial: T) {
  const [touched, setTouched] = useState<Partial<T> | undefined>();
  return {
    value: { ...initial, ...touched },
    touched: touched !== undefined,
    change: (part: Partial<T>) => setTouched(before => ({ ...before, ...part })),
    clear: () => setTouched(undefined),
  };
}

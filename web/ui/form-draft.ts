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

/**
 * The same for what two people change. What was there when one began to write is kept as `seen`: its version goes with the
 * command, and what it said is the base on which two changes are put together. So nothing that another wrote while this form
 * was open is written over, also when the page has been fetched again meanwhile.
 */
export function useSeenDraft<S extends object, T extends object>(now: S, read: (seen: S) => T) {
  const [begun, setBegun] = useState<{ seen: S; changed: Partial<T> } | undefined>();
  const seen = begun?.seen ?? now;
  const base = read(seen);
  return {
    seen,
    /** What the fields said when one began. */
    base,
    value: { ...base, ...begun?.changed },
    touched: begun !== undefined,
    change: (part: Partial<T>) =>
      setBegun(before => ({ seen: before?.seen ?? now, changed: { ...before?.changed, ...part } })),
    clear: () => setBegun(undefined),
  };
}

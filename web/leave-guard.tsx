import { createContext, use, useEffect, useId } from 'react';

/** Who has text that is not on the server yet. Leaving asks as long as anyone is in it. */
export interface Unsaved {
  add: (id: string) => void;
  remove: (id: string) => void;
}

export const UnsavedContext = createContext<Unsaved>({ add: () => {}, remove: () => {} });

/** "Leaving with unsaved text asks": say `true` while something typed here is not kept. */
export function useUnsaved(unsaved: boolean) {
  const id = useId();
  const { add, remove } = use(UnsavedContext);
  useEffect(() => {
    if (!unsaved) return undefined;
    add(id);
    return () => remove(id);
  }, [unsaved, id, add, remove]);
}

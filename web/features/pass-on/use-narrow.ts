import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 720px)');
const subscribe = (listener: () => void) => {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** A telephone, or a desk zoomed in far. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => query.matches);

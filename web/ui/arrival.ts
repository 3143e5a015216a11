import { useEffect } from 'react';

/** Who comes from another page for one section of this one, arrives there. */
export function useArrivalAtSection(): void {
  useEffect(() => {
    const anchor = window.location.hash.slice(1);
    if (anchor === '') return undefined;
    // after the heading of the page, which takes the focus when it appears
    const timer = window.setTimeout(() => {
      const section = document.getElementById(anchor);
      section?.setAttribute('tabindex', '-1');
      section?.focus({ preventScroll: true });
      section?.scrollIntoView({ block: 'start' });
    });
    return () => window.clearTimeout(timer);
  }, []);
}

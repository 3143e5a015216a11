import { useEffect, useRef } from 'react';

const belowTheTop = 88;
const aboveTheEdge = 24;

/**
 * For a column that stays in sight beside a longer one: what is taller than the window stays with its last lines in
 * sight and not its first, so that everything can be read without a box that scrolls inside the page.
 */
export function useStickyTop() {
  const column = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = column.current;
    if (element === null) return undefined;
    const place = () => {
      const top = Math.min(belowTheTop, window.innerHeight - element.offsetHeight - aboveTheEdge);
      element.style.setProperty('--desk-top', `${top}px`);
    };
    const observer = new ResizeObserver(place);
    observer.observe(element);
    window.addEventListener('resize', place);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', place);
    };
  }, []);
  return column;
}

import { useEffect } from 'react';
import { useMessages } from '../messages/context.tsx';
import './fold.css';

export interface Place {
  /** The id of the section. */
  readonly anchor: string;
  readonly label: string;
}

/** To a section of this page: it opens when it is folded, and its heading has the focus. */
function goTo(anchor: string): boolean {
  const section = document.getElementById(anchor);
  if (section === null) return false;
  const details = section.querySelector<HTMLDetailsElement>(':scope > details');
  if (details) details.open = true;
  const heading = section.querySelector<HTMLElement>('h2');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
  section.scrollIntoView({ block: 'start' });
  return true;
}

/** Who comes from another page for one section of this one arrives there. */
export function useArrivalAtSection() {
  useEffect(() => {
    const anchor = decodeURIComponent(window.location.hash.slice(1));
    if (anchor === '') return undefined;
    // after the heading of the page, which takes the focus when it appears
    const timer = window.setTimeout(() => goTo(anchor));
    return () => window.clearTimeout(timer);
  }, []);
}

/** A long page: where to find what, as a short list of links. */
export function OnThisPage({ places }: { places: readonly Place[] }) {
  const { ui } = useMessages();
  if (places.length < 3) return null;
  return (
    <nav aria-label={ui.onThisPage} className="p-here p-no-print">
      <p className="p-quiet">{ui.onThisPage}</p>
      <ul className="p-here__list">
        {places.map(({ anchor, label }) => (
          <li key={anchor}>
            <a
              href={`#${anchor}`}
              onClick={event => {
                if (goTo(anchor)) event.preventDefault();
              }}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

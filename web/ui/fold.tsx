import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useState, type ReactNode } from 'react';

interface FoldProps {
  title: string;
  /** How much there is inside, in one or two words: closed, it still says whether there is something to read. */
  count?: string | undefined;
  intro?: ReactNode;
  action?: ReactNode;
  /** Its place in the list "op deze pagina". */
  anchor: string;
  /** It begins closed everywhere: what is seldom needed. */
  seldom?: boolean;
  children: ReactNode;
}

/** Where the window has room for a long page, it begins open. */
const roomy = () => window.matchMedia('(min-width: 48rem)').matches;

/**
 * A section of a long page that is not read every day. On a telephone it begins closed; on paper it is always open. Its
 * action stays in sight, and opens it: what was done is to be seen where it was done.
 */
export function FoldedSection({ title, count, intro, action, anchor, seldom = false, children }: FoldProps) {
  const id = useId();
  const [shown, setShown] = useState(() => (!seldom && roomy()) || window.location.hash === `#${anchor}`);
  useEffect(() => {
    const arrive = () => {
      if (window.location.hash === `#${anchor}`) setShown(true);
    };
    window.addEventListener('hashchange', arrive);
    return () => window.removeEventListener('hashchange', arrive);
  }, [anchor]);
  return (
    <section aria-labelledby={id} className="p-section p-section--2" id={anchor}>
      <div className="p-section__header">
        <h2 className="p-h2">
          <button
            aria-controls={`${id}-body`}
            aria-expanded={shown}
            className="p-fold"
            onClick={() => setShown(!shown)}
            type="button"
          >
            <ChevronDown aria-hidden className="p-fold__sign" size={20} />
            <span id={id}>{title}</span>
            {count !== undefined && <span className="p-fold__count">{count}</span>}
          </button>
        </h2>
        {action !== undefined && action !== false && (
          <div className="p-fold__action" onClick={() => setShown(true)} role="presentation">
            {action}
          </div>
        )}
      </div>
      <div className="p-fold__body" hidden={!shown} id={`${id}-body`}>
        {intro !== undefined && <p className="p-section__intro">{intro}</p>}
        {children}
      </div>
    </section>
  );
}

/** The sections of a long page, to go to in one tap. */
export const OnThisPage = ({
  label,
  parts,
}: {
  label: string;
  parts: readonly { anchor: string; title: string }[];
}) => (
  <nav aria-label={label} className="p-on-page p-no-print">
    <p className="p-quiet">{label}</p>
    <ul>
      {parts.map(({ anchor, title }) => (
        <li key={anchor}>
          <a className="p-link" href={`#${anchor}`}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import './fold.css';

interface FoldProps {
  title: string;
  /** What is inside, in a few words: "3 zorgen, 2 gaan goed". One knows it without opening. */
  summary: string;
  /** Where "op deze pagina" leads. */
  anchor: string;
  intro?: ReactNode;
  /** Stays within reach when it is folded. */
  action?: ReactNode;
  /** Open from the beginning: something in it is asked of this reader. */
  open?: boolean;
  children: ReactNode;
}

/** A section of a page that is not for every day: folded, with what is inside said in its summary. On paper it is open. */
export function Fold({ title, summary, anchor, intro, action, open = false, children }: FoldProps) {
  const id = useId();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (open && details.current) details.current.open = true;
  }, [open]);
  const unfold = () => {
    if (details.current) details.current.open = true;
  };
  return (
    <section aria-labelledby={id} className="p-section p-fold" id={anchor}>
      <details ref={details}>
        <summary>
          <h2 className="p-h2" id={id} tabIndex={-1}>
            {title}
          </h2>
          <span className="p-quiet">{summary}</span>
          <ChevronDown aria-hidden size={20} />
        </summary>
        <div className="p-fold__body">
          {intro !== undefined && <p className="p-section__intro">{intro}</p>}
          {children}
        </div>
      </details>
      {action !== undefined && action !== false && (
        // what is written down from here is seen where it stands
        <div className="p-fold__action p-no-print" onClickCapture={unfold}>
          {action}
        </div>
      )}
    </section>
  );
}

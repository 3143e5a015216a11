import { ArrowLeft } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../messages/context.tsx';
import { headingFocus } from './focus.ts';
import { Loading } from './notices.tsx';

interface PageProps {
  /** What this page is. A page about a child begins with the child's name. */
  title: ReactNode;
  /** In the title bar of the window: neutral, never a name or a number. */
  windowTitle?: string;
  /** One line: what is asked of me, by when, why me. */
  context?: ReactNode;
  /** The one primary action: at the right, on a telephone at the bottom. */
  action?: ReactNode;
  /** What belongs to it: next dates, people, actions. */
  side?: ReactNode;
  back?: { to: string; label: string };
  children: ReactNode;
}

export function Page({ title, windowTitle, context, action, side, back, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (headingFocus.take()) heading.current?.focus();
  }, []);
  useLayoutEffect(() => {
    const element = heading.current;
    // The page that says "fetching" hands the focus on to the page that has what was fetched.
    return () => {
      if (element !== null && document.activeElement === element) headingFocus.want();
    };
  }, []);
  useWindowTitle(windowTitle);
  return (
    <div className={action === undefined ? 'p-page' : 'p-page p-page--action'}>
      <header className="p-page__header">
        <div className="p-page__words">
          {back && (
            <Link className="p-page__back" to={back.to}>
              <ArrowLeft aria-hidden size={18} />
              {back.label}
            </Link>
          )}
          <h1 className="p-h1" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {context !== undefined && <p className="p-page__context">{context}</p>}
        </div>
        {action !== undefined && <div className="p-page__action">{action}</div>}
      </header>
      <div className={side === undefined ? 'p-page__body' : 'p-page__body p-page__body--side'}>
        <div className="p-page__main">{children}</div>
        {side !== undefined && <aside className="p-page__side">{side}</aside>}
      </div>
    </div>
  );
}

/** A page that is still on its way. It has its heading already: who goes there with a screen reader hears something. */
export function PageOnItsWay() {
  const { ui } = useMessages();
  return (
    <Page title={<span className="ams-visually-hidden">{ui.loading}</span>}>
      <Loading />
    </Page>
  );
}

export function useWindowTitle(windowTitle?: string) {
  useEffect(() => {
    document.title = windowTitle === undefined ? 'Perspectief' : `${windowTitle} · Perspectief`;
  }, [windowTitle]);
}

interface SectionProps {
  title: ReactNode;
  /** One quiet line under the title. */
  intro?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  /** 3 inside another section or in the side column. */
  level?: 2 | 3;
  /** Its place in the list "op deze pagina". */
  anchor?: string;
}

export function Section({ title, intro, action, children, anchor, level = 2 }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={id} className={`p-section p-section--${level}`} id={anchor}>
      <div className="p-section__header">
        <Heading className={level === 2 ? 'p-h2' : 'p-h3'} id={id}>
          {title}
        </Heading>
        {action}
      </div>
      {intro !== undefined && <p className="p-section__intro">{intro}</p>}
      {children}
    </section>
  );
}

/** Terms with what they are: a handful of facts about one thing, no table. */
export const Details = ({ items }: { items: readonly { term: ReactNode; value: ReactNode }[] }) => (
  <dl className="p-details">
    {items.map(({ term, value }, index) => (
      <div key={index}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

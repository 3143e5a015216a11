import type { ReactNode } from 'react';
import { useDates } from '../../messages/context.tsx';
import { DueStatus } from '../../ui/due-status.tsx';
import { ButtonLink, EmptyState, Loading, Notice, Page, ProblemNotice } from '../../ui/index.ts';
import './concerns-desk.css';

interface Copy {
  readonly readBefore: string;
  readonly overdue: boolean;
}

interface ReadOncePageProps<C extends Copy> {
  query: { data: C | undefined; isPending: boolean; error: Error | null; refetch: () => Promise<unknown> };
  done: boolean;
  words: {
    title: string;
    window: string;
    toWork: string;
    thanks: string;
    gone: string;
    before: (day: string) => string;
  };
  /** Of whom and of what this is a copy, in one line. */
  about: (copy: C) => string;
  /** What this reader may see and do with it. */
  notice: (copy: C) => string;
  children: (copy: C) => ReactNode;
}

/** A copy to read and answer once, before a day; when it is answered it is gone. */
export function ReadOncePage<C extends Copy>({
  query,
  done,
  words,
  about,
  notice,
  children,
}: ReadOncePageProps<C>) {
  const dates = useDates();
  if (done)
    return (
      <Page title={words.thanks} windowTitle={words.window}>
        <EmptyState
          action={<ButtonLink to="/mijn-werk">{words.toWork}</ButtonLink>}
          drawing="table"
          title={words.gone}
        />
      </Page>
    );
  const copy = query.data;
  if (copy === undefined)
    return (
      <Page title={words.title} windowTitle={words.window}>
        {query.isPending && <Loading />}
        <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      </Page>
    );
  return (
    <Page
      back={{ to: '/mijn-werk', label: words.toWork }}
      context={
        <span className="desk-context">
          <span>{about(copy)}</span>
          <DueStatus
            on={copy.readBefore}
            overdue={copy.overdue}
            said={words.before(dates.day(copy.readBefore))}
          />
        </span>
      }
      title={words.title}
      windowTitle={words.window}
    >
      <Notice>{notice(copy)}</Notice>
      {children(copy)}
    </Page>
  );
}

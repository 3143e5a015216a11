import { getSession, type Session } from '#contract/session.ts';
import { useQuery } from '@tanstack/react-query';
import { createContext, use, useEffect, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { call, isProblem } from '../api.ts';
import { useMessages } from '../messages/context.tsx';
import { Page, PageOnItsWay, ProblemNotice } from '../ui/index.ts';
import { listenToOtherWindows } from './channel.ts';

const CurrentSession = createContext<Session | undefined>(undefined);

/** Who is signed in, for which organisation, and which doors that function has. */
export function useSession(): Session {
  const session = use(CurrentSession);
  if (session === undefined) throw new Error('This page is outside the session');
  return session;
}

/** Where to sign in and come back to. Ours only: a path of this site. */
export const signInPath = (back: string) => `/aanmelden?return=${encodeURIComponent(back)}`;

/** Asks once who is signed in. Nobody: to the sign-in page, and back here afterwards. */
export function SessionGuard({ children }: { children: ReactNode }) {
  const location = useLocation();
  const { shell } = useMessages();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => call(getSession, {}, { signal, outsideSession: true }),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  useEffect(
    () =>
      listenToOtherWindows(told => {
        // Signed out or another function elsewhere: what stands here is no longer this reader's to see.
        if (told === 'signed-out') window.location.assign('/aanmelden');
        if (told === 'other-function') window.location.assign('/');
      }),
    [],
  );
  useEffect(() => {
    // Kept by the browser for its back button, perhaps since before someone signed out: ask again who is there.
    const onShow = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, []);
  if (isProblem(error, 'not-signed-in')) {
    return <Navigate replace to={signInPath(`${location.pathname}${location.search}${location.hash}`)} />;
  }
  if (error !== null) {
    return (
      <main>
        <Page title={shell.product}>
          <ProblemNotice busy={isFetching} onRetry={() => void refetch()} problem={error} />
        </Page>
      </main>
    );
  }
  if (data === undefined) {
    return (
      <main>
        <PageOnItsWay />
      </main>
    );
  }
  return <CurrentSession value={data}>{children}</CurrentSession>;
}

import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { makeQueryClient } from '../data.ts';
import { PageOnItsWay } from '../ui/index.ts';
import { Crash } from './crash.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { NavigationFocus } from './navigation-focus.tsx';
import { QuickHide } from './quick-hide.tsx';
import { SessionGuard } from './session.tsx';
import { Shell } from './shell.tsx';

const SignInPage = lazy(() =>
  import('../features/sign-in/index.tsx').then(feature => ({ default: feature.SignInPage })),
);
const SignedInPage = lazy(() =>
  import('../features/sign-in/index.tsx').then(feature => ({ default: feature.SignedInPage })),
);

/** What is outside the session stands here; everything else is behind <SessionGuard>, in routes.tsx. */
export function App() {
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <div className="p-app">
          <Crash whole>
            <LeaveGuard>
              <NavigationFocus />
              <Suspense
                fallback={
                  <main>
                    <PageOnItsWay />
                  </main>
                }
              >
                <Routes>
                  <Route element={<SignInPage />} path="/aanmelden" />
                  <Route element={<SignedInPage />} path="/aangemeld" />
                  <Route
                    element={
                      <SessionGuard>
                        <Shell />
                      </SessionGuard>
                    }
                    path="*"
                  />
                </Routes>
              </Suspense>
            </LeaveGuard>
          </Crash>
        </div>
        <QuickHide />
      </BrowserRouter>
    </QueryClientProvider>
  );
}

import { getSignInOptions, type SignInOptions } from '#contract/session.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { z } from 'zod';
import { tellOtherWindows } from '../../app/channel.ts';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { Mark } from '../../app/mark.tsx';
import { PracticeBanner } from '../../app/practice-banner.tsx';
import { call } from '../../api.ts';
import { useMessages } from '../../messages/context.tsx';
import { Button, ButtonLink, Loading, ProblemNotice, Section, useWindowTitle } from '../../ui/index.ts';
import { useOpenAddress } from '../../ui/open-pages.tsx';
import './sign-in.css';

type Account = z.infer<typeof SignInOptions>['accounts'][number];

/** A path of this site, never an address of another one. */
const ownPath = (asked: string | null) => (asked !== null && /^\/(?![/\\])/.test(asked) ? asked : '/');
const signInAddress = (back: string, as?: string) =>
  `/auth/sign-in?${new URLSearchParams({ ...(as === undefined ? {} : { as }), return: back }).toString()}`;

export function SignInPage() {
  const { signIn, shell } = useMessages();
  const [search] = useSearchParams();
  const back = ownPath(search.get('return'));
  const options = useQuery({
    queryKey: ['sign-in-options'],
    queryFn: ({ signal }) => call(getSignInOptions, {}, { signal, outsideSession: true }),
  });
  useWindowTitle(shell.windows.signIn);
  const addressOf = useOpenAddress();
  const accounts = options.data?.accounts ?? [];
  return (
    <div className="sign-in">
      {options.data?.practiceOnly === true && <PracticeBanner />}
      <main className="sign-in__page">
        <header className="sign-in__header">
          <p className="sign-in__product">
            <Mark />
            {shell.product}
          </p>
          <LanguageSwitch />
        </header>
        <h1 className="p-h1">{accounts.length > 0 ? signIn.demo.title : signIn.title}</h1>
        <p className="p-page__context">{accounts.length > 0 ? signIn.demo.text : signIn.context}</p>
        {back !== '/' && <p className="p-quiet">{signIn.back}</p>}
        <p className="sign-in__open">
          <a href={addressOf()}>{signIn.open}</a>
        </p>
        {options.isPending && <Loading />}
        <ProblemNotice
          busy={options.isFetching}
          onRetry={() => void options.refetch()}
          problem={options.error}
        />
        {options.data !== undefined &&
          (accounts.length > 0 ? (
            <Accounts accounts={accounts} back={back} />
          ) : (
            <p className="sign-in__act">
              <ButtonLink external to={signInAddress(back)}>
                {signIn.button}
              </ButtonLink>
            </p>
          ))}
        <Section title={signIn.promises.title}>
          <ul className="sign-in__promises">
            {signIn.promises.items.map(item => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </Section>
      </main>
    </div>
  );
}

function Accounts({ accounts, back }: { accounts: readonly Account[]; back: string }) {
  const { signIn } = useMessages();
  const tenants = [...new Set(accounts.map(account => account.tenant))];
  return tenants.map(tenant => {
    const here = accounts.filter(account => account.tenant === tenant);
    return (
      <Section key={tenant} title={tenant}>
        <div className="sign-in__organisations">
          {[...new Set(here.map(account => account.organisation))].map(organisation => (
            <div key={organisation}>
              {organisation !== tenant && <h3 className="p-h3">{organisation}</h3>}
              <ul className="sign-in__accounts">
                {here
                  .filter(account => account.organisation === organisation)
                  .map(account => (
                    <li className="p-row p-row--link" key={account.subject}>
                      <div className="p-row__words">
                        <a
                          aria-label={signIn.demo.as(account.label)}
                          className="p-row__strong"
                          href={signInAddress(back, account.subject)}
                        >
                          {account.label}
                        </a>
                        <p className="p-row__quiet">{account.duty}</p>
                      </div>
                    </li>
                  ))}
              </ul>
            </div>
          ))}
        </div>
      </Section>
    );
  });
}

/** Where a window ends that was opened to sign in again: it tells the one that waits, and goes. */
export function SignedInPage() {
  const { signIn, shell } = useMessages();
  useWindowTitle(shell.windows.signIn);
  useEffect(() => {
    tellOtherWindows('signed-in');
    const timer = window.setTimeout(() => window.close(), 400);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <main className="p-page">
      <h1 className="p-h1">{signIn.done.title}</h1>
      <p className="p-page__context">{signIn.done.text}</p>
      <p className="sign-in__act">
        <Button onClick={() => window.close()}>{signIn.done.close}</Button>
      </p>
    </main>
  );
}

import { actAs } from '#contract/session.ts';
import { ChevronDown, LogOut, UserRound } from 'lucide-react';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { call } from '../api.ts';
import { useMessages } from '../messages/context.tsx';
import { ProblemNotice } from '../ui/index.ts';
import { tellOtherWindows } from './channel.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { useSession } from './session.tsx';

/** Who am I, for which organisation; another function, another language, signing out. */
export function AccountMenu() {
  const { shell } = useMessages();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  /** What one may see changes: a fresh page, so that nothing of before stays in memory. */
  const goOnAs = async (heldFunctionId: string) => {
    try {
      await call(actAs, { body: { heldFunctionId } });
      tellOtherWindows('other-function');
      window.location.assign('/');
    } catch (error) {
      setProblem(error);
    }
  };

  return (
    <div className="p-account" ref={box}>
      <button
        aria-controls={id}
        aria-expanded={open}
        aria-label={shell.account.open(session.label, session.organisation)}
        className="p-account__button"
        onClick={() => setOpen(!open)}
        ref={button}
        type="button"
      >
        <UserRound aria-hidden className="p-account__person" size={22} />
        <span className="p-account__who">
          <span className="p-account__label">{session.label}</span>
          <span className="p-account__organisation">{session.organisation}</span>
        </span>
        <ChevronDown aria-hidden size={18} />
      </button>
      <div className="p-account__panel" hidden={!open} id={id}>
        <p className="p-quiet">{shell.account.actingAs}</p>
        <p>
          <strong>{session.functionTitle}</strong>
          <br />
          {session.organisation}
        </p>
        {session.otherFunctions.length > 0 && (
          <>
            <p className="p-quiet">{shell.account.other}</p>
            <ul className="p-account__functions">
              {session.otherFunctions.map(({ heldFunctionId, functionTitle, organisation }) => (
                <li key={heldFunctionId}>
                  <button
                    className="p-account__item"
                    onClick={() => void goOnAs(heldFunctionId)}
                    type="button"
                  >
                    {functionTitle}
                    <span className="p-quiet">{organisation}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <LanguageSwitch />
        <p className="p-quiet">{shell.account.hide}</p>
        <ProblemNotice problem={problem} />
        <div className="p-account__out">
          <SignOut>
            <span className="p-account__icon">
              <LogOut aria-hidden size={18} />
              {shell.account.signOut}
            </span>
          </SignOut>
          <SignOut everywhere>
            {shell.account.signOutEverywhere}
            <span className="p-quiet">{shell.account.signOutEverywhereHelp}</span>
          </SignOut>
        </div>
      </div>
    </div>
  );
}

/** A form and no call: it also signs out where one signed in, and clears what the browser kept of us. */
const SignOut = ({ everywhere = false, children }: { everywhere?: boolean; children: ReactNode }) => (
  <form action="/auth/sign-out" method="post" onSubmit={() => tellOtherWindows('signed-out')}>
    {everywhere && <input name="everywhere" type="hidden" value="1" />}
    <button className="p-account__item" type="submit">
      {children}
    </button>
  </form>
);

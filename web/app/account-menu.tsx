import { actAs, endAllSessions, endSession } from '#contract/session.ts';
import { ChevronDown, LogOut, UserRound } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { call } from '../api.ts';
import { useMessages } from '../messages/context.tsx';
import { ProblemNotice } from '../ui/index.ts';
import { tellOtherWindows, type Told } from './channel.ts';
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
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  /** What one may see changes: a fresh page, so that nothing of before stays in memory. */
  const act = async (command: Promise<void>, told: Told, to: string) => {
    try {
      await command;
      tellOtherWindows(told);
      window.location.assign(to);
    } catch (error) {
      setProblem(error);
    }
  };

  return (
    <div
      className="p-account"
      onKeyDown={event => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
      ref={box}
    >
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
                    onClick={() => void act(call(actAs, { body: { heldFunctionId } }), 'other-function', '/')}
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
          <button
            className="p-account__item"
            onClick={() => void act(call(endSession, {}), 'signed-out', '/aanmelden')}
            type="button"
          >
            <span className="p-account__icon">
              <LogOut aria-hidden size={18} />
              {shell.account.signOut}
            </span>
          </button>
          <button
            className="p-account__item"
            onClick={() => void act(call(endAllSessions, {}), 'signed-out', '/aanmelden')}
            type="button"
          >
            {shell.account.signOutEverywhere}
            <span className="p-quiet">{shell.account.signOutEverywhereHelp}</span>
          </button>
        </div>
      </div>
    </div>
  );
}

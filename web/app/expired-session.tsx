import { getSession } from '#contract/session.ts';
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { createPortal } from 'react-dom';
import { call } from '../api.ts';
import { useMessages } from '../messages/context.tsx';
import { sessionGate } from '../session-gate.ts';
import { Button } from '../ui/index.ts';
import { listenToOtherWindows } from './channel.ts';
import { drawCurtain, fieldInFocus } from './curtain.ts';
import { useSession } from './session.tsx';

/** Over the page while nobody is signed in: hides what is there, loses nothing of it. */
export function ExpiredSession() {
  const closed = useSyncExternalStore(sessionGate.subscribe, sessionGate.isClosed);
  return closed ? createPortal(<Overlay />, document.body) : null;
}

const hereAgain = () => {
  const { pathname, search } = window.location;
  const field = fieldInFocus();
  return `/auth/sign-in?return=${encodeURIComponent(`${pathname}${search}${field === undefined ? '' : `#veld=${field}`}`)}`;
};

function Overlay() {
  const { shell } = useMessages();
  const { heldFunctionId } = useSession();
  const [asked, setAsked] = useState(false);
  const [notYet, setNotYet] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    const open = drawCurtain();
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      open();
    };
  }, []);

  const check = useCallback(async () => {
    try {
      const session = await call(getSession, {}, { outsideSession: true });
      // Someone else, or another function: what stands on this page is not theirs to see.
      if (session.heldFunctionId === heldFunctionId) sessionGate.open();
      else window.location.assign('/');
    } catch {
      setNotYet(true);
    }
  }, [heldFunctionId]);

  useEffect(
    () =>
      listenToOtherWindows(told => {
        if (told === 'signed-in') void check();
      }),
    [check],
  );

  return (
    <dialog
      aria-labelledby={id}
      className="p-expired"
      onCancel={event => event.preventDefault()}
      ref={dialog}
    >
      <h2 className="p-h1" id={id}>
        {shell.expired.title}
      </h2>
      <p>{asked ? shell.expired.waiting : shell.expired.text}</p>
      {notYet && <p role="status">{shell.expired.notYet}</p>}
      <div className="p-actions">
        <Button
          onClick={() => {
            setAsked(true);
            setNotYet(false);
            window.open('/auth/sign-in?return=%2Faangemeld', '_blank', 'popup,width=560,height=760');
          }}
        >
          {shell.expired.signIn}
        </Button>
        {asked && (
          <Button onClick={() => void check()} variant="secondary">
            {shell.expired.check}
          </Button>
        )}
      </div>
      <p className="p-quiet">
        <a href={hereAgain()}>{shell.expired.here}</a>. {shell.expired.hereHelp}
      </p>
    </dialog>
  );
}

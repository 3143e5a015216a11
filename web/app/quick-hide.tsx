import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useMessages } from '../messages/context.tsx';
import { drawCurtain } from './curtain.ts';

const twice = 700;
let hide = () => {};
/** For those without an Escape key. */
export const hideScreen = () => hide();

/** Esc twice: an empty page, at once, whatever was on the screen. */
export function QuickHide() {
  const [hidden, setHidden] = useState(false);
  const { shell } = useMessages();
  const page = useRef<HTMLDialogElement>(null);
  const pressedAt = useRef(0);

  useEffect(() => {
    hide = () => setHidden(true);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat) return;
      if (event.timeStamp - pressedAt.current < twice) setHidden(true);
      pressedAt.current = event.timeStamp;
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);

  useLayoutEffect(() => {
    if (!hidden) return undefined;
    const open = drawCurtain();
    const title = document.title;
    const dialog = page.current;
    document.title = shell.hidden.title;
    dialog?.showModal();
    return () => {
      dialog?.close();
      document.title = title;
      open();
    };
  }, [hidden, shell.hidden.title]);

  return (
    <dialog
      aria-label={shell.hidden.title}
      className="p-hidden"
      onCancel={event => event.preventDefault()}
      ref={page}
    >
      <button className="p-hidden__resume" onClick={() => setHidden(false)} type="button">
        {shell.hidden.resume}
      </button>
    </dialog>
  );
}

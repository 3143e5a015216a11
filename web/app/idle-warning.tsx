import { getSession } from '#contract/session.ts';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api.ts';
import { useMessages } from '../messages/context.tsx';
import { lastHeard, sessionGate } from '../session-gate.ts';
import { Button, Dialog } from '../ui/index.ts';
import { useSession } from './session.tsx';

const second = 1_000;
const minute = 60 * second;

/**
 * The server counts from the last call; someone who types or reads makes none. So while there is activity here the
 * server hears of it now and then, and without activity the screen locks when the server's patience ends.
 */
export function IdleWarning() {
  const { shell } = useMessages();
  const { idleMinutes } = useSession();
  const [left, setLeft] = useState<number | undefined>();
  const movedAt = useRef(0);

  useEffect(() => {
    const moved = () => {
      movedAt.current = Date.now();
    };
    moved();
    const kinds = ['keydown', 'pointerdown', 'wheel', 'touchmove'] as const;
    kinds.forEach(kind => window.addEventListener(kind, moved, { passive: true, capture: true }));
    const tick = setInterval(() => {
      if (sessionGate.isClosed()) return setLeft(undefined);
      const now = Date.now();
      const end = lastHeard.at() + idleMinutes * minute;
      // Moved since the server last heard from us, and that is a third of its patience ago: let it know.
      const told = movedAt.current <= lastHeard.at() || now - lastHeard.at() < (idleMinutes * minute) / 3;
      if (!told && now < end - minute) {
        lastHeard.now();
        void stay();
      }
      if (now >= end) sessionGate.close();
      setLeft(now >= end - minute && now < end ? Math.ceil((end - now) / second) : undefined);
      return undefined;
    }, second);
    return () => {
      kinds.forEach(kind => window.removeEventListener(kind, moved, { capture: true }));
      clearInterval(tick);
    };
  }, [idleMinutes]);

  const warned = left !== undefined;
  return (
    <>
      <div aria-live="assertive" className="ams-visually-hidden">
        {warned ? shell.idle.spoken : ''}
      </div>
      <Dialog
        actions={<Button onClick={() => void stay()}>{shell.idle.stay}</Button>}
        begin="act"
        onClose={() => void stay()}
        open={warned}
        title={shell.idle.title}
      >
        <p aria-hidden>{shell.idle.text(left ?? 0)}</p>
      </Dialog>
    </>
  );
}

/** Any call that the server answers will do; when it does not answer, the warning stays. */
const stay = () => call(getSession, {}).catch(() => undefined);

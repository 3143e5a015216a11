import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { UnsavedContext } from '../leave-guard.tsx';
import { useMessages } from '../messages/context.tsx';
import { Button, Dialog } from '../ui/index.ts';

/** Text is usually kept within a moment of leaving its field: then nobody is asked anything. */
const patience = 1_500;

/** Asked before the router hears of it: so this stands here, where it is registered first, and not in an effect. */
let beforeRouter: (event: PopStateEvent) => void = () => {};
window.addEventListener('popstate', event => beforeRouter(event));

const idx = (state: unknown): number | undefined =>
  typeof state === 'object' && state !== null && 'idx' in state && typeof state.idx === 'number'
    ? state.idx
    : undefined;

/** Leaving with unsaved text asks: by a link, by back and forward, and by closing the window. */
export function LeaveGuard({ children }: { children: ReactNode }) {
  const { shell } = useMessages();
  const navigate = useNavigate();
  const unsaved = useRef(new Set<string>());
  const [leave, setLeave] = useState<(() => void) | undefined>();
  const at = useLocation();
  const here = useRef({ pathname: at.pathname, position: idx(history.state) });
  useEffect(() => {
    here.current = { pathname: at.pathname, position: idx(history.state) };
  }, [at]);
  const context = useMemo(
    () => ({
      add: (id: string) => void unsaved.current.add(id),
      remove: (id: string) => void unsaved.current.delete(id),
    }),
    [],
  );

  useEffect(() => {
    let returning = false;

    const ask = async (go: () => void) => {
      const until = Date.now() + patience;
      while (unsaved.current.size > 0 && Date.now() < until) await new Promise(wait => setTimeout(wait, 50));
      if (unsaved.current.size === 0) go();
      else setLeave(() => go);
    };

    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || unsaved.current.size === 0 || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target === '_blank')
        return;
      const { origin, pathname, search, hash } = new URL(link.href);
      if (origin !== location.origin || pathname.startsWith('/auth/')) return;
      if (pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      void ask(() => void navigate(`${pathname}${search}${hash}`));
    };

    const onPopState = (event: PopStateEvent) => {
      const next = idx(event.state);
      if (returning) {
        returning = false;
        event.stopImmediatePropagation();
        return;
      }
      const from = here.current;
      const steps = from.position === undefined || next === undefined ? 0 : next - from.position;
      if (unsaved.current.size === 0 || steps === 0 || from.pathname === location.pathname) return;
      event.stopImmediatePropagation();
      returning = true;
      history.go(-steps);
      void ask(() => {
        unsaved.current.clear();
        history.go(steps);
      });
    };

    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (unsaved.current.size > 0) event.preventDefault();
    };

    document.addEventListener('click', onClick, { capture: true });
    beforeRouter = onPopState;
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => {
      document.removeEventListener('click', onClick, { capture: true });
      window.removeEventListener('beforeunload', onBeforeUnload);
    };
  }, [navigate]);

  const stay = () => setLeave(undefined);
  return (
    <UnsavedContext value={context}>
      {children}
      <Dialog
        actions={
          <>
            <Button onClick={stay}>{shell.leave.stay}</Button>
            <Button
              danger
              onClick={() => {
                unsaved.current.clear();
                stay();
                leave?.();
              }}
              variant="secondary"
            >
              {shell.leave.go}
            </Button>
          </>
        }
        onClose={stay}
        open={leave !== undefined}
        title={shell.leave.title}
      >
        <p>{shell.leave.text}</p>
      </Dialog>
    </UnsavedContext>
  );
}

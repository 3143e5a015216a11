import { Suspense, useEffect, useState, type ComponentType } from 'react';
import { reachServer } from '../connection.ts';
import { useMessages } from '../messages/context.tsx';
import { Unreachable } from '../problems.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ProblemNotice } from './notices.tsx';

type Fetch<Module> = () => Promise<Module>;

const coming = new Map<Fetch<unknown>, Promise<unknown>>();
const here = new Map<Fetch<unknown>, unknown>();

/** One time for all that share it. A browser never asks again for a module that did not arrive: first see that there is a line. */
function arrive<Module>(module: Fetch<Module>): Promise<Module> {
  const begun = coming.get(module) as Promise<Module> | undefined;
  if (begun !== undefined) return begun;
  const fetched = fetchOnce(module);
  coming.set(module, fetched);
  fetched.catch(() => coming.delete(module));
  return fetched;
}

async function fetchOnce<Module>(module: Fetch<Module>): Promise<Module> {
  await reachServer();
  const arrived = await module();
  here.set(module, arrived);
  return arrived;
}

/** How long a page is left alone before what it may need later is fetched, in milliseconds. */
const QUIET = 3_000;
const waiting = new Set<Fetch<unknown>>();

/** One after the other, once the page stands: at a kitchen table the connection may be gone when it is needed. */
function whenQuiet(module: Fetch<unknown>): void {
  if (waiting.has(module)) return;
  waiting.add(module);
  if (waiting.size > 1) return;
  window.setTimeout(() => void fetchWaiting(), QUIET);
}

async function fetchWaiting(): Promise<void> {
  // what comes in meanwhile is gone through as well
  for (const each of waiting) await arrive(each).catch(() => undefined);
  waiting.clear();
}

interface Shown {
  shown: boolean;
  onClose: () => void;
}

/**
 * A dialog that is no part of the first load: fetched in the quiet after it, or when it is shown before that. From then
 * on it stays, so what is typed in it is kept when it is closed. Without a connection that is said, with the way on.
 */
export function onDemand<Module, Props extends Shown>(
  module: Fetch<Module>,
  pick: (arrived: Module) => ComponentType<Props>,
) {
  return function OnDemand(props: Props) {
    const { shown } = props;
    const [been, setBeen] = useState(false);
    const [failed, setFailed] = useState(false);
    useEffect(() => whenQuiet(module), []);
    useEffect(() => {
      if (!shown || been || failed) return;
      let left = false;
      void arrive(module).then(
        () => left || setBeen(true),
        () => left || setFailed(true),
      );
      return () => {
        left = true;
      };
    }, [shown, been, failed]);
    if (here.has(module) && (been || shown)) {
      const Arrived = pick(here.get(module) as Module);
      return (
        <Suspense fallback={null}>
          <Arrived {...props} />
        </Suspense>
      );
    }
    return shown ? (
      <OnItsWay failed={failed} onClose={props.onClose} onRetry={() => setFailed(false)} />
    ) : null;
  };
}

function OnItsWay({
  failed,
  onClose,
  onRetry,
}: {
  failed: boolean;
  onClose: () => void;
  onRetry: () => void;
}) {
  const { ui } = useMessages();
  if (!failed) return <p role="status">{ui.loading} …</p>;
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onRetry}>{ui.retry}</Button>
          <Button onClick={onClose} variant="secondary">
            {ui.dialog.close}
          </Button>
        </>
      }
      begin="act"
      onClose={onClose}
      open
      title={ui.dialog.notFetched}
    >
      <ProblemNotice problem={new Unreachable()} />
      <p className="p-quiet">{ui.dialog.elseReload}</p>
    </Dialog>
  );
}

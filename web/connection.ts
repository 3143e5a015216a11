import { Unreachable } from './problems.ts';

/** Whether the server can be reached, as far as we know: what the device says, and what the last call met. */
let missed = false;
const listeners = new Set<() => void>();

const set = (next: boolean) => {
  if (missed === next) return;
  missed = next;
  listeners.forEach(listener => listener());
};

export const connection = {
  isDown: () => missed || !navigator.onLine,
  reached: () => set(false),
  lost: () => set(true),
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    window.addEventListener('online', listener);
    window.addEventListener('offline', listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('online', listener);
      window.removeEventListener('offline', listener);
    };
  },
};

/** Rejects when there is no line to the server, whatever the device says. */
export async function reachServer(): Promise<void> {
  const answer = await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  if (answer?.ok !== true) throw new Unreachable();
}

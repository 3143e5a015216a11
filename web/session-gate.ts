/**
 * Opens and closes with the session. While it is closed no call goes out: calls wait, and go on with the same
 * key once the same person has signed in again. So an expired session costs nobody a sentence.
 */
let closed = false;
let waiting: (() => void)[] = [];
const listeners = new Set<() => void>();

const tell = () => listeners.forEach(listener => listener());

export const sessionGate = {
  isClosed: () => closed,
  close() {
    if (closed) return;
    closed = true;
    tell();
  },
  open() {
    closed = false;
    const released = waiting;
    waiting = [];
    released.forEach(release => release());
    tell();
  },
  whenOpen(signal?: AbortSignal): Promise<void> {
    if (!closed) return Promise.resolve();
    return new Promise((resolve, reject) => {
      waiting.push(resolve);
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  },
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

/** When the server last heard from us: the session ends so many minutes after that. */
let heardAt = Date.now();
export const lastHeard = { at: () => heardAt, now: () => (heardAt = Date.now()) };

/** A short word after an act that did more than one saw, such as putting a change beside another's. One at a time. */
let said: string | undefined;
const listeners = new Set<() => void>();
const become = (next: string | undefined) => {
  said = next;
  listeners.forEach(listener => listener());
};

export const notices = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  now: () => said,
  tell: (text: string) => become(text),
  putAway: () => become(undefined),
};

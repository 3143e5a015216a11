/** What windows of the same person tell each other. Only that something happened, never what or about whom. */
export type Told = 'signed-in' | 'signed-out' | 'other-function';

const isTold = (data: unknown): data is Told =>
  data === 'signed-in' || data === 'signed-out' || data === 'other-function';

/** One for the whole page: a second one would hear what its own page says. */
const channel = new BroadcastChannel('perspectief');

export const tellOtherWindows = (told: Told) => channel.postMessage(told);

export function listenToOtherWindows(listener: (told: Told) => void): () => void {
  const listen = ({ data }: MessageEvent<unknown>) => {
    if (isTold(data)) listener(data);
  };
  channel.addEventListener('message', listen);
  return () => channel.removeEventListener('message', listen);
}

/** What windows of the same person tell each other. Only that something happened, never what or about whom. */
export type Told = 'signed-in' | 'signed-out' | 'other-function';

const name = 'perspectief';
const isTold = (data: unknown): data is Told =>
  data === 'signed-in' || data === 'signed-out' || data === 'other-function';

export function tellOtherWindows(told: Told) {
  const channel = new BroadcastChannel(name);
  channel.postMessage(told);
  channel.close();
}

export function listenToOtherWindows(listener: (told: Told) => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isTold(data)) listener(data);
  };
  return () => channel.close();
}

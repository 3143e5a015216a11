import { Component, type ReactNode } from 'react';
import { useMessages } from '../messages/context.tsx';
import { Button } from '../ui/index.ts';

function Crashed() {
  const { ui } = useMessages();
  return (
    <main className="p-page" role="alert">
      <h1 className="p-h1">{ui.crash.title}</h1>
      <p className="p-page__context">{ui.crash.what}</p>
      <br />
      <Button onClick={() => location.reload()}>{ui.crash.reload}</Button>
    </main>
  );
}

/** The last net: a mistake of ours in drawing a page. A new `key` gives the next page a fresh start. */
export class Crash extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

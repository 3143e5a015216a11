import { Component, type ReactNode } from 'react';
import { useMessages } from '../messages/context.tsx';
import { Unreachable } from '../problems.ts';
import { Button } from '../ui/index.ts';

function Crashed({ error }: { error: unknown }) {
  const { ui } = useMessages();
  const noLine = error instanceof Unreachable;
  return (
    <div className="p-page" role="alert">
      <h1 className="p-h1">{noLine ? ui.problem.unreachable.title : ui.crash.title}</h1>
      <p className="p-page__context">{noLine ? ui.crash.noLine : ui.crash.what}</p>
      <br />
      <Button onClick={() => location.reload()}>{ui.crash.reload}</Button>
    </div>
  );
}

/**
 * The last net: a mistake of ours in drawing a page, or a page that did not arrive. A new `key` gives the next page a fresh start.
 * `whole`: there is nothing around it, so it is the main part of the document too.
 */
export class Crash extends Component<
  { children: ReactNode; whole?: true },
  { crashed: boolean; error: unknown }
> {
  override state = { crashed: false, error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { crashed: true, error };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    const said = <Crashed error={this.state.error} />;
    return this.props.whole === true ? <main>{said}</main> : said;
  }
}

import type { LeftBecause } from '#contract/calling.ts';
import { useEffect, useRef, type ReactNode } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { Notice } from '../../ui/index.ts';

/** What was asked for several concerns, and what came of it. */
export interface Told {
  readonly said: string;
  readonly left: readonly { readonly concernId: string; readonly because: LeftBecause }[];
  /** The names of the children that were asked for. */
  readonly names: ReadonlyMap<string, string>;
}

/** "3 van 4 ...", and of each that was left its name and why. Read out when it comes. */
export function BatchTold({ told, children }: { told: Told | undefined; children?: ReactNode }) {
  const { calling: words } = useMessages('desk');
  const here = useRef<HTMLDivElement>(null);
  // it was asked at the bottom of a long list
  useEffect(() => {
    if (told) here.current?.scrollIntoView({ block: 'center' });
  }, [told]);
  return (
    <div ref={here} role="status">
      {told && (
        <Notice>
          <p>{told.said}</p>
          {told.left.length > 0 && (
            <ul className="desk-left">
              {told.left.map(({ concernId, because }) => (
                <li key={concernId}>
                  {words.left(told.names.get(concernId) ?? words.someConcern, words.because[because])}
                </li>
              ))}
            </ul>
          )}
          {children}
        </Notice>
      )}
    </div>
  );
}

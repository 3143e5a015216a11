import { useEffect, useRef } from 'react';
import { Notice } from '../../ui/index.ts';

/** What was just done; takes the focus, because what it was about has moved. */
export function Done({ said }: { said: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [said]);
  return (
    <div ref={box} role="status" tabIndex={-1}>
      <Notice>{said}</Notice>
    </div>
  );
}

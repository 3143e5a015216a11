import { useEffect, useRef } from 'react';
import { Notice } from '../../ui/index.ts';

/** What was just done; takes the focus, because what it was about has moved. */
export function Done({ said }: { said: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (said !== undefined) box.current?.focus();
  }, [said]);
  return (
    <div className="team-done" ref={box} role="status" tabIndex={-1}>
      {said !== undefined && <Notice>{said}</Notice>}
    </div>
  );
}

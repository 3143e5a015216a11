import type { ReactNode } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { Notice } from '../../ui/index.ts';

/** Someone else was here: what it says now, above what was typed. */
export function Conflict({ children }: { children?: ReactNode }) {
  const { cases } = useMessages('case');
  return (
    <div className="case-conflict" role="alert">
      <Notice>
        <p>
          <strong>{cases.conflict.heading}</strong>
        </p>
        {children}
        <p>{cases.conflict.what}</p>
      </Notice>
    </div>
  );
}

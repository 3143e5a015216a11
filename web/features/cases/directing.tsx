import type { Case } from '#contract/cases.ts';
import { useState } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { Button } from '../../ui/index.ts';
import { DirectingDialog } from './dialogs.ts';

/** Who directs, in words. */
export function Directing({ open }: { open: Case }) {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.directing;
  const [changing, setChanging] = useState(false);
  return (
    <div className="case-directing">
      <p>
        <strong>{words.term}</strong> {words.words[open.directing]}
      </p>
      {open.may.change && (
        <>
          <Button
            aria-label={words.changeNamed}
            className="p-no-print"
            onClick={() => setChanging(true)}
            variant="tertiary"
          >
            {words.change}
          </Button>
          <DirectingDialog onClose={() => setChanging(false)} open={open} shown={changing} />
        </>
      )}
    </div>
  );
}

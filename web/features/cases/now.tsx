import type { Case } from '#contract/cases.ts';
import { useState } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { Button } from '../../ui/index.ts';
import { ChangeDialog } from './change-dialog.tsx';

/** What it is about, in the sentence the family may read, and where we are now. */
export function Now({ open }: { open: Case }) {
  const { cases } = useMessages();
  const words = cases.overview;
  const [changing, setChanging] = useState(false);
  return (
    <section aria-label={words.about} className="case-now">
      <p className="case-now__headline">{open.headline}</p>
      <div className="case-now__phase">
        <p>
          {words.now} <strong>{open.phaseTitle}</strong>
        </p>
        {open.may.change && (
          <>
            <Button className="p-no-print" onClick={() => setChanging(true)} variant="tertiary">
              {words.change}
            </Button>
            <ChangeDialog onClose={() => setChanging(false)} open={open} shown={changing} />
          </>
        )}
      </div>
    </section>
  );
}

import type { Case } from '#contract/cases.ts';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../messages/context.tsx';
import { Button } from '../../ui/index.ts';
import { ChangeDialog } from './dialogs.ts';

/** What it is about, in the sentence the family may read, and where we are now. */
export function Now({ open }: { open: Case }) {
  const { caseLinks, cases } = useMessages('case');
  const words = cases.overview;
  const [changing, setChanging] = useState(false);
  return (
    <section aria-label={words.about} className="case-now">
      <p className="case-now__headline">{open.headline}</p>
      <div className="case-now__phase">
        {open.state === 'open' && (
          <p>
            {words.now}{' '}
            <strong title={caseLinks.phaseNamed(open.phase, open.phaseName)}>
              {caseLinks.phase(open.phase, open.phaseTitle)}
            </strong>
          </p>
        )}
        <Link className="p-no-print" to={`/casussen/${open.caseId}/verloop`}>
          {caseLinks.course}
        </Link>
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

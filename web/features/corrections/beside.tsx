import type { Case } from '#contract/cases.ts';
import { listCorrections, type Correction } from '#contract/corrections.ts';
import { createContext, Fragment, use, useState, type ReactNode } from 'react';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button, ProblemNotice, Status } from '../../ui/index.ts';
import { onDemand } from '../../ui/on-demand.tsx';
import type { Thing } from './ask-dialog.tsx';
import './corrections.css';

const AskDialog = onDemand(
  () => import('./ask-dialog.tsx'),
  here => here.AskDialog,
);

const Asked = createContext<{ open: Case; items: readonly Correction[] } | undefined>(undefined);

/** Fetches once what the family says does not hold, for all rows of the case. */
export function CorrectionsBesideRows({ open, children }: { open: Case; children: ReactNode }) {
  const query = useRead(listCorrections, { params: { caseId: open.caseId } });
  return (
    <Asked value={{ open, items: query.data?.items ?? [] }}>
      {/* without this a fact would stand there as if nobody had said that it does not hold */}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {children}
    </Asked>
  );
}

export function SaidLine({ correction }: { correction: Correction }) {
  const { corrections } = useMessages('case');
  const dates = useDates();
  return (
    <div className="correction">
      <p>{corrections.said(correction.askedBy, correction.wrong)}</p>
      {correction.shouldBe !== null && <p>{corrections.shouldBe(correction.shouldBe)}</p>}
      {correction.state === 'open' ? (
        <Status state={correction.overdue ? 'overdue' : 'waiting'}>
          {corrections.answerBy(dates.day(correction.answerBy))}
        </Status>
      ) : (
        <Status state="done">{corrections.states[correction.state]}</Status>
      )}
    </div>
  );
}

/**
 * On paper of a page that is not made for one reader: that it was asked and how it stands. Who asked and in which words is
 * not there, because at the table another of the family reads along.
 */
function OnPaper({ correction }: { correction: Correction }) {
  const { corrections } = useMessages('case');
  return (
    <p className="correction p-only-print">
      {corrections.onPaper} {corrections.states[correction.state]}.
    </p>
  );
}

/** Beside a row, as large as the row itself: who says that it does not hold. And the way to write that down. */
export function Beside({ thing, ask = false }: { thing: Thing; ask?: boolean }) {
  const { corrections } = useMessages('case');
  const asked = use(Asked);
  const [asking, setAsking] = useState(false);
  if (asked === undefined) return null;
  const about = asked.items.filter(each => each.about.id === thing.id);
  return (
    <>
      {about.map(each => (
        <Fragment key={each.correctionId}>
          <div className="p-no-print">
            <SaidLine correction={each} />
          </div>
          <OnPaper correction={each} />
        </Fragment>
      ))}
      {ask && asked.open.state === 'open' && (
        <>
          <Button
            aria-label={corrections.askAt(thing.words)}
            className="correction-ask p-no-print"
            onClick={() => setAsking(true)}
            variant="tertiary"
          >
            {corrections.ask}
          </Button>
          <AskDialog about={thing} onClose={() => setAsking(false)} open={asked.open} shown={asking} />
        </>
      )}
    </>
  );
}

import { listStandingAccess, reviewStandingAccess, type StandingAccess } from '#contract/administration.ts';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { useCommand, useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Done } from './done.tsx';
import { addDays, today } from '../../ui/dates.ts';
import {
  Button,
  Dialog,
  EmptyState,
  Loading,
  Page,
  ProblemNotice,
  Row,
  RowList,
  Section,
  Status,
} from '../../ui/index.ts';
import { useReturnFocus } from '../../ui/return-focus.ts';
import './administration.css';

type Standing = z.infer<typeof StandingAccess>;
const soonDays = 30;

interface StandingRowProps {
  standing: Standing;
  /** The question is asked now; before that only ending is possible. */
  onYes: (() => void) | undefined;
  onNo: () => void;
  busy: boolean;
}

function StandingRow({ standing, onYes, onNo, busy }: StandingRowProps) {
  const { administration, cases } = useMessages('case', 'office');
  const dates = useDates();
  const words = administration.standing;
  const purpose = cases.purposes[standing.purpose];
  return (
    <Row
      date={words.reviewBy(dates.day(standing.reviewBy))}
      quiet={[
        standing.functionTitle === standing.label ? undefined : standing.functionTitle,
        standing.organisation,
      ]
        .filter(Boolean)
        .join(', ')}
      status={
        standing.reviewLapsed ? (
          <Status state="overdue">{words.lapsed}</Status>
        ) : (
          onYes && <Status state="soon" />
        )
      }
      strong={words.row(standing.label, purpose)}
    >
      <div aria-label={words.askNamed(standing.label, purpose)} className="admin-ask" role="group">
        {onYes && (
          <>
            <span aria-hidden className="p-quiet">
              {words.ask}
            </span>
            <Button busy={busy} onClick={onYes} variant="secondary">
              {words.yes}
            </Button>
          </>
        )}
        <Button onClick={onNo} variant="tertiary">
          {onYes ? words.no : words.earlier}
        </Button>
      </div>
    </Row>
  );
}

interface EndProps {
  standing: Standing;
  busy: boolean;
  problem: unknown;
  onEnd: () => void;
  onClose: () => void;
}

function EndDialog({ standing, busy, problem, onEnd, onClose }: EndProps) {
  const { administration, cases, ui } = useMessages('case', 'office');
  const words = administration.standing;
  useReturnFocus();
  return (
    <Dialog
      actions={
        <>
          <Button busy={busy} onClick={onEnd}>
            {words.noSave}
          </Button>
          <Button onClick={onClose} variant="secondary">
            {ui.dialog.cancel}
          </Button>
        </>
      }
      onClose={onClose}
      open
      title={words.noTitle}
    >
      <p>{words.noWhat(standing.label, cases.purposes[standing.purpose])}</p>
      <ProblemNotice problem={problem} />
    </Dialog>
  );
}

/** Once a year: does this function still need this? */
export function StandingPart({ nav }: { nav: ReactNode }) {
  const { administration } = useMessages('office');
  const words = administration.standing;
  const query = useRead(listStandingAccess, {});
  const review = useCommand(reviewStandingAccess, { refreshes: [listStandingAccess] });
  const [ending, setEnding] = useState<Standing | undefined>();
  const [done, setDone] = useState<string | undefined>();

  const answer = (standing: Standing, stillNeeded: boolean) =>
    review.mutate(
      { params: { grantId: standing.grantId }, body: { stillNeeded } },
      {
        onSuccess: () => {
          setEnding(undefined);
          setDone(stillNeeded ? words.yesDone(standing.label) : words.noDone(standing.label));
        },
      },
    );
  const items = query.data?.items ?? [];
  const isDue = (standing: Standing) =>
    standing.reviewLapsed || standing.reviewBy <= addDays(today(), soonDays);
  const groups = [
    { title: words.due, rows: items.filter(isDue) },
    { title: words.later, rows: items.filter(standing => !isDue(standing)) },
  ].filter(group => group.rows.length > 0);
  return (
    <Page context={words.intro} title={words.title} windowTitle={administration.window}>
      {nav}
      {done !== undefined && <Done said={done} />}
      {query.isPending && <Loading />}
      <ProblemNotice
        onRetry={() => void query.refetch()}
        problem={query.error ?? (ending ? undefined : review.error)}
      />
      {query.data && items.length === 0 && (
        <EmptyState drawing="table" title={words.empty}>
          {words.emptyWhat}
        </EmptyState>
      )}
      {groups.map(({ title, rows }) => (
        <Section key={title} title={title}>
          <RowList>
            {rows.map(standing => (
              <StandingRow
                busy={review.isPending}
                key={standing.grantId}
                onNo={() => setEnding(standing)}
                onYes={isDue(standing) ? () => answer(standing, true) : undefined}
                standing={standing}
              />
            ))}
          </RowList>
        </Section>
      ))}
      {ending && (
        <EndDialog
          busy={review.isPending}
          onClose={() => setEnding(undefined)}
          onEnd={() => answer(ending, false)}
          problem={review.error}
          standing={ending}
        />
      )}
    </Page>
  );
}

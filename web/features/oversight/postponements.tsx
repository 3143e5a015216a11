import { listPostponements } from '#contract/oversight.ts';
import type { ReactNode } from 'react';
import { call } from '../../api.ts';
import { useList } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { EmptyState, Loading, More, Page, ProblemNotice, Row, RowList, Status } from '../../ui/index.ts';

/** Later informeren: of which cases the parents do not know yet, and until when. The reason is the case's. */
export function PostponementsPart({ nav }: { nav: ReactNode }) {
  const { oversight } = useMessages();
  const dates = useDates();
  const words = oversight.postponements;
  const list = useList([listPostponements.id], (after, signal) =>
    call(listPostponements, { query: { after } }, { signal }),
  );
  return (
    <Page context={words.intro} title={words.title} windowTitle={words.window}>
      {nav}
      {list.pending && <Loading />}
      <ProblemNotice onRetry={list.again} problem={list.problem} />
      {list.items?.length === 0 && (
        <EmptyState drawing="letter" title={words.empty}>
          {words.emptyWhat}
        </EmptyState>
      )}
      {list.items && list.items.length > 0 && (
        <RowList label={words.title}>
          {list.items.map(each => (
            <Row
              date={words.until(dates.day(each.informOn))}
              key={each.caseReference}
              quiet={`${each.frameTitle} · ${words.since(dates.day(each.openedOn))} · ${each.lead}`}
              status={each.overdue && <Status state="overdue">{words.overdue}</Status>}
              strong={each.caseReference}
            />
          ))}
        </RowList>
      )}
      {list.more && <More busy={list.busy} onMore={list.more} />}
    </Page>
  );
}

import { listPostponements } from '#contract/oversight.ts';
import type { ReactNode } from 'react';
import { call } from '../../api.ts';
import { useList } from '../../data.ts';
import { useDates, useLanguage, useMessages } from '../../messages/context.tsx';
import { EmptyState, Loading, More, Page, ProblemNotice, Row, RowList, Status } from '../../ui/index.ts';

/** Later informeren: each decision that parents hear later, with ground and dates. The words are the case's. */
export function PostponementsPart({ nav }: { nav: ReactNode }) {
  const { oversight } = useMessages('office');
  const dates = useDates();
  const language = useLanguage();
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
              date={words.until(dates.day(each.until))}
              key={each.laterId}
              quiet={`${each.ground[language]} · ${words.decided(each.decidedBy, dates.day(each.from))} · ${each.frameTitle}`}
              status={
                each.state === 'runs' ? undefined : (
                  <Status state={each.state === 'lapsed' ? 'overdue' : 'done'}>
                    {each.state === 'lapsed' ? words.overdue : words.ended[each.state]}
                  </Status>
                )
              }
              strong={each.caseReference ?? words.concern}
            />
          ))}
        </RowList>
      )}
      {list.more && <More busy={list.busy} onMore={list.more} />}
    </Page>
  );
}

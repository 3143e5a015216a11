import { listFrames } from '#contract/frames.ts';
import { listDisclosures } from '#contract/oversight.ts';
import type { ReactNode } from 'react';
import { call } from '../../api.ts';
import { useList, useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { dateOf } from '../../ui/dates.ts';
import { EmptyState, Loading, More, Page, ProblemNotice, Row, RowList, Status } from '../../ui/index.ts';

/** Verstrekkingen: which part went to whom, on which article, and whether it still runs. Never what it says. */
export function DisclosuresPart({ nav }: { nav: ReactNode }) {
  const { oversight, ui } = useMessages('office');
  const dates = useDates();
  const words = oversight.disclosures;
  const frames = useRead(listFrames, {});
  const domains = frames.data?.items.flatMap(frame => frame.lifeDomains) ?? [];
  const list = useList([listDisclosures.id], (after, signal) =>
    call(listDisclosures, { query: { after } }, { signal }),
  );
  const titleOf = (part: string) =>
    domains.find(domain => domain.code === part)?.title ??
    (part === 'headline' ? oversight.looks.parts.headline : part);
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
          {list.items.map((each, index) => (
            <Row
              date={dates.day(dateOf(new Date(each.disclosedAt)))}
              key={`${each.disclosedAt}-${index}`}
              quiet={[each.caseReference, words.from(each.fromOrganisation), each.article]
                .filter(Boolean)
                .join(' · ')}
              status={
                each.endedAt === null ? (
                  <Status state="waiting">{words.runs}</Status>
                ) : (
                  <Status state="done">{words.ended(dates.day(dateOf(new Date(each.endedAt))))}</Status>
                )
              }
              strong={each.byQuestion ? words.byQuestion : words.to(each.toFunction, each.toOrganisation)}
            >
              <p className="p-quiet">
                {each.parts
                  .map(({ part, level }) =>
                    each.byQuestion ? titleOf(part) : `${titleOf(part)}: ${ui.level[level].toLowerCase()}`,
                  )
                  .join(', ')}
              </p>
            </Row>
          ))}
        </RowList>
      )}
      {list.more && <More busy={list.busy} onMore={list.more} />}
    </Page>
  );
}

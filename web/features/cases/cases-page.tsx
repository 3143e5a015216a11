import { listCases, type CaseRow } from '#contract/cases.ts';
import type { z } from 'zod';
import { call } from '../../api.ts';
import { useList } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { DueStatus } from '../../ui/due-status.tsx';
import { EmptyState, Loading, More, Page, ProblemNotice, Row, RowList, Status } from '../../ui/index.ts';
import './cases.css';

function CaseLine({ row }: { row: z.infer<typeof CaseRow> }) {
  const { caseLinks, cases } = useMessages('case');
  const dates = useDates();
  const words = cases.list;
  return (
    <Row
      date={row.closed ? undefined : words.lookBack(dates.day(row.nextLookBackOn))}
      quiet={row.headline}
      status={
        row.closed ? <Status state="done">{words.closed}</Status> : <DueStatus on={row.nextLookBackOn} />
      }
      strong={row.children.join(', ')}
      to={`/casussen/${row.caseId}`}
    >
      <p className="p-quiet">
        {[
          ...(row.closed ? [] : [words.now(caseLinks.phase(row.phase, row.phaseTitle))]),
          words.me(cases.roles[row.myRole]),
        ].join(' · ')}
      </p>
      <p className="p-quiet">{row.reference}</p>
    </Row>
  );
}

export function CasesPage() {
  const { cases } = useMessages('case');
  const words = cases.list;
  const list = useList([listCases.id], (after, signal) => call(listCases, { query: { after } }, { signal }));
  return (
    <Page context={words.intro} title={words.title} windowTitle={words.window}>
      {list.pending && <Loading />}
      <ProblemNotice onRetry={list.again} problem={list.problem} />
      {list.items?.length === 0 && (
        <EmptyState drawing="houses" title={words.empty}>
          {words.emptyWhat}
        </EmptyState>
      )}
      {list.items && list.items.length > 0 && (
        <div>
          <RowList label={words.heading}>
            {list.items.map(row => (
              <CaseLine key={row.caseId} row={row} />
            ))}
          </RowList>
          {list.more && <More busy={list.busy} onMore={list.more} />}
          <p className="p-quiet case-shielded">{cases.shielded}</p>
        </div>
      )}
    </Page>
  );
}

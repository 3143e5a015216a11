import { listPapers, type Papers } from '#contract/papers.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { dateOf } from '../../ui/dates.ts';
import {
  Button,
  EmptyState,
  Loading,
  Notice,
  Page,
  ProblemNotice,
  Row,
  RowList,
  Section,
} from '../../ui/index.ts';
import { Making } from './making.tsx';
import { ReaderDialog } from './reader-dialog.tsx';
import type { Chosen } from './reader-form.ts';

function Found({ found, onMake }: { found: Papers; onMake: (chosen: Chosen) => void }) {
  const { papers } = useMessages('around');
  const dates = useDates();
  const [asking, setAsking] = useState(false);
  return (
    <Page
      action={found.mayMake ? <Button onClick={() => setAsking(true)}>{papers.make}</Button> : undefined}
      back={{ to: `/casussen/${found.caseId}`, label: papers.back }}
      context={papers.intro(found.reference)}
      title={papers.title}
      windowTitle={papers.window}
    >
      {!found.mayMake && (
        <Notice>{found.without === null ? papers.notYours : papers.without[found.without]}</Notice>
      )}
      {found.papers.length === 0 ? (
        <EmptyState drawing="letter" title={papers.empty}>
          {papers.emptyWhat}
        </EmptyState>
      ) : (
        <Section title={papers.heading}>
          <RowList>
            {found.papers.map(each => (
              <Row
                key={each.paperId}
                quiet={`${papers.kinds[each.reader]}. ${papers.made(each.planVersion, dates.day(dateOf(each.printedAt)), each.printedBy)}`}
                strong={each.readerName}
                to={`/casussen/${found.caseId}/papier/${each.paperId}`}
              />
            ))}
          </RowList>
        </Section>
      )}
      {found.mayMake && (
        <ReaderDialog found={found} onChosen={onMake} onClose={() => setAsking(false)} shown={asking} />
      )}
    </Page>
  );
}

/** Plan op papier: on whose paper it stands, and for whom it can be made. */
export function PapersPage() {
  const { caseId = '' } = useParams();
  const { papers } = useMessages('around');
  const [chosen, setChosen] = useState<Chosen | undefined>();
  const query = useRead(listPapers, { params: { caseId } });
  if (query.data && !query.error)
    return chosen === undefined ? (
      <Found found={query.data} key={query.data.caseId} onMake={setChosen} />
    ) : (
      <Making chosen={chosen} found={query.data} onOther={() => setChosen(undefined)} />
    );
  return (
    <Page
      back={{ to: `/casussen/${caseId}`, label: papers.back }}
      title={papers.title}
      windowTitle={papers.window}
    >
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
    </Page>
  );
}

import { listLooks, type LookRow } from '#contract/cases.ts';
import { useParams } from 'react-router';
import type { z } from 'zod';
import { call } from '../../api.ts';
import { useList } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { EmptyState, Loading, More, Page, ProblemNotice } from '../../ui/index.ts';
import { LookDays } from '../../ui/look-days.tsx';

type Look = z.infer<typeof LookRow>;

/** "opende School en werk, Geld" */
function useLine() {
  const { cases } = useMessages('case');
  const { acts } = cases.looks;
  return (looks: readonly Look[]) => {
    const [first] = looks;
    if (first === undefined) return null;
    const known = Object.entries(acts.known).find(([act]) => act === first.act)?.[1];
    const did = known ?? (first.kind === 'listed' ? acts.listed : acts.opened);
    return `${did}: ${[...new Set(looks.map(look => look.partTitle))].join(', ')}`;
  };
}

/** Wie heeft gekeken? Per day, organisation, function and task; of the parts the reader may read. */
export function CaseLooksPage() {
  const { caseId = '' } = useParams();
  const { cases } = useMessages('case');
  const words = cases.looks;
  const line = useLine();
  const list = useList([listLooks.id, caseId], (after, signal) =>
    call(listLooks, { params: { caseId }, query: { after } }, { signal }),
  );
  return (
    <Page
      back={{ to: `/casussen/${caseId}`, label: words.back }}
      context={words.intro}
      title={words.title}
      windowTitle={words.window}
    >
      {list.pending && <Loading />}
      <ProblemNotice onRetry={list.again} problem={list.problem} />
      {list.items?.length === 0 && (
        <EmptyState drawing="search" title={words.empty}>
          {words.emptyWhat}
        </EmptyState>
      )}
      {list.items && list.items.length > 0 && (
        <div>
          <LookDays line={line} looks={list.items} task={look => words.task(cases.purposes[look.purpose])} />
          {list.more && <More busy={list.busy} onMore={list.more} />}
        </div>
      )}
      <p className="p-quiet">{`${words.question} ${cases.shielded}`}</p>
    </Page>
  );
}

import { type DraftRow, listDrafts, startDraft } from '#contract/concerns.ts';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { call } from '../../api.ts';
import { useCommand, useList } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import {
  EmptyState,
  Loading,
  More,
  Page,
  ProblemNotice,
  Row,
  RowList,
  Section,
  Status,
} from '../../ui/index.ts';
import { Routes } from './routes.tsx';
import './pass-on.css';

type Draft = z.infer<typeof DraftRow>;

export function PassOnPage() {
  const { passOn, shell } = useMessages('sender');
  const navigate = useNavigate();
  const list = useList([listDrafts.id], (after, signal) =>
    call(listDrafts, { query: { after } }, { signal }),
  );
  const start = useCommand(startDraft, { refreshes: [listDrafts] });
  const begin = () =>
    start.mutate({ body: {} }, { onSuccess: ({ draftId }) => void navigate(`/zorg-doorgeven/${draftId}`) });
  const drafts = list.items?.filter(({ state }) => state === 'draft') ?? [];
  const sent = list.items?.filter(({ state }) => state === 'sent') ?? [];
  return (
    <Page context={passOn.ways.context} title={passOn.title} windowTitle={shell.windows.form}>
      <Routes busy={start.isPending} onBegin={begin} />
      <ProblemNotice onRetry={begin} problem={start.error} />
      {list.pending && <Loading />}
      <ProblemNotice onRetry={list.again} problem={list.problem} />
      {list.items?.length === 0 && (
        <EmptyState drawing="letter" title={passOn.empty.title}>
          {passOn.empty.text}
        </EmptyState>
      )}
      {drafts.length > 0 && (
        <Section title={passOn.drafts}>
          <RowList>
            {drafts.map(draft => (
              <DraftLine draft={draft} key={draft.draftId} />
            ))}
          </RowList>
        </Section>
      )}
      {sent.length > 0 && (
        <Section title={passOn.sent}>
          <RowList>
            {sent.map(draft => (
              <DraftLine draft={draft} key={draft.draftId} />
            ))}
          </RowList>
        </Section>
      )}
      {list.more && <More busy={list.busy} onMore={list.more} />}
    </Page>
  );
}

function DraftLine({ draft }: { draft: Draft }) {
  const { passOn } = useMessages('sender');
  const dates = useDates();
  const { state, childName, updatedAt, sentAt, feedback } = draft;
  return (
    <Row
      date={dates.moment(sentAt ?? updatedAt)}
      quiet={state === 'draft' ? passOn.goOn : feedback === null ? undefined : passOn.feedback[feedback]}
      status={
        state === 'sent' && feedback === null && <Status state="waiting">{passOn.feedback.none}</Status>
      }
      strong={childName ?? passOn.noName}
      to={`/zorg-doorgeven/${draft.draftId}`}
    />
  );
}

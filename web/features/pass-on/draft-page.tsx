import { getDraft, listDrafts, type Draft } from '#contract/concerns.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { headingFocus } from '../../ui/focus.ts';
import { Loading, Page, ProblemNotice } from '../../ui/index.ts';
import { DraftForm } from './draft-form.tsx';
import { Receipt } from './receipt.tsx';
import './pass-on.css';

/** One's own text: a form until it has been passed on, a receipt afterwards. */
export function DraftPage() {
  const { draftId = '' } = useParams();
  return <OneDraft draftId={draftId} key={draftId} />;
}

function OneDraft({ draftId }: { draftId: string }) {
  const { passOn, shell } = useMessages('sender');
  const client = useQueryClient();
  const input = { params: { draftId } };
  const { data, error, isPending, refetch, isFetching } = useRead(getDraft, input);
  const [passedOn, setPassedOn] = useState<{ draft: Draft; decideBy: string } | undefined>();

  // What was read is older than what was typed here: the next visit reads again.
  useEffect(
    () => () => {
      client.removeQueries({ queryKey: [getDraft.id] });
      void client.invalidateQueries({ queryKey: [listDrafts.id] });
    },
    [client],
  );

  if (passedOn !== undefined) {
    // What the server has of it takes over as soon as it is there.
    return <Receipt decideBy={passedOn.decideBy} draft={data?.state === 'sent' ? data : passedOn.draft} />;
  }
  if (data === undefined) {
    return (
      <Page
        back={{ to: '/zorg-doorgeven', label: passOn.backToList }}
        title={passOn.title}
        windowTitle={shell.windows.form}
      >
        {isPending && <Loading />}
        <ProblemNotice busy={isFetching} onRetry={() => void refetch()} problem={error} />
      </Page>
    );
  }
  if (data.state === 'sent') return <Receipt draft={data} />;
  return (
    <DraftForm
      draft={data}
      onPassedOn={(answers, decideBy) => {
        const now = new Date().toISOString();
        headingFocus.want();
        setPassedOn({ draft: { ...data, answers, state: 'sent', sentAt: now, updatedAt: now }, decideBy });
        void client.invalidateQueries({ queryKey: [listDrafts.id] });
        void refetch();
      }}
    />
  );
}

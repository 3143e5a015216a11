import {
  hearSender,
  listBySender,
  notReached,
  openCall,
  type CallToSender,
  type ConcernToCall,
} from '#contract/calling.ts';
import { getConcern, listConcerns } from '#contract/concerns.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useCommand, useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { DueStatus } from '../../ui/due-status.tsx';
import {
  Button,
  ButtonLink,
  EmptyState,
  Loading,
  Notice,
  Page,
  ProblemNotice,
  RowList,
  Section,
} from '../../ui/index.ts';
import { Refused } from '../../ui/refused.tsx';
import { BatchTold, type Told } from './batch-told.tsx';
import { ConcernToCallRow } from './concern-to-call.tsx';
import { HeardForm } from './heard-form.tsx';
import './concerns-desk.css';
import './calling.css';

/** What happens when nobody answers: one tap, and only the call moves. */
function NotReached({ call, onMoved }: { call: CallToSender; onMoved: () => void }) {
  const { calling } = useMessages('desk');
  const dates = useDates();
  const words = calling.page;
  const command = useCommand(notReached, { refreshes: [getMyWork, listConcerns, listBySender] });
  return (
    <div className="desk-stack">
      {call.lastTriedOn !== null && <p>{words.tried(call.attempts, dates.day(call.lastTriedOn))}</p>}
      {call.mayAnswer && (
        <Button
          busy={command.isPending}
          onClick={() =>
            command.mutate({ params: { callId: call.callId }, ifMatch: call.version }, { onSuccess: onMoved })
          }
          variant="secondary"
        >
          {words.notReached}
        </Button>
      )}
      <Refused busy={command.isPending} problem={command.error} />
      <div role="status">{command.data && <Notice>{words.moved(dates.day(command.data.on))}</Notice>}</div>
    </div>
  );
}

function CallAtDesk({ call, again }: { call: CallToSender; again: () => Promise<unknown> }) {
  const { calling, concernsDesk } = useMessages('desk');
  const dates = useDates();
  const words = calling.page;
  const command = useCommand(hearSender, { refreshes: [getMyWork, listConcerns, listBySender, getConcern] });
  const [told, setTold] = useState<Told | undefined>();
  const answerable = call.items.filter(each => !each.ownConcern);
  const hear = async (concerns: readonly ConcernToCall[], heard: string): Promise<boolean> => {
    try {
      const answer = await command.mutateAsync({
        params: { callId: call.callId },
        body: {
          heard: concerns.map(({ concernId, version }) => ({ concernId, version, words: heard })),
        },
      });
      setTold({
        said: calling.heardDone(answer.done.length, concerns.length),
        left: answer.left,
        names: new Map(concerns.map(each => [each.concernId, each.childName])),
      });
      await again();
      return answer.done.length === concerns.length;
    } catch {
      // said by the form: the words stay
      return false;
    }
  };
  return (
    <Page
      back={{ to: '/beoordelen', label: words.back }}
      context={
        <span className="desk-context">
          <span>{words.caller(call.caller, dates.day(call.on))}</span>
          {call.items.length > 0 && <DueStatus on={call.on} overdue={call.overdue} />}
        </span>
      }
      title={words.title(call.organisation)}
      windowTitle={concernsDesk.window}
    >
      <BatchTold told={told} />
      <Refused busy={command.isPending} problem={command.error} />
      {call.items.length === 0 ? (
        <EmptyState
          action={<ButtonLink to="/beoordelen">{words.back}</ButtonLink>}
          drawing="table"
          title={words.empty}
        >
          {words.emptyWhat}
        </EmptyState>
      ) : (
        <>
          <NotReached call={call} onMoved={() => void again()} />
          <Section title={words.concerns}>
            <RowList label={words.concerns}>
              {call.items.map(concern => (
                <ConcernToCallRow
                  busy={command.isPending}
                  concern={concern}
                  key={concern.concernId}
                  mayAnswer={call.mayAnswer}
                  onHeard={said => hear([concern], said)}
                />
              ))}
            </RowList>
          </Section>
          {call.mayAnswer && answerable.length > 1 && (
            <Section title={words.all}>
              <HeardForm
                busy={command.isPending}
                help={words.allWhat}
                label={words.allHeard}
                missing={words.missing}
                name="heardAll"
                onSend={said => hear(answerable, said)}
                send={words.allSpoken(answerable.length)}
              />
            </Section>
          )}
        </>
      )}
    </Page>
  );
}

/** One call to a sender about several concerns: what was heard is put with each of them. */
export function CallPage() {
  const { callId = '' } = useParams();
  const { calling, concernsDesk } = useMessages('desk');
  const query = useRead(openCall, { params: { callId } });
  if (query.data) return <CallAtDesk again={() => query.refetch()} call={query.data} key={callId} />;
  return (
    <Page
      back={{ to: '/beoordelen', label: calling.page.back }}
      title={calling.page.title(null)}
      windowTitle={concernsDesk.window}
    >
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
    </Page>
  );
}

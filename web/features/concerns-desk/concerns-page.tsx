import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { useMessages } from '../../messages/context.tsx';
import { Button, ButtonLink, Filter, Page } from '../../ui/index.ts';
import { BatchTold, type Told } from './batch-told.tsx';
import { CallFirstDialog } from './call-first-dialog.tsx';
import type { Listed, Picking } from './concern-line.tsx';
import { ToReadList } from './to-read-list.tsx';
import { ByDate, BySender } from './waiting-lists.tsx';
import './concerns-desk.css';
import './calling.css';

const order = 'per';
const bySender = 'afzender';

/** What can be done for several at once, in sight as long as something is chosen. It decides nothing about a child. */
function PickBar({ count, onCall, onClear }: { count: number; onCall: () => void; onClear: () => void }) {
  const { calling: words } = useMessages('desk');
  if (count === 0) return null;
  return (
    <div className="desk-picked">
      <p aria-live="polite" className="desk-picked__count">
        {words.picked(count)}
      </p>
      <Button onClick={onCall}>{words.first}</Button>
      <Button onClick={onClear} variant="tertiary">
        {words.clear}
      </Button>
    </div>
  );
}

export function ConcernsPage() {
  const { concernsDesk, calling } = useMessages('desk');
  const { may } = useSession();
  const [query, setQuery] = useSearchParams();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [toCall, setToCall] = useState<readonly Listed[] | undefined>();
  const [told, setTold] = useState<(Told & { readonly callId: string | null }) | undefined>();
  const per = query.get(order) === bySender ? 'sender' : 'date';
  const picking: Picking | undefined = may.weighConcerns
    ? {
        picked,
        set: (ids, on) =>
          setPicked(before => (on ? before.union(new Set(ids)) : before.difference(new Set(ids)))),
      }
    : undefined;
  const clear = () => setPicked(new Set());
  // only what stands on the screen is done: in the version that was seen
  const under = (shown: readonly Listed[]) => {
    const chosen = shown.filter(each => picked.has(each.concernId));
    return <PickBar count={chosen.length} onCall={() => setToCall(chosen)} onClear={clear} />;
  };
  const List = per === 'sender' ? BySender : ByDate;
  return (
    <Page context={concernsDesk.intro} title={concernsDesk.title} windowTitle={concernsDesk.window}>
      <Filter
        label={calling.order}
        onChange={to => setQuery(to === 'sender' ? { [order]: bySender } : {}, { replace: true })}
        options={[
          { value: 'date' as const, label: calling.byDate },
          { value: 'sender' as const, label: calling.bySender },
        ]}
        value={per}
      />
      <BatchTold told={told}>
        {told !== undefined && told.callId !== null && (
          <ButtonLink to={`/beoordelen/bellen/${told.callId}`} variant="tertiary">
            {calling.toCall}
          </ButtonLink>
        )}
      </BatchTold>
      <List picking={picking} under={under} />
      {toCall && (
        <CallFirstDialog
          concerns={toCall}
          onClose={() => setToCall(undefined)}
          onDone={answer => {
            setTold({
              said: calling.done(answer.done.length, toCall.length),
              left: answer.left,
              names: new Map(toCall.map(each => [each.concernId, each.childName])),
              callId: answer.callId,
            });
            setToCall(undefined);
            clear();
          }}
        />
      )}
      <ToReadList />
    </Page>
  );
}

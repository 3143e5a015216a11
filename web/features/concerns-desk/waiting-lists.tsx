import { listBySender } from '#contract/calling.ts';
import { listConcerns } from '#contract/concerns.ts';
import type { ReactNode } from 'react';
import { call } from '../../api.ts';
import { useList, useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { Button, EmptyState, Loading, More, ProblemNotice, RowList, Section } from '../../ui/index.ts';
import { ConcernLine, type Listed, type Picking } from './concern-line.tsx';

interface ListProps {
  picking: Picking | undefined;
  /** What is done with those that were chosen, of those that stand here. */
  under: (shown: readonly Listed[]) => ReactNode;
}

function Nothing() {
  const { concernsDesk } = useMessages('desk');
  return (
    <EmptyState drawing="table" title={concernsDesk.list.empty}>
      {concernsDesk.list.emptyWhat}
    </EmptyState>
  );
}

export function ByDate({ picking, under }: ListProps) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.list;
  const list = useList([listConcerns.id], (after, signal) =>
    call(listConcerns, { query: { after } }, { signal }),
  );
  return (
    <>
      {list.pending && <Loading />}
      <ProblemNotice onRetry={list.again} problem={list.problem} />
      {list.items?.length === 0 && <Nothing />}
      {list.items && list.items.length > 0 && (
        <div>
          <RowList label={words.heading}>
            {list.items.map(concern => (
              <ConcernLine
                concern={concern}
                from={words.from(concern.sender.label, concern.sender.organisation)}
                key={concern.concernId}
                picking={picking}
              />
            ))}
          </RowList>
          {list.more && <More busy={list.busy} onMore={list.more} />}
        </div>
      )}
      {under(list.items ?? [])}
    </>
  );
}

/** Under the organisation of the sender. Those who are shielded differ from each other: there is no choosing them as one. */
export function BySender({ picking, under }: ListProps) {
  const { calling: words } = useMessages('desk');
  const query = useRead(listBySender, {});
  const groups = query.data?.items ?? [];
  return (
    <>
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {query.data && groups.length === 0 && <Nothing />}
      {groups.map(({ organisation, concerns }) => {
        const title = words.group(organisation ?? words.shielded, concerns.length);
        const ids = concerns.map(each => each.concernId);
        const all = picking !== undefined && ids.every(id => picking.picked.has(id));
        return (
          <Section key={organisation ?? ''} title={title}>
            {organisation === null && <p className="p-quiet">{words.shieldedWhat}</p>}
            {picking && organisation !== null && (
              <Button
                aria-label={`${all ? words.pickNone : words.pickAll}: ${organisation}`}
                onClick={() => picking.set(ids, !all)}
                variant="tertiary"
              >
                {all ? words.pickNone : words.pickAll}
              </Button>
            )}
            <RowList label={title}>
              {concerns.map(concern => (
                <ConcernLine
                  concern={concern}
                  from={concern.sender === null ? words.shieldedSender : words.from(concern.sender)}
                  key={concern.concernId}
                  picking={picking}
                />
              ))}
            </RowList>
          </Section>
        );
      })}
      {query.data?.more === true && <p>{words.more}</p>}
      {under(groups.flatMap(group => group.concerns))}
    </>
  );
}

import { listPoolMembers, setPoolMember } from '#contract/reader-pool.ts';
import { useCommand, useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button, Loading, Page, ProblemNotice, Row, RowList } from '../../ui/index.ts';
import type { ReactNode } from 'react';

/** Which colleagues read along with decisions of other municipalities. */
export function PoolPart({ nav }: { nav: ReactNode }) {
  const { administration, readerPool } = useMessages('desk', 'office');
  const dates = useDates();
  const words = readerPool.members;
  const query = useRead(listPoolMembers, {});
  const set = useCommand(setPoolMember, { refreshes: [listPoolMembers] });
  return (
    <Page context={words.intro} title={words.title} windowTitle={administration.window}>
      {nav}
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error ?? set.error} />
      {query.data && (
        <RowList label={words.title}>
          {query.data.items.map(each => (
            <Row
              date={each.since === null ? words.not : words.since(dates.day(each.since))}
              key={each.heldFunctionId}
              quiet={each.organisation}
              strong={each.label}
            >
              <Button
                aria-label={words.named(each.inPool ? words.out : words.in, each.label)}
                busy={set.isPending && set.variables.params.heldFunctionId === each.heldFunctionId}
                onClick={() =>
                  set.mutate({
                    params: { heldFunctionId: each.heldFunctionId },
                    body: { reads: !each.inPool },
                  })
                }
                variant="tertiary"
              >
                {each.inPool ? words.out : words.in}
              </Button>
            </Row>
          ))}
        </RowList>
      )}
    </Page>
  );
}

import { listConcerns, type ConcernRow } from '#contract/concerns.ts';
import { Siren } from 'lucide-react';
import type { z } from 'zod';
import { call } from '../../api.ts';
import { useList } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { DueStatus } from '../../ui/due-status.tsx';
import { EmptyState, Loading, More, Page, ProblemNotice, Row, RowList, Status } from '../../ui/index.ts';
import { ToReadList } from './to-read-list.tsx';
import './concerns-desk.css';

/** First whether the child is safe; only then the date of the decision. */
function LookStatus({ concern }: { concern: z.infer<typeof ConcernRow> }) {
  const { concernsDesk } = useMessages();
  const words = concernsDesk.list;
  if (concern.safety === null)
    return (
      <Status state={concern.lookOverdue ? 'overdue' : 'soon'}>
        {concern.lookOverdue ? words.lookLate : words.lookToday}
      </Status>
    );
  return (
    <Status state={concern.safety === 'act-now' ? 'overdue' : 'done'}>{words.looked[concern.safety]}</Status>
  );
}

function ConcernLine({ concern }: { concern: z.infer<typeof ConcernRow> }) {
  const { concernsDesk } = useMessages();
  const dates = useDates();
  const words = concernsDesk.list;
  return (
    <Row
      date={words.decideBy(dates.day(concern.decideBy))}
      quiet={[
        words.age(concern.childAge),
        words.from(concern.sender.label, concern.sender.organisation),
        words.received(dates.moment(concern.receivedAt)),
      ].join(' · ')}
      status={
        <>
          <LookStatus concern={concern} />
          {(concern.safety !== null || concern.overdue) && (
            <DueStatus on={concern.decideBy} overdue={concern.overdue} />
          )}
        </>
      }
      strong={concern.childName}
      to={`/beoordelen/${concern.concernId}`}
    >
      {concern.dangerNow && (
        <p className="desk-danger">
          <Siren aria-hidden size={18} />
          {words.danger}
        </p>
      )}
    </Row>
  );
}

export function ConcernsPage() {
  const { concernsDesk } = useMessages();
  const words = concernsDesk.list;
  const list = useList([listConcerns.id], (after, signal) =>
    call(listConcerns, { query: { after } }, { signal }),
  );
  return (
    <Page context={concernsDesk.intro} title={concernsDesk.title} windowTitle={concernsDesk.window}>
      {list.pending && <Loading />}
      <ProblemNotice onRetry={list.again} problem={list.problem} />
      {list.items?.length === 0 && (
        <EmptyState drawing="table" title={words.empty}>
          {words.emptyWhat}
        </EmptyState>
      )}
      {list.items && list.items.length > 0 && (
        <div>
          <RowList label={words.heading}>
            {list.items.map(concern => (
              <ConcernLine concern={concern} key={concern.concernId} />
            ))}
          </RowList>
          {list.more && <More busy={list.busy} onMore={list.more} />}
        </div>
      )}
      <ToReadList />
    </Page>
  );
}

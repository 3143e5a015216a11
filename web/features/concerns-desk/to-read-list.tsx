import { listToRead } from '#contract/second-reading.ts';
import { call } from '../../api.ts';
import { useList } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { DueStatus } from '../../ui/due-status.tsx';
import { More, ProblemNotice, Row, RowList, Section, Status } from '../../ui/index.ts';

/** Decisions that a second or third reader has yet to read, by date. Not there when nothing is to be read. */
export function ToReadList() {
  const { secondReading, concernsDesk } = useMessages('desk');
  const dates = useDates();
  const words = secondReading.list;
  const list = useList([listToRead.id], (after, signal) =>
    call(listToRead, { query: { after } }, { signal }),
  );
  if (list.problem) return <ProblemNotice onRetry={list.again} problem={list.problem} />;
  if (list.items === undefined || list.items.length === 0) return null;
  return (
    <Section title={words.heading}>
      <RowList label={words.heading}>
        {list.items.map(each => (
          <Row
            date={(each.state === 'disputed' ? words.third : words.before)(dates.day(each.readBefore))}
            key={each.concernId}
            quiet={[
              concernsDesk.outcomes[each.outcome],
              words.decidedBy(each.decidedBy),
              each.asked === null ? '' : words.asked(each.asked),
            ]
              .filter(Boolean)
              .join(' · ')}
            status={
              each.mine ? (
                <Status state="waiting">{words.mine}</Status>
              ) : (
                <DueStatus on={each.readBefore} overdue={each.overdue} />
              )
            }
            strong={each.childName}
            to={`/beoordelen/${each.concernId}`}
          />
        ))}
      </RowList>
      {list.more && <More busy={list.busy} onMore={list.more} />}
    </Section>
  );
}

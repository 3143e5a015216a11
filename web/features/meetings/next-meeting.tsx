import type { Case } from '#contract/cases.ts';
import { listMeetings } from '#contract/meetings.ts';
import { Link } from 'react-router';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { DueStatus } from '../../ui/due-status.tsx';
import { ButtonLink, ProblemNotice, Section } from '../../ui/index.ts';

/** The next meeting on the page of a case, and one tap to plan one. */
export function NextMeeting({ open }: { open: Case }) {
  const { caseLinks } = useMessages('case');
  const dates = useDates();
  const query = useRead(listMeetings, { params: { caseId: open.caseId } });
  const path = `/casussen/${open.caseId}/overleg`;
  const all = query.data?.meetings ?? [];
  const next = all.findLast(each => each.state === 'planned' && each.heldOn >= today());
  const missing = all.find(each => each.recordMissing && each.heldOn < today());
  return (
    <Section title={caseLinks.meetings.title}>
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {next !== undefined && (
        <p>
          <Link to={`${path}#overleg-${next.meetingId}`}>
            {caseLinks.meetings.when(dates.day(next.heldOn), dates.time(next.beginsAt))}
          </Link>
          , {next.place} <DueStatus on={next.heldOn} />
        </p>
      )}
      {query.data !== undefined && next === undefined && (
        <p className="p-quiet">{caseLinks.meetings.noneComing}</p>
      )}
      {missing !== undefined && (
        <p>
          <Link to={`${path}#overleg-${missing.meetingId}`}>
            {caseLinks.meetings.recordOf(dates.day(missing.heldOn))}
          </Link>
        </p>
      )}
      <p className="p-no-print">
        <Link to={path}>{caseLinks.meetings.all}</Link>
      </p>
      {query.data?.mayAct === true && (
        <div className="p-no-print">
          <ButtonLink to={`${path}?plannen`} variant="secondary">
            {caseLinks.meetings.plan}
          </ButtonLink>
        </div>
      )}
    </Section>
  );
}

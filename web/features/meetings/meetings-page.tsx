import { listMeetings, type Meetings } from '#contract/meetings.ts';
import { useEffect, useState } from 'react';
import { useLocation, useParams, useSearchParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { Button, EmptyState, Loading, Page, ProblemNotice, Section } from '../../ui/index.ts';
import { MeetingLine } from './meeting-line.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import './meetings.css';

/** The meeting one came for from Mijn werk: in view and in focus, after the heading of the page has had it. */
function useAskedFor() {
  const { hash } = useLocation();
  useEffect(() => {
    if (!hash.startsWith('#overleg-')) return undefined;
    const timer = window.setTimeout(() => {
      const line = document.getElementById(hash.slice(1));
      line?.scrollIntoView({ block: 'start' });
      line?.focus({ preventScroll: true });
    });
    return () => window.clearTimeout(timer);
  }, [hash]);
}

function Found({ found }: { found: Meetings }) {
  const { caseLinks, meetings } = useMessages('case', 'around');
  const [search] = useSearchParams();
  const [planning, setPlanning] = useState(search.has('plannen') && found.mayAct);
  useAskedFor();
  const coming = found.meetings
    .filter(each => each.state === 'planned' && each.heldOn >= today())
    .toReversed();
  const before = found.meetings.filter(each => !coming.includes(each));
  const lines = (of: Meetings['meetings']) => (
    <ul className="p-rows">
      {of.map(each => (
        <MeetingLine found={found} key={each.meetingId} meeting={each} />
      ))}
    </ul>
  );
  return (
    <Page
      action={
        found.mayAct ? (
          <Button onClick={() => setPlanning(true)}>{caseLinks.meetings.plan}</Button>
        ) : undefined
      }
      back={{ to: `/casussen/${found.caseId}`, label: meetings.back }}
      context={meetings.intro(found.reference)}
      title={caseLinks.meetings.title}
      windowTitle={meetings.window}
    >
      {found.meetings.length === 0 && (
        <EmptyState drawing="table" title={meetings.empty}>
          {found.mayAct ? meetings.emptyWhat : meetings.emptyRead}
        </EmptyState>
      )}
      {coming.length > 0 && <Section title={meetings.coming}>{lines(coming)}</Section>}
      {before.length > 0 && <Section title={meetings.before}>{lines(before)}</Section>}
      {found.mayAct && <PlanDialog found={found} onClose={() => setPlanning(false)} shown={planning} />}
    </Page>
  );
}

/** Overleg: who sits at the table, what each may hear, what was said and agreed. */
export function MeetingsPage() {
  const { caseId = '' } = useParams();
  const { caseLinks, meetings } = useMessages('case', 'around');
  const query = useRead(listMeetings, { params: { caseId } });
  if (query.data && !query.error) return <Found found={query.data} key={query.data.caseId} />;
  return (
    <Page
      back={{ to: `/casussen/${caseId}`, label: meetings.back }}
      title={caseLinks.meetings.title}
      windowTitle={meetings.window}
    >
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
    </Page>
  );
}

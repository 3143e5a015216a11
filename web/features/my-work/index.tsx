import { getMyWork, type WorkItem } from '#contract/work.ts';
import {
  CircleAlert,
  FileText,
  Handshake,
  Hourglass,
  Inbox,
  LifeBuoy,
  MailOpen,
  Megaphone,
  MessageCircle,
  PhoneCall,
  RotateCcw,
  ShieldCheck,
  SquarePen,
  UserPlus,
} from 'lucide-react';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useSession } from '../../app/session.tsx';
import { useList } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { endOfWeek, today } from '../../ui/dates.ts';
import {
  ButtonLink,
  EmptyState,
  Filter,
  Loading,
  More,
  Page,
  ProblemNotice,
  Row,
  RowList,
  Section,
  Status,
} from '../../ui/index.ts';

type Kind = WorkItem['kind'];
type Group = 'overdue' | 'today' | 'week' | 'later' | 'waiting';

const icons = {
  agreement: Handshake,
  bridge: LifeBuoy,
  check: ShieldCheck,
  missed: CircleAlert,
  waiting: Hourglass,
  concern: Inbox,
  correction: SquarePen,
  tell: Megaphone,
  invitation: UserPlus,
  'look-back': RotateCcw,
  'call-back': PhoneCall,
  unseen: MessageCircle,
  notice: MailOpen,
};
const kinds: readonly Kind[] = [
  'check',
  'agreement',
  'call-back',
  'unseen',
  'missed',
  'bridge',
  'correction',
  'tell',
  'concern',
  'invitation',
  'look-back',
  'waiting',
  'notice',
];
const groups: readonly Group[] = ['overdue', 'today', 'week', 'later', 'waiting'];

export function groupOf(
  { kind, overdue, dueOn }: Pick<WorkItem, 'kind' | 'overdue' | 'dueOn'>,
  now = today(),
): Group {
  // what is waited for is nobody's to do today, and is not forgotten
  if (kind === 'waiting') return 'waiting';
  if (overdue) return 'overdue';
  if (dueOn <= now) return 'today';
  return dueOn <= endOfWeek(now) ? 'week' : 'later';
}

function pathOf({ kind, id, caseId }: WorkItem): string | undefined {
  if (kind === 'concern') return `/beoordelen/${id}`;
  if (kind === 'invitation') return `/uitnodigingen/${id}`;
  if (kind === 'call-back' && caseId !== null) return `/casussen/${caseId}?terugbellen=${id}`;
  if ((kind === 'correction' || kind === 'tell') && caseId !== null) return `/casussen/${caseId}/correcties`;
  return kind === 'notice' || caseId === null ? undefined : `/casussen/${caseId}`;
}

export function MyWorkPage() {
  const { myWork, shell } = useMessages();
  const { may } = useSession();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const work = useList([getMyWork.id], (after, signal) => call(getMyWork, { query: { after } }, { signal }));
  const items = work.items ?? [];
  const present = kinds.filter(each => each === kind || items.some(item => item.kind === each));
  const shown = items.filter(item => kind === 'all' || item.kind === kind);
  return (
    <Page context={myWork.context} title={myWork.title} windowTitle={shell.windows.overview}>
      {work.pending && <Loading />}
      <ProblemNotice onRetry={work.again} problem={work.problem} />
      {present.length > 1 && (
        <Filter
          label={myWork.filter}
          onChange={setKind}
          options={[
            { value: 'all' as const, label: myWork.kinds.all },
            ...present.map(value => ({ value, label: myWork.kinds[value] })),
          ]}
          value={kind}
        />
      )}
      {work.items?.length === 0 && (
        <EmptyState
          action={
            may.passOnConcern && (
              <ButtonLink to="/zorg-doorgeven" variant="secondary">
                {myWork.empty.action}
              </ButtonLink>
            )
          }
          drawing="table"
          title={myWork.empty.title}
        >
          {myWork.empty.text}
        </EmptyState>
      )}
      {items.length > 0 && shown.length === 0 && (
        <p>{work.more === undefined ? myWork.emptyKind : myWork.moreBelow}</p>
      )}
      {groups.map(group => (
        <WorkGroup group={group} items={shown.filter(item => groupOf(item) === group)} key={group} />
      ))}
      {work.more && <More busy={work.busy} onMore={work.more} />}
    </Page>
  );
}

function WorkGroup({ group, items }: { group: Group; items: readonly WorkItem[] }) {
  const { myWork } = useMessages();
  const dates = useDates();
  if (items.length === 0) return null;
  return (
    <Section title={myWork.groups[group]}>
      <RowList label={myWork.groups[group]}>
        {items.map(item => {
          const Icon = icons[item.kind] ?? FileText;
          const near = dates.due(item.dueOn);
          return (
            <Row
              date={
                item.waiting?.expected === false
                  ? myWork.lookBack(dates.day(item.dueOn))
                  : dates.day(item.dueOn)
              }
              icon={<Icon size={20} />}
              key={`${item.kind}-${item.id}`}
              quiet={
                <>
                  {item.waiting === null
                    ? myWork.kind[item.kind]
                    : myWork.at(item.waiting.organisation, dates.day(item.waiting.since))}
                  {item.context !== '' && ` · ${item.context}`}
                </>
              }
              status={
                item.overdue ? (
                  <Status state="overdue">{near}</Status>
                ) : (
                  near && group !== 'today' && <Near>{near}</Near>
                )
              }
              strong={item.title}
              to={pathOf(item)}
            />
          );
        })}
      </RowList>
    </Section>
  );
}

const Near = ({ children }: { children: string }) => <span className="p-quiet">{children}</span>;

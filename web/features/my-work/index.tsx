import { getMyWork, type WorkItem } from '#contract/work.ts';
import {
  CircleAlert,
  FileText,
  DoorOpen,
  HandHelping,
  Handshake,
  HeartHandshake,
  Hourglass,
  Inbox,
  LifeBuoy,
  MailOpen,
  Megaphone,
  MessageCircle,
  MessageSquareText,
  OctagonPause,
  MessageSquareReply,
  PhoneCall,
  BookOpenCheck,
  Eye,
  RotateCcw,
  Scale,
  Send,
  ShieldCheck,
  SquarePen,
  UserPlus,
  Users,
  NotebookPen,
} from 'lucide-react';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useSession } from '../../app/session.tsx';
import { useList } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import type { Messages } from '../../messages/nl.ts';
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
import { filterOf, workFilters, type WorkFilter } from './filters.ts';
import { onceAChild } from './once-a-child.ts';

type Kind = WorkItem['kind'];
type Group = 'overdue' | 'today' | 'week' | 'later' | 'waiting';

const icons = {
  agreement: Handshake,
  aftercare: HeartHandshake,
  stop: OctagonPause,
  answered: MessageSquareReply,
  asked: Send,
  bridge: LifeBuoy,
  check: ShieldCheck,
  missed: CircleAlert,
  waiting: Hourglass,
  concern: Inbox,
  correction: SquarePen,
  tell: Megaphone,
  'inform-parents': MessageSquareText,
  'pool-reading': BookOpenCheck,
  'closing-to-read': BookOpenCheck,
  'closing-disputed': Scale,
  invitation: UserPlus,
  'look-back': RotateCcw,
  'look-safety': Eye,
  'asked-to-read': BookOpenCheck,
  'to-read': BookOpenCheck,
  'third-reading': Scale,
  'waits-for-reader': Hourglass,
  'call-back': PhoneCall,
  'call-sender': PhoneCall,
  unseen: MessageCircle,
  meeting: Users,
  'meeting-record': NotebookPen,
  handover: DoorOpen,
  introduction: HandHelping,
  notice: MailOpen,
};
const atTheDesk = new Set<Kind>([
  'concern',
  'look-safety',
  'asked-to-read',
  'to-read',
  'third-reading',
  'waits-for-reader',
]);
const groups: readonly Group[] = ['overdue', 'today', 'week', 'later', 'waiting'];

export function groupOf(
  { kind, overdue, dueOn }: Pick<WorkItem, 'kind' | 'overdue' | 'dueOn'>,
  now = today(),
): Group {
  // what is waited for is nobody's to do today, and is not forgotten
  if (kind === 'waiting' || kind === 'waits-for-reader' || (kind === 'asked' && !overdue)) return 'waiting';
  if (overdue) return 'overdue';
  if (dueOn <= now) return 'today';
  return dueOn <= endOfWeek(now) ? 'week' : 'later';
}

/** Their line is an agreement of the plan: where one arrives is that agreement. */
const ofAgreement: ReadonlySet<WorkItem['kind']> = new Set([
  'agreement',
  'check',
  'missed',
  'waiting',
  'bridge',
]);

function pathOf({ kind, id, caseId, context }: WorkItem, managesTeam: boolean): string | undefined {
  // a case that needs somebody: the team manager sees its number there, and cannot open it
  if (kind === 'notice' && managesTeam && context.startsWith('C-')) return '/team';
  if ((kind === 'handover' || kind === 'introduction') && caseId !== null)
    return `/casussen/${caseId}?overdracht=${id}`;
  if (kind === 'pool-reading') return `/meelezen/${id}`;
  if (kind === 'closing-to-read') return `/meelezen/afronding/${id}`;
  if (kind === 'inform-parents') return caseId === null ? `/beoordelen/${id}` : `/casussen/${caseId}/verloop`;
  if (atTheDesk.has(kind)) return `/beoordelen/${id}`;
  if (kind === 'invitation') return `/uitnodigingen/${id}`;
  if (kind === 'call-sender') return `/beoordelen/bellen/${id}`;
  if (kind === 'call-back' && caseId !== null) return `/casussen/${caseId}?terugbellen=${id}`;
  if ((kind === 'aftercare' || kind === 'stop' || kind === 'closing-disputed') && caseId !== null)
    return `/casussen/${caseId}/verloop`;
  if ((kind === 'asked' || kind === 'answered') && caseId !== null)
    return `/casussen/${caseId}/verklaringen#vraag-${id}`;
  if ((kind === 'meeting' || kind === 'meeting-record') && caseId !== null)
    return `/casussen/${caseId}/overleg#overleg-${id}`;
  if ((kind === 'correction' || kind === 'tell') && caseId !== null) return `/casussen/${caseId}/correcties`;
  if (caseId === null || kind === 'notice') return undefined;
  return ofAgreement.has(kind) ? `/casussen/${caseId}#afspraak-${id}` : `/casussen/${caseId}`;
}

/** What stands in bold: the title, and where the title alone says too little what is to be done. */
const strongOf = ({ kind, title, concerns, notice }: WorkItem, words: Messages['myWork']): string => {
  if (notice !== null) return words.notices[notice];
  if (kind === 'introduction') return words.introduceTo(title);
  return concerns === null ? title : words.callAbout(concerns, title);
};

/** What stands after the kind: what it is about, who asks, and why it is here. Names and words of the case stay as they are. */
const aboutOf = (
  { context, asked, why, meets }: WorkItem,
  { myWork, invitation }: Pick<Messages, 'myWork' | 'invitation'>,
  time: (kept: string) => string,
): string =>
  [
    asked === null
      ? context
      : myWork.asks(asked.by ?? invitation.byTeam, invitation.roles[asked.role], context),
    ...(meets === null ? [] : [time(meets.beginsAt), meets.place]),
    why === null ? '' : myWork.why[why],
  ]
    .filter(part => part !== '')
    .map(part => ` · ${part}`)
    .join('');

export function MyWorkPage() {
  const { myWork, shell } = useMessages();
  const { may } = useSession();
  const [filter, setFilter] = useState<WorkFilter | 'all'>('all');
  const work = useList([getMyWork.id], (after, signal) => call(getMyWork, { query: { after } }, { signal }));
  const items = work.items ?? [];
  const present = workFilters.filter(
    each => each === filter || items.some(item => filterOf[item.kind] === each),
  );
  const once = onceAChild(items);
  const shown = filter === 'all' ? once.shown : items.filter(item => filterOf[item.kind] === filter);
  return (
    <Page context={myWork.context} title={myWork.title} windowTitle={shell.windows.overview}>
      {work.pending && <Loading />}
      <ProblemNotice onRetry={work.again} problem={work.problem} />
      {present.length > 1 && (
        <Filter
          label={myWork.filter}
          onChange={setFilter}
          options={[
            { value: 'all' as const, label: myWork.filters.all },
            ...present.map(value => ({ value, label: myWork.filters[value] })),
          ]}
          value={filter}
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
        <WorkGroup
          both={once.both}
          group={group}
          items={shown.filter(item => groupOf(item) === group)}
          key={group}
        />
      ))}
      {work.more && <More busy={work.busy} onMore={work.more} />}
    </Page>
  );
}

interface WorkGroupProps {
  group: Group;
  items: readonly WorkItem[];
  /** Lines that stand for a child not yet spoken with and for the reason. */
  both: ReadonlySet<string>;
}

function WorkGroup({ group, items, both }: WorkGroupProps) {
  const messages = useMessages();
  const { myWork } = messages;
  const { may } = useSession();
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
                    ? both.has(item.id)
                      ? myWork.unseenLookAgain
                      : myWork.kind[item.kind]
                    : myWork.at(item.waiting.organisation, dates.day(item.waiting.since))}
                  {aboutOf(item, messages, dates.time)}
                </>
              }
              status={
                item.overdue ? (
                  <Status state="overdue">{near}</Status>
                ) : (
                  near && group !== 'today' && <Near>{near}</Near>
                )
              }
              strong={strongOf(item, myWork)}
              to={pathOf(item, may.manageTeam)}
            />
          );
        })}
      </RowList>
    </Section>
  );
}

const Near = ({ children }: { children: string }) => <span className="p-quiet">{children}</span>;

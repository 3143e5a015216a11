import type { ConcernOfSender } from '#contract/calling.ts';
import { Siren } from 'lucide-react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { DueStatus } from '../../ui/due-status.tsx';
import { Row, Status } from '../../ui/index.ts';

/** A waiting concern, in whichever order the list is. */
export type Listed = Omit<ConcernOfSender, 'sender'>;

/** First whether the child is safe; only then the date of the decision. */
export function LookStatus({ concern }: { concern: Pick<Listed, 'safety' | 'lookOverdue'> }) {
  const { concernsDesk } = useMessages('desk');
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

export function Danger() {
  const { concernsDesk } = useMessages('desk');
  return (
    <p className="desk-danger">
      <Siren aria-hidden size={18} />
      {concernsDesk.list.danger}
    </p>
  );
}

export interface Picking {
  readonly picked: ReadonlySet<string>;
  readonly set: (concernIds: readonly string[], on: boolean) => void;
}

interface ConcernLineProps {
  concern: Listed;
  /** Who passed it on, as far as it is said here. */
  from: string;
  /** Without it nothing can be chosen: who only reads along. */
  picking: Picking | undefined;
}

export function ConcernLine({ concern, from, picking }: ConcernLineProps) {
  const { concernsDesk, calling } = useMessages('desk');
  const dates = useDates();
  const words = concernsDesk.list;
  return (
    <Row
      date={words.decideBy(dates.day(concern.decideBy))}
      pick={
        picking && (
          <label>
            <input
              checked={picking.picked.has(concern.concernId)}
              onChange={event => picking.set([concern.concernId], event.target.checked)}
              type="checkbox"
            />
            <span className="ams-visually-hidden">{calling.pick(concern.childName)}</span>
          </label>
        )
      }
      quiet={[words.age(concern.childAge), from, words.received(dates.moment(concern.receivedAt))].join(
        ' · ',
      )}
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
      {concern.dangerNow && <Danger />}
      {concern.call !== null && (
        <p className="p-row__quiet">{calling.called(concern.call.caller, dates.day(concern.call.on))}</p>
      )}
    </Row>
  );
}

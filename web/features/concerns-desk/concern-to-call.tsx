import type { ConcernToCall } from '#contract/calling.ts';
import { Link } from 'react-router';
import { useDates, useMessages } from '../../messages/context.tsx';
import { DueStatus } from '../../ui/due-status.tsx';
import { ButtonLink, Row } from '../../ui/index.ts';
import { Danger, LookStatus } from './concern-line.tsx';
import { HeardForm } from './heard-form.tsx';

interface ConcernToCallRowProps {
  concern: ConcernToCall;
  mayAnswer: boolean;
  busy: boolean;
  onHeard: (words: string) => Promise<boolean>;
}

/** A concern about which the sender is called: first whether somebody looked if the child is safe, then what was heard. */
export function ConcernToCallRow({ concern, mayAnswer, busy, onHeard }: ConcernToCallRowProps) {
  const { calling, concernsDesk } = useMessages('desk');
  const dates = useDates();
  const words = calling.page;
  const { childName } = concern;
  return (
    <Row
      action={
        <div className="desk-call">
          {concern.safety === null && (
            <ButtonLink to={`/beoordelen/${concern.concernId}`} variant="secondary">
              {words.lookFirst(childName)}
            </ButtonLink>
          )}
          {mayAnswer && concern.ownConcern && <p>{words.own}</p>}
          {mayAnswer && !concern.ownConcern && (
            <HeardForm
              busy={busy}
              label={words.heard(childName)}
              missing={words.missing}
              name={`heard-${concern.concernId}`}
              onSend={onHeard}
              send={words.spoken}
              sendAbout={`${words.spoken}: ${childName}`}
            />
          )}
        </div>
      }
      date={concernsDesk.list.decideBy(dates.day(concern.decideBy))}
      quiet={[
        concernsDesk.list.age(concern.childAge),
        concern.sender === null ? words.reachShielded : calling.from(concern.sender),
        concern.reach !== null && words.reach(concern.reach),
      ]
        .filter(Boolean)
        .join(' · ')}
      status={
        <>
          <LookStatus concern={concern} />
          {(concern.safety !== null || concern.overdue) && (
            <DueStatus on={concern.decideBy} overdue={concern.overdue} />
          )}
        </>
      }
      strong={<Link to={`/beoordelen/${concern.concernId}`}>{childName}</Link>}
    >
      {concern.dangerNow && <Danger />}
    </Row>
  );
}

import type { Concern } from '#contract/concerns.ts';
import type { ConcernReading } from '#contract/second-reading.ts';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button, Details, Section, Status, type State } from '../../ui/index.ts';
import { ReadingForm } from './reading-form.tsx';

const stateOf = { 'to-read': 'soon', agreed: 'done', disputed: 'overdue', stands: 'done' } as const;

/** Where the reading is, in words; overdue in its own colour. */
export function ReadingStatus({ second }: { second: NonNullable<Concern['second']> }) {
  const { secondReading: words } = useMessages();
  const dates = useDates();
  const day = second.readBefore === null ? '' : dates.day(second.readBefore);
  const said = words.state[second.state];
  const state: State = second.overdue ? 'overdue' : stateOf[second.state];
  return <Status state={state}>{typeof said === 'string' ? said : said(day)}</Status>;
}

/** Everything that readers said, the newest first. */
function KeptReadings({ readings }: { readings: readonly ConcernReading[] }) {
  const { secondReading: words, concernsDesk } = useMessages('desk');
  const dates = useDates();
  return (
    <ul className="desk-looks">
      {readings.map(({ verdict, words: text, readBy, readAt }) => (
        <li key={readAt}>
          <p>
            {verdict === 'agrees' ||
            verdict === 'disagrees' ||
            verdict === 'stands' ||
            verdict === 'weigh-again'
              ? words.said[verdict]
              : words.said.advised(concernsDesk.outcomes[verdict])}
          </p>
          {text !== null && <p className="p-words">{text}</p>}
          <p className="p-quiet">{words.by(readBy, dates.moment(readAt))}</p>
        </li>
      ))}
    </ul>
  );
}

/** Decisions before the one that stands, or all of them while it is weighed again. */
function EarlierDecisions({ concern }: { concern: Concern }) {
  const { secondReading: words, concernsDesk } = useMessages('desk');
  const dates = useDates();
  const earlier = concern.state === 'weighed' ? concern.decisions.slice(1) : concern.decisions;
  if (earlier.length === 0) return null;
  return (
    <>
      <h3 className="p-h3">{words.earlier}</h3>
      <Details
        items={earlier.map(each => ({
          term: concernsDesk.outcomes[each.outcome],
          value: (
            <>
              <p className="desk-pre">{each.reason}</p>
              <p className="p-quiet">{words.by(each.decidedBy, dates.moment(each.decidedAt))}</p>
            </>
          ),
        }))}
      />
    </>
  );
}

interface ReadingSectionProps {
  concern: Concern;
  again: () => Promise<unknown>;
}

/** Who read along and what they said, and what the reader of this page may say now. */
export function ReadingSection({ concern, again }: ReadingSectionProps) {
  const { secondReading: words } = useMessages();
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState(false);
  const { second, mayRead } = concern;
  const open = second !== null && second.readBefore !== null;
  // who decides at the desk sees the question of advice only when asking for it; a second reader has come for it
  const asks = mayRead !== null && (mayRead !== 'before' || asked || !concern.mayWeigh);
  const nothing =
    concern.readings.length === 0 && second === null && mayRead === null && concern.decisions.length === 0;
  if (nothing) return null;
  return (
    <Section title={words.heading}>
      <div className="desk-stack">
        {second !== null && (
          <div>
            <ReadingStatus second={second} />
            {open && <p>{words.stands}</p>}
            {open && mayRead === null && (
              <p className="p-quiet">{concern.ownConcern ? words.own : words.notYou}</p>
            )}
            {open && (
              <p className="p-quiet">
                {second.asked !== null && second.state === 'to-read'
                  ? words.asked(second.asked)
                  : words.anybody}
              </p>
            )}
          </div>
        )}
        {second === null && concern.decisions.length > 0 && <p>{words.reopened}</p>}
        {concern.readings.length > 0 && <KeptReadings readings={concern.readings} />}
        <p aria-live="polite" className={saved ? undefined : 'ams-visually-hidden'}>
          {saved && words.saved}
        </p>
        {asks && (
          <ReadingForm
            again={again}
            concern={concern}
            key={`${mayRead}-${concern.decisions.length}-${concern.readings.length}`}
            onSaved={() => {
              setAsked(false);
              setSaved(true);
            }}
            stage={mayRead}
          />
        )}
        {mayRead === 'before' && !asks && (
          <Button onClick={() => setAsked(true)} variant="tertiary">
            {words.before.open}
          </Button>
        )}
        <EarlierDecisions concern={concern} />
      </div>
    </Section>
  );
}

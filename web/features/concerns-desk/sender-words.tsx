import type { Concern } from '#contract/concerns.ts';
import { MessageCircle, Moon, Siren } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { Details, Notice, Phone, Section } from '../../ui/index.ts';
import type { ChangedField } from './concern-changes.ts';

/** Danger first: what the sender says, and what the desk does about it today. */
function Danger({ concern }: { concern: Concern }) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.concern;
  const lookToday = concern.lookBy >= today() && concern.safetyLooks.length === 0;
  return (
    <div className={concern.dangerNow ? 'desk-first desk-first--danger' : 'desk-first'}>
      {concern.dangerNow ? <Siren aria-hidden size={22} /> : <MessageCircle aria-hidden size={22} />}
      <div>
        <p className="desk-first__title">{concern.dangerNow ? words.dangerYes : words.dangerNo}</p>
        {concern.dangerNow && (
          <>
            <p>{words.dangerYesWhat}</p>
            <p className="desk-first__call">
              {concern.sender.phone !== null && <Phone number={concern.sender.phone} />}
              <Phone number="112" />
            </p>
          </>
        )}
        {lookToday && !concern.dangerNow && (
          <p className="desk-first__look">
            <Moon aria-hidden size={18} />
            {words.lookToday}
          </p>
        )}
      </div>
    </div>
  );
}

function Said({
  title,
  children,
  note,
  changed,
}: {
  title: string;
  children: string;
  note?: ReactNode;
  changed: boolean;
}) {
  return (
    <section className={changed ? 'desk-said desk-said--changed' : 'desk-said'}>
      <h3 className="p-h3">{title}</h3>
      <p className="p-words">{children}</p>
      {note !== undefined && <p className="p-quiet">{note}</p>}
    </section>
  );
}

/** What the sender wrote, in the sender's own words. What goes well stands beside the worry as its equal. */
export function SenderWords({ concern, changed }: { concern: Concern; changed: readonly ChangedField[] }) {
  const { concernsDesk, secondReading } = useMessages('desk');
  const dates = useDates();
  const words = concernsDesk.concern;
  const bystander = !concern.firstHand && concern.tellerAgrees !== true;
  const heard = concern.firstHand ? words.firstHand : words.toldBy(concern.toldBy ?? '');
  return (
    <Section title={words.words}>
      <div className="desk-stack">
        <Danger concern={concern} />
        <div className="desk-both">
          <Said
            changed={changed.includes('observed')}
            note={`${heard}, ${concern.observedWhen}${bystander ? `. ${secondReading.shield.bystander}` : ''}`}
            title={words.observed}
          >
            {concern.observed}
          </Said>
          <Said changed={changed.includes('goesWell')} title={words.goesWell}>
            {concern.goesWell}
          </Said>
        </div>
        <Said changed={changed.includes('doneSoFar')} title={words.doneSoFar}>
          {concern.doneSoFar}
        </Said>
        <Details
          items={[
            {
              term: words.familyKnows,
              value: [words.knows[concern.familyKnows], concern.familyKnowsNote].filter(Boolean).join('. '),
            },
            { term: words.sender, value: `${concern.sender.label}, ${concern.sender.organisation}` },
            {
              term: words.reach,
              value: (
                <>
                  {concern.sender.phone !== null && <Phone number={concern.sender.phone} />}
                  <span className="desk-reach">{concern.reachMe}</span>
                </>
              ),
            },
            { term: words.received, value: dates.moment(concern.receivedAt) },
          ]}
        />
        <Notice>{words.notReport}</Notice>
      </div>
    </Section>
  );
}

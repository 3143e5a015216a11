import type { SenderCall } from '#contract/concerns.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { ButtonLink, Section } from '../../ui/index.ts';

/** Whether somebody calls the sender first, and what was heard. Nothing when nobody did. */
export function CallsSection({ calls }: { calls: readonly SenderCall[] }) {
  const { calling } = useMessages('desk');
  const dates = useDates();
  const words = calling.section;
  if (calls.length === 0) return null;
  return (
    <Section title={words.heading}>
      <ul className="desk-looks">
        {calls.map(({ callId, caller, on, heard }) => (
          <li key={`${callId} ${heard?.at ?? ''}`}>
            {on !== null && (
              <>
                <p>{words.toCall(caller, dates.day(on))}</p>
                <ButtonLink to={`/beoordelen/bellen/${callId}`} variant="tertiary">
                  {words.open}
                </ButtonLink>
              </>
            )}
            {heard !== null && (
              <>
                <p className="p-words">{heard.words}</p>
                <p className="p-quiet">{words.heard(heard.by, dates.moment(heard.at))}</p>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

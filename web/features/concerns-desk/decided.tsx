import type { Colleague } from '#contract/common.ts';
import { useEffect, useRef } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { Reachable } from '../../ui/colleagues.tsx';
import { ButtonLink, Details, Notice, Status } from '../../ui/index.ts';
import type { OutcomeCode } from './weighing-form.ts';

export interface Decision {
  outcome: OutcomeCode;
  reason: string;
  passedOnTo: string | null;
  caseReference: string | null;
  /** Whom to call from now on; known right after the decision. */
  lead?: Colleague | undefined;
}

function useNext(outcome: OutcomeCode): string[] {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.done;
  switch (outcome) {
    case 'no-follow-up':
    case 'advice-given':
      return [words.nothingFurther, words.parents];
    case 'passed-on':
      return [words.passOnYourself, words.nothingFurther, words.parents];
    case 'joined-to-case':
      return [words.joined, words.contacting];
    case 'case-opened':
      return [words.opened, words.contacting];
  }
}

/** What was decided and what happens now. The desk does not go along into the case, and it says so calmly. */
export function Decided({
  decision,
  fresh,
  brief = false,
}: {
  decision: Decision;
  fresh: boolean;
  /** Without what happens next: for who still has to read it. */
  brief?: boolean;
}) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.done;
  const heading = useRef<HTMLHeadingElement>(null);
  const next = useNext(decision.outcome);
  useEffect(() => {
    if (fresh) heading.current?.focus();
  }, [fresh]);
  return (
    <div className="desk-decided">
      <div>
        <h2 className="p-h2" ref={heading} tabIndex={-1}>
          {words.heading}
        </h2>
        <Status state="done">{concernsDesk.outcomes[decision.outcome]}</Status>
      </div>
      <Details
        items={[
          ...(decision.caseReference
            ? [{ term: words.reference, value: <strong>{decision.caseReference}</strong> }]
            : []),
          ...(decision.lead
            ? [
                {
                  term: concernsDesk.weigh.opening.lead,
                  value: (
                    <>
                      <span>{decision.lead.label}</span>
                      <Reachable colleague={decision.lead} works={concernsDesk.weigh.opening.works} />
                    </>
                  ),
                },
              ]
            : []),
          ...(decision.passedOnTo ? [{ term: words.passedOnTo, value: decision.passedOnTo }] : []),
          { term: words.reason, value: <span className="desk-pre">{decision.reason}</span> },
        ]}
      />
      {!brief && (
        <>
          <section className="desk-next">
            <h3 className="p-h3">{words.next}</h3>
            <ul>
              {next.map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
          {(decision.outcome === 'case-opened' || decision.outcome === 'joined-to-case') && (
            <Notice>
              {words.noAccess}
              {decision.lead && ` ${words.callLead}`}
            </Notice>
          )}
          <ButtonLink to="/beoordelen">{words.back}</ButtonLink>
        </>
      )}
    </div>
  );
}

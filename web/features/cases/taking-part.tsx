import type { Case } from '#contract/cases.ts';
import type { TakingPart as Answer } from '#contract/plans.ts';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button, Why } from '../../ui/index.ts';
import { TakingPartDialog } from './dialogs.ts';

/** Doet het gezin mee? The last answer, in words and without a colour; what was said before lies below it. */
export function TakingPart({ open }: { open: Case }) {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.takingPart;
  const dates = useDates();
  const [asked, setAsked] = useState(false);
  const said = open.takingPart;
  if (said === null) return null;
  const { now, earlier } = said;
  const by = (each: Answer) => words.by(each.answeredBy, dates.day(each.answeredOn));
  return (
    <div className="case-taking-part">
      <div className="case-directing">
        <p>
          <strong>{words.term}</strong> {now === null ? words.none : `${words.answers[now.answer]}.`}
        </p>
        {open.may.change && (
          <>
            <Button
              aria-label={now === null ? words.writeNamed : words.againNamed}
              className="p-no-print"
              onClick={() => setAsked(true)}
              variant="tertiary"
            >
              {now === null ? words.write : words.again}
            </Button>
            <TakingPartDialog
              caseId={open.caseId}
              onClose={() => setAsked(false)}
              said={said}
              shown={asked}
            />
          </>
        )}
      </div>
      {now !== null && (
        <>
          {now.andThen !== null && <p>{words.andThen(now.andThen)}</p>}
          <p className="p-quiet">{by(now)}</p>
        </>
      )}
      {earlier.length > 0 && (
        <Why hideOnPaper label={words.earlier(earlier.length)}>
          <ul>
            {earlier.map(each => (
              <li key={each.version}>
                <p>
                  {words.answers[each.answer]}. {each.andThen !== null && words.andThen(each.andThen)}
                </p>
                <p className="p-quiet">{by(each)}</p>
              </li>
            ))}
          </ul>
        </Why>
      )}
    </div>
  );
}

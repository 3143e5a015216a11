import type { Case } from '#contract/cases.ts';
import type { Weighing as WeighingShape, Windows } from '#contract/windows.ts';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button, Why } from '../../ui/index.ts';
import { WeighDialog } from './dialogs.ts';
import { Voices } from './voices.tsx';

function Weighed({ weighing }: { weighing: WeighingShape }) {
  const { windows } = useMessages('case');
  const words = windows.weighing;
  const dates = useDates();
  const { whyNotLighter } = weighing;
  return (
    <>
      <dl className="window-weighing">
        {(['ifNothing', 'worksAlready', 'atLeast', 'decision'] as const).map(field => (
          <div className={`window-weighing__${field}`} key={field}>
            <dt>{words[field]}</dt>
            <dd>{weighing[field]}</dd>
          </div>
        ))}
        {whyNotLighter !== null && (
          <div>
            <dt>{words.whyNotLighter}</dt>
            <dd>{whyNotLighter}</dd>
          </div>
        )}
      </dl>
      <p className="p-quiet">{words.by(weighing.weighedBy, dates.day(weighing.weighedOn))}</p>
    </>
  );
}

/** Weging: the child's voice on top for who asks and may read it; then what was weighed last, and what before. */
export function WindowWeighing({ open, weighing }: { open: Case; weighing: Windows['weighing'] }) {
  const { windows } = useMessages('case');
  const words = windows.weighing;
  const [weighingNow, setWeighingNow] = useState(false);
  return (
    <>
      <Voices open={open} />
      {weighing === null ? (
        <p className="p-quiet">{windows.notYours}</p>
      ) : (
        <>
          {weighing.now === null ? (
            <>
              <p>{words.empty}</p>
              {open.may.change && <p className="p-quiet p-no-print">{words.emptyWhat}</p>}
            </>
          ) : (
            <Weighed weighing={weighing.now} />
          )}
          {weighing.earlier.length > 0 && (
            <Why hideOnPaper label={words.earlier(weighing.earlier.length)}>
              <ul>
                {weighing.earlier.map(each => (
                  <li key={each.version}>
                    <Weighed weighing={each} />
                  </li>
                ))}
              </ul>
            </Why>
          )}
          {open.may.change && (
            <div className="p-no-print">
              <Button onClick={() => setWeighingNow(true)} variant="secondary">
                {weighing.now === null ? words.weigh : words.again}
              </Button>
              <WeighDialog
                caseId={open.caseId}
                onClose={() => setWeighingNow(false)}
                shown={weighingNow}
                weighing={weighing}
              />
            </div>
          )}
        </>
      )}
    </>
  );
}

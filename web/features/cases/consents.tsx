import type { Case } from '#contract/cases.ts';
import { Square, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { Button, FoldedSection } from '../../ui/index.ts';
import { ConsentDialog, WithdrawDialog } from './dialogs.ts';
import { consentKinds } from './consent-kinds.ts';
import type { ConsentItem } from './withdraw-dialog.tsx';

function Given({ consent, mayWrite }: { consent: ConsentItem; mayWrite: boolean }) {
  const { livingPlan } = useMessages('case');
  const dates = useDates();
  const words = livingPlan.consent;
  const [withdrawing, setWithdrawing] = useState(false);
  const { lifted, withdrawn, note } = consent;
  return (
    <div>
      <p>
        {withdrawn === null
          ? words.given(dates.past(consent.givenOn))
          : words.withdrawn(dates.past(withdrawn.on))}
      </p>
      {lifted !== null && (
        <p className="p-quiet">
          {lifted.until < today() && withdrawn === null
            ? words.liftedOver(dates.day(lifted.until))
            : words.lifted(lifted.by, lifted.about, dates.day(lifted.until))}
        </p>
      )}
      {note !== null && <p className="p-quiet">{words.said(note)}</p>}
      {typeof withdrawn?.note === 'string' && <p className="p-quiet">{words.said(withdrawn.note)}</p>}
      {mayWrite && withdrawn === null && (
        <>
          <Button
            aria-label={words.withdrawNamed(consent.person, words.kinds[consent.kind])}
            className="p-no-print"
            onClick={() => setWithdrawing(true)}
            variant="tertiary"
          >
            {words.withdraw}
          </Button>
          <WithdrawDialog consent={consent} onClose={() => setWithdrawing(false)} shown={withdrawing} />
        </>
      )}
    </div>
  );
}

/** Whether this one holds today: not taken back, and for secrecy not past its day. */
const holds = ({ withdrawn, lifted }: ConsentItem) =>
  withdrawn === null && (lifted === null || lifted.until >= today());

function Ticks({ person, open }: { person: string; open: Case }) {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.consent;
  const all = open.consents.filter(each => each.person.toLowerCase() === person.toLowerCase());
  return (
    <section aria-label={person} className="case-consent">
      <h3 className="p-h3">{person}</h3>
      <ul>
        {consentKinds.map(kind => {
          const given = all.filter(each => each.kind === kind);
          const Icon = given.some(holds) ? SquareCheck : Square;
          return (
            <li key={kind}>
              <Icon aria-hidden size={20} />
              <div>
                <p className="p-row__strong">{words.kinds[kind]}</p>
                {given.length === 0 && <p className="p-quiet">{words.notGiven}</p>}
                {given.map(each => (
                  <Given consent={each} key={each.consentId} mayWrite={open.may.consent} />
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Three ticks for each person, apart from each other. None of them is the legal basis, and the page says so. */
export function Consents({ open }: { open: Case }) {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.consent;
  const [adding, setAdding] = useState(false);
  const people = new Map(open.consents.map(each => [each.person.toLowerCase(), each.person]));
  if (people.size === 0 && !open.may.consent) return null;
  return (
    <FoldedSection
      anchor="toestemming"
      count={people.size === 0 ? undefined : words.count(people.size)}
      action={
        open.may.consent && (
          <Button className="p-no-print" onClick={() => setAdding(true)} variant="secondary">
            {words.add}
          </Button>
        )
      }
      intro={words.intro}
      title={words.heading}
    >
      {people.size === 0 && <p className="p-quiet">{words.empty}</p>}
      <div className="case-consents">
        {[...people.values()].map(person => (
          <Ticks key={person} open={open} person={person} />
        ))}
      </div>
      {open.may.consent && (
        <ConsentDialog caseId={open.caseId} onClose={() => setAdding(false)} shown={adding} />
      )}
    </FoldedSection>
  );
}

import type { Case } from '#contract/cases.ts';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button, Details, Why } from '../../ui/index.ts';
import { CorrectAgreementDialog, SettleDialog, TermsDialog, WaitingDialog } from './dialogs.ts';
import { Reopen } from './answer.tsx';
import type { AgreementItem } from './plan-order.ts';

/** What stands beside a limit. Without help it is asked about, to who knows all parts; it is never refused. */
export function Offer({ agreement, open }: { agreement: AgreementItem; open: Case }) {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.terms;
  if (agreement.kind !== 'limit') return null;
  const offer = open.agreements.find(each => each.agreementId === agreement.offerId);
  if (offer !== undefined) return <p>{words.offerShown(offer.what)}</p>;
  return open.may.change ? <p className="p-no-print">{words.offerMissing}</p> : null;
}

/** Where a place is waited for, since when, until when, and what happens meanwhile. */
export function Waiting({ agreement }: { agreement: AgreementItem }) {
  const { livingPlan } = useMessages('case');
  const dates = useDates();
  const words = livingPlan.waiting;
  const { waiting } = agreement;
  if (waiting === null) return null;
  return (
    <>
      <p>{words.at(waiting.organisation, dates.day(waiting.since))}</p>
      <p className="p-quiet">
        {waiting.expectedOn === null ? words.notExpected : words.expected(dates.day(waiting.expectedOn))}
      </p>
      <p>{waiting.bridge === null ? words.noBridge : words.bridge(waiting.bridge)}</p>
    </>
  );
}

/** Missed by the family: a talk. Missed by an organisation: what was agreed about it. */
export function Missed({ agreement }: { agreement: AgreementItem }) {
  const { livingPlan } = useMessages('case');
  const dates = useDates();
  const words = livingPlan.missed;
  if (agreement.state !== 'not-kept' && agreement.state !== 'partly') return null;
  if (agreement.keeperOrganisation === null) return <p className="p-quiet">{words.family}</p>;
  const { settled } = agreement;
  return settled === null ? null : <p>{words.settled(dates.past(settled.on), settled.note)}</p>;
}

/** Who watches, what if not, when to look back: said once it is asked for, since most of it is what the plan says. */
export function Terms({ agreement, open }: { agreement: AgreementItem; open: Case }) {
  const { livingPlan } = useMessages('case');
  const dates = useDates();
  const words = livingPlan.terms;
  const byPlan = agreement.keeperOrganisation === null ? words.ifNotFamily : words.ifNotDefault;
  return (
    <Why label={words.details}>
      <Details
        items={[
          {
            term: words.watcher,
            value:
              agreement.watcher?.label ??
              (open.lead === null ? words.leadUnknown : words.lead(open.lead.label)),
          },
          { term: words.ifNot, value: agreement.ifNot ?? byPlan },
          { term: words.lookBack, value: dates.day(agreement.lookBackOn ?? open.nextLookBackOn) },
        ]}
      />
    </Why>
  );
}

/** What else may be done with an agreement, besides answering it. */
export function AgreementActions({ agreement, open }: { agreement: AgreementItem; open: Case }) {
  const { livingPlan } = useMessages('case');
  const { correct, terms, waiting, missed } = livingPlan;
  const [shown, setShown] = useState<'correct' | 'terms' | 'waiting' | 'settle' | undefined>();
  const close = () => setShown(undefined);
  const { what, state } = agreement;
  const unanswered = state === 'open' || state === 'waiting';
  const maySettle = open.may.change && state === 'not-kept' && agreement.keeperOrganisation !== null;
  if (!maySettle && !(agreement.mayChange && unanswered)) return null;
  return (
    <div className="case-more p-no-print">
      {agreement.mayCorrect && (
        <>
          <Button aria-label={correct.askNamed(what)} onClick={() => setShown('correct')} variant="tertiary">
            {correct.ask}
          </Button>
          <CorrectAgreementDialog
            agreement={agreement}
            onClose={close}
            open={open}
            shown={shown === 'correct'}
          />
        </>
      )}
      {agreement.mayChange && unanswered && (
        <>
          <Button aria-label={terms.changeNamed(what)} onClick={() => setShown('terms')} variant="tertiary">
            {terms.change}
          </Button>
          <TermsDialog agreement={agreement} onClose={close} open={open} shown={shown === 'terms'} />
        </>
      )}
      {agreement.mayChange && unanswered && agreement.kind === 'help' && (
        <>
          <Button
            aria-label={state === 'waiting' ? waiting.changeNamed(what) : waiting.setNamed(what)}
            onClick={() => setShown('waiting')}
            variant="tertiary"
          >
            {state === 'waiting' ? waiting.change : waiting.set}
          </Button>
          <WaitingDialog agreement={agreement} onClose={close} shown={shown === 'waiting'} />
        </>
      )}
      {state === 'waiting' && agreement.mayAnswer && (
        <Reopen agreement={agreement} label={waiting.found} named={waiting.foundNamed(what)} />
      )}
      {maySettle && (
        <>
          <Button aria-label={missed.settleNamed(what)} onClick={() => setShown('settle')} variant="tertiary">
            {missed.settle}
          </Button>
          <SettleDialog agreement={agreement} onClose={close} shown={shown === 'settle'} />
        </>
      )}
    </div>
  );
}

import { getConcern, type Concern } from '#contract/concerns.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { OpenPages } from '../../ui/open-pages.tsx';
import { DueStatus } from '../../ui/due-status.tsx';
import { Loading, Page, ProblemNotice, Section } from '../../ui/index.ts';
import { CallsSection } from './calls-section.tsx';
import { KeptCodingSection } from './coding-kept.tsx';
import { changedFields, type ChangedField } from './concern-changes.ts';
import { Decided, type Decision } from './decided.tsx';
import { OvertakenNotice } from './overtaken.tsx';
import { KeptLooks, SafetyLookSection } from './safety-look.tsx';
import { PoolSection } from './pool-section.tsx';
import { ReadingSection } from './reading-section.tsx';
import { SenderWords } from './sender-words.tsx';
import { ShieldSection } from './shield-section.tsx';
import { TellingSection } from './telling-section.tsx';
import { useStickyTop } from './use-sticky-top.ts';
import { Weighing } from './weighing.tsx';
import type { WeighingForm } from './weighing-form.ts';
import './concerns-desk.css';

const decisionOf = (concern: Concern): Decision | undefined =>
  concern.outcome === null
    ? undefined
    : {
        outcome: concern.outcome,
        reason: concern.outcomeReason ?? '',
        passedOnTo: concern.passedOnTo,
        caseReference: concern.caseReference,
      };

function Due({ concern }: { concern: Concern }) {
  const { concernsDesk } = useMessages('desk');
  const dates = useDates();
  const said = concernsDesk.weigh.decideBy(dates.day(concern.decideBy));
  return <DueStatus on={concern.decideBy} overdue={concern.overdue} said={said} />;
}

/** What the desk found before it decided. */
function Kept({ concern }: { concern: Concern }) {
  const { concernsDesk } = useMessages('desk');
  return (
    <>
      {concern.safetyLooks.length > 0 && (
        <div className="desk-after">
          <Section title={concernsDesk.look.heading}>
            <KeptLooks looks={concern.safetyLooks} />
          </Section>
        </div>
      )}
      {concern.coding !== null && (
        <div className="desk-after">
          <KeptCodingSection kept={concern.coding} />
        </div>
      )}
    </>
  );
}

/** Without the question itself nothing is left to weigh: what happens now, and what is kept. */
function AfterDecision({
  concern,
  decision,
  fresh,
  again,
}: {
  concern: Concern;
  decision: Decision;
  fresh: boolean;
  again: () => Promise<Concern | undefined>;
}) {
  return (
    <>
      <Decided decision={decision} fresh={fresh} />
      <div className="desk-after">
        <TellingSection again={again} concern={concern} />
      </div>
      <div className="desk-after">
        <ReadingSection again={again} concern={concern} />
      </div>
      <div className="desk-after">
        <PoolSection again={again} concern={concern} />
      </div>
      {concern.shield !== null && (
        <div className="desk-after">
          <ShieldSection again={again} concern={concern} />
        </div>
      )}
      {concern.calls.length > 0 && (
        <div className="desk-after">
          <CallsSection calls={concern.calls} />
        </div>
      )}
      <Kept concern={concern} />
    </>
  );
}

/** The words of the sender and the weighing beside each other; after the decision what happens now. */
function ConcernAtDesk({ concern, again }: { concern: Concern; again: () => Promise<Concern | undefined> }) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.concern;
  const column = useStickyTop();
  const [made, setMade] = useState<Decision | undefined>();
  const [changed, setChanged] = useState<readonly ChangedField[] | undefined>();
  const [overtaken, setOvertaken] = useState<WeighingForm | undefined>();
  const decision = made ?? decisionOf(concern);
  // who came to read a decision keeps the words beside it, also when it has been answered
  const [came] = useState(decision !== undefined && concern.mayRead !== null);
  const reads = came || concern.mayRead !== null;

  const lookAgain = async (form: WeighingForm) => {
    const now = await again();
    if (now === undefined) return;
    setChanged(changedFields(concern, now));
    if (now.outcome !== null) setOvertaken(form);
  };
  return (
    <Page
      back={{ to: '/beoordelen', label: words.back }}
      context={
        <span className="desk-context">
          <span>{words.context(concern.childAge, concern.childSchool)}</span>
          {decision === undefined && <Due concern={concern} />}
        </span>
      }
      title={concern.childName}
      windowTitle={concernsDesk.window}
    >
      {overtaken && <OvertakenNotice form={overtaken} />}
      {decision && reads && (
        <div className="desk-table">
          <div className="desk-table__words" ref={column}>
            <SenderWords changed={[]} concern={concern} />
            <Kept concern={concern} />
          </div>
          <div className="desk-table__weighing">
            <Decided brief decision={decision} fresh={false} />
            <ReadingSection again={again} concern={concern} />
            <PoolSection again={again} concern={concern} />
            <CallsSection calls={concern.calls} />
          </div>
        </div>
      )}
      {decision && !reads && (
        <AfterDecision
          again={again}
          concern={concern}
          decision={decision}
          fresh={made !== undefined || overtaken !== undefined}
        />
      )}
      {!decision && (
        <div className="desk-table">
          <div className="desk-table__words" ref={column}>
            <SenderWords changed={changed ?? []} concern={concern} />
            {concern.safetyLooks.length > 0 && (
              <div className="desk-on-paper p-only-print">
                <KeptLooks looks={concern.safetyLooks} />
              </div>
            )}
            {concern.coding !== null && (
              <div className="desk-on-paper p-only-print">
                <KeptCodingSection kept={concern.coding} />
              </div>
            )}
            <div className="desk-open-pages">
              <OpenPages beside="concern" />
            </div>
          </div>
          <div className="desk-table__weighing">
            <SafetyLookSection again={again} concern={concern} />
            <CallsSection calls={concern.calls} />
            <ShieldSection again={again} concern={concern} />
            <ReadingSection again={again} concern={concern} />
            <Weighing
              changed={changed}
              concern={concern}
              onDecided={decided => {
                setMade(decided);
                void again();
              }}
              onOutdated={form => void lookAgain(form)}
            />
          </div>
        </div>
      )}
    </Page>
  );
}

export function ConcernPage() {
  const { concernId = '' } = useParams();
  const { concernsDesk } = useMessages('desk');
  const query = useRead(getConcern, { params: { concernId } });
  if (query.data) {
    return (
      <ConcernAtDesk
        again={async () => (await query.refetch()).data}
        concern={query.data}
        key={query.data.concernId}
      />
    );
  }
  return (
    <Page
      back={{ to: '/beoordelen', label: concernsDesk.concern.back }}
      title={concernsDesk.title}
      windowTitle={concernsDesk.window}
    >
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
    </Page>
  );
}

import type { Case } from '#contract/cases.ts';
import { openWindows, type Windows } from '#contract/windows.ts';
import { Printer, ShieldCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { Actions, Button, Loading, Page, ProblemNotice } from '../../ui/index.ts';
import { CorrectionsBesideRows } from '../corrections/beside.tsx';
import { AgreementDialog, GoalDialog } from './dialogs.ts';
import { names } from './names.ts';
import { FactColumns } from './facts.tsx';
import { planGroups } from './plan-order.ts';
import { Goals, JustAnswered, Lines } from './plan.tsx';
import { writableParts } from './writable-parts.ts';
import { WindowPeople } from './windows-people.tsx';
import { WindowWeighing } from './windows-weighing.tsx';
import './cases.css';
import './windows.css';

const order = ['people', 'facts', 'weighing', 'agreements'] as const;
type Name = (typeof order)[number];
const headingId = (name: Name) => `venster-${name}`;

function Window({ name, children }: { name: Name; children: ReactNode }) {
  const { windows } = useMessages('case');
  return (
    <section aria-labelledby={headingId(name)} className={`window window--${name}`}>
      <h2 className="p-h2 window__heading" id={headingId(name)} tabIndex={-1}>
        {windows.headings[name]}
      </h2>
      <div className="window__body">{children}</div>
    </section>
  );
}

/** Straight to one of the four, by hand or by keyboard: the heading has the focus then. */
function Jump() {
  const { windows } = useMessages('case');
  return (
    <nav aria-label={windows.jump} className="windows-jump p-no-print">
      {order.map(name => (
        <a
          href={`#${headingId(name)}`}
          key={name}
          onClick={event => {
            event.preventDefault();
            const heading = document.getElementById(headingId(name));
            heading?.focus();
            heading?.scrollIntoView({ block: 'start' });
          }}
        >
          {windows.headings[name]}
        </a>
      ))}
    </nav>
  );
}

/** Afspraken: safety first, then the goals, and then the rest by date. */
function WindowAgreements({ open }: { open: Case }) {
  const { cases, livingPlan, windows } = useMessages('case');
  const words = cases.plan;
  const [adding, setAdding] = useState<'agreement' | 'goal' | undefined>();
  const [answered, setAnswered] = useState<string | undefined>();
  const { safety, limits, help, waiting, answered: done } = planGroups(open.agreements);
  const just = done.find(each => each.agreementId === answered);
  const mayWrite = writableParts(open).length > 0;
  const lines = { open, onAnswered: setAnswered };
  return (
    <div className="case-plan">
      {open.agreements.length === 0 && <p className="p-quiet">{words.empty}</p>}
      {just && <JustAnswered agreement={just} onUndone={() => setAnswered(undefined)} />}
      <Lines
        agreements={safety}
        icon={<ShieldCheck aria-hidden size={20} />}
        title={words.safety}
        {...lines}
      />
      <Goals open={open} />
      <Lines agreements={limits} title={livingPlan.terms.limits} {...lines} />
      <Lines agreements={help} title={windows.agreements.help} {...lines} />
      <Lines agreements={waiting} title={livingPlan.waiting.heading} {...lines} />
      <Lines agreements={done} title={words.answered} {...lines} />
      {mayWrite && (
        <>
          <Actions>
            <Button onClick={() => setAdding('agreement')} variant="secondary">
              {words.addAgreement}
            </Button>
            <Button onClick={() => setAdding('goal')} variant="tertiary">
              {words.addGoal}
            </Button>
          </Actions>
          <AgreementDialog onClose={() => setAdding(undefined)} open={open} shown={adding === 'agreement'} />
          <GoalDialog onClose={() => setAdding(undefined)} open={open} shown={adding === 'goal'} />
        </>
      )}
    </div>
  );
}

function AtTable({ found }: { found: Windows }) {
  const { windows } = useMessages('case');
  const language = useLanguage();
  const { case: open, weighing } = found;
  const readsDetail = open.parts.some(each => each.myLevel !== 'headline');
  const own = (content: ReactNode) => (readsDetail ? content : <p className="p-quiet">{windows.notYours}</p>);
  const four = (
    <div className="windows">
      <Window name="people">
        <WindowPeople open={open} />
      </Window>
      <Window name="facts">{own(<FactColumns open={open} />)}</Window>
      <Window name="weighing">
        <WindowWeighing open={open} weighing={weighing} />
      </Window>
      <Window name="agreements">{own(<WindowAgreements open={open} />)}</Window>
    </div>
  );
  return (
    <Page
      back={{ to: `/casussen/${open.caseId}`, label: windows.back }}
      context={windows.context(names(open, language), open.reference)}
      title={windows.title}
      windowTitle={windows.window}
    >
      <Jump />
      {readsDetail ? <CorrectionsBesideRows open={open}>{four}</CorrectionsBesideRows> : four}
      <div className="windows-print p-no-print">
        <button className="p-link case-aside" onClick={() => window.print()} type="button">
          <Printer aria-hidden size={18} />
          {windows.print}
        </button>
        <p className="p-quiet">{windows.printHelp}</p>
      </div>
    </Page>
  );
}

/** Vier vensters: what is known and what was agreed, on one page, in one look. */
export function WindowsPage() {
  const { caseId = '' } = useParams();
  const { windows } = useMessages('case');
  const query = useRead(openWindows, { params: { caseId } });
  if (query.data && !query.error) return <AtTable found={query.data} key={caseId} />;
  return (
    <Page
      back={{ to: `/casussen/${caseId}`, label: windows.back }}
      title={windows.title}
      windowTitle={windows.window}
    >
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
    </Page>
  );
}

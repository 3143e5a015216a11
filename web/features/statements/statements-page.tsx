import { listStatements, type Statements } from '#contract/statements.ts';
import { useEffect, useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { Actions, Button, EmptyState, Loading, Page, ProblemNotice, Section } from '../../ui/index.ts';
import { AskDialog } from './ask-dialog.tsx';
import { QuestionLine } from './question-line.tsx';
import { StatementLine } from './statement-line.tsx';
import { WriteDialog } from './write-dialog.tsx';
import './statements.css';

/** The question one came for from Mijn werk: in view and in focus, after the heading of the page has had it. */
function useAskedFor() {
  const { hash } = useLocation();
  useEffect(() => {
    if (!hash.startsWith('#vraag-')) return undefined;
    const timer = window.setTimeout(() => {
      const line = document.getElementById(hash.slice(1));
      line?.scrollIntoView({ block: 'center' });
      line?.focus({ preventScroll: true });
    });
    return () => window.clearTimeout(timer);
  }, [hash]);
}

function Found({ found }: { found: Statements }) {
  const { statements } = useMessages('around');
  const [asking, setAsking] = useState(false);
  const [writing, setWriting] = useState(false);
  useAskedFor();
  const mayWrite = found.parts.some(part => part.mayWrite);
  const nothing = found.statements.length === 0 && found.questions.length === 0;
  return (
    <Page
      action={found.mayAsk ? <Button onClick={() => setAsking(true)}>{statements.ask}</Button> : undefined}
      back={{ to: `/casussen/${found.caseId}`, label: statements.back }}
      context={statements.intro(found.reference)}
      title={statements.title}
      windowTitle={statements.window}
    >
      {mayWrite && (
        <div className="p-no-print">
          <Actions>
            <Button onClick={() => setWriting(true)} variant="secondary">
              {statements.write}
            </Button>
          </Actions>
        </div>
      )}
      {nothing && (
        <EmptyState drawing="letter" title={statements.empty}>
          {found.mayAsk || mayWrite ? statements.emptyWhat : statements.emptyRead}
        </EmptyState>
      )}
      {found.questions.length > 0 && (
        <Section title={statements.questions.heading}>
          <ul className="p-rows">
            {found.questions.map(question => (
              <QuestionLine found={found} key={question.questionId} question={question} />
            ))}
          </ul>
        </Section>
      )}
      {found.statements.length > 0 && (
        <Section title={statements.heading}>
          <ul className="p-rows">
            {found.statements.map(statement => (
              <StatementLine found={found} key={statement.statementId} statement={statement} />
            ))}
          </ul>
        </Section>
      )}
      {found.mayAsk && <AskDialog found={found} onClose={() => setAsking(false)} shown={asking} />}
      {mayWrite && <WriteDialog found={found} onClose={() => setWriting(false)} shown={writing} />}
    </Page>
  );
}

/** Van anderen: what organisations say about this family, with their conditions, and what was asked of them. */
export function StatementsPage() {
  const { caseId = '' } = useParams();
  const { statements } = useMessages('around');
  const query = useRead(listStatements, { params: { caseId } });
  if (query.data && !query.error) return <Found found={query.data} key={query.data.caseId} />;
  return (
    <Page
      back={{ to: `/casussen/${caseId}`, label: statements.back }}
      title={statements.title}
      windowTitle={statements.window}
    >
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
    </Page>
  );
}

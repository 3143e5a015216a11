import { openCase, type Case } from '#contract/cases.ts';
import { useParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { Loading, Page, ProblemNotice } from '../../ui/index.ts';
import { Children } from './children.tsx';
import { Dates } from './dates.tsx';
import { Facts } from './facts.tsx';
import { Now } from './now.tsx';
import { Plan } from './plan.tsx';
import { About, People } from './side.tsx';
import { Team } from './team.tsx';
import './cases.css';

/** "Noor Verhagen en Sem Verhagen" */
const names = (open: Case, language: 'nl' | 'en') =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(open.children.map(child => child.name));

/** Whether there is any part of which this reader may read more than the headline. */
const readsDetail = (open: Case) => open.parts.some(part => part.myLevel !== 'headline');

function CaseAtTable({ open }: { open: Case }) {
  const { cases } = useMessages();
  const language = useLanguage();
  return (
    <Page
      back={{ to: '/casussen', label: cases.overview.back }}
      context={cases.overview.context(open.reference, open.frame.title)}
      title={names(open, language)}
      windowTitle={cases.window}
    >
      <div className="case">
        <div className="case__first">
          <Children open={open} />
          <Now open={open} />
          <Dates open={open} />
        </div>
        <div className="case__side">
          <People open={open} />
        </div>
        <div className="case__rest">
          {readsDetail(open) && (
            <>
              <Plan open={open} />
              <Facts open={open} />
            </>
          )}
          <Team open={open} />
        </div>
        <div className="case__about p-no-print">
          <About open={open} />
        </div>
      </div>
    </Page>
  );
}

export function CasePage() {
  const { caseId = '' } = useParams();
  const { cases } = useMessages();
  const query = useRead(openCase, { params: { caseId } });
  if (query.data && !query.error) return <CaseAtTable key={query.data.caseId} open={query.data} />;
  return (
    <Page
      back={{ to: '/casussen', label: cases.overview.back }}
      title={cases.window}
      windowTitle={cases.window}
    >
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
    </Page>
  );
}

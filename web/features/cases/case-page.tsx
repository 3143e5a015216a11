import { openCase, type Case } from '#contract/cases.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { ButtonLink, Loading, OnThisPage, Page, ProblemNotice } from '../../ui/index.ts';
import { useArrivalAtSection } from '../../ui/arrival.ts';
import { CorrectionsBesideRows } from '../corrections/beside.tsx';
import { ContactDialog } from './dialogs.ts';
import { Children } from './children.tsx';
import { Consents } from './consents.tsx';
import type { Begun } from './contact-dialog.tsx';
import { Contacts } from './contacts.tsx';
import { Dates } from './dates.tsx';
import { Facts } from './facts.tsx';
import { NextMeeting } from '../meetings/next-meeting.tsx';
import { ReadOnly } from './read-only.tsx';
import { Family } from './family.tsx';
import { Handovers } from './handovers.tsx';
import { names } from './names.ts';
import { Now } from './now.tsx';
import { Plan } from './plan.tsx';
import { About, Pages, People } from './side.tsx';
import { Team } from './team.tsx';
import './cases.css';

/** Whether there is any part of which this reader may read more than the headline. */
const readsDetail = (open: Case) => open.parts.some(part => part.myLevel !== 'headline');

/** Who is around the child is for who reads the whole case in detail. */
const readsFamily = (open: Case) =>
  open.parts.some(part => part.part === 'headline' && part.myLevel !== 'headline');

/** The parts of this page that are not in sight at once. */
function Contents({ open }: { open: Case }) {
  const { cases, contacts, handover, livingPlan } = useMessages('case');
  const detail = readsDetail(open);
  const parts = [
    { anchor: 'plan', title: cases.plan.heading, shown: detail },
    { anchor: 'tijdlijn', title: contacts.heading, shown: detail },
    { anchor: 'feiten', title: cases.facts.heading, shown: detail },
    {
      anchor: 'toestemming',
      title: livingPlan.consent.heading,
      shown: detail && (open.consents.length > 0 || open.may.consent),
    },
    { anchor: 'overdracht', title: handover.heading, shown: detail && readsFamily(open) },
    { anchor: 'team', title: cases.team.heading, shown: true },
  ];
  return <OnThisPage label={cases.overview.onThisPage} parts={parts.filter(each => each.shown)} />;
}

function CaseAtTable({ open }: { open: Case }) {
  const { cases, windows } = useMessages('case');
  const [begun, setBegun] = useState<Begun>({ withWhom: '' });
  const [writing, setWriting] = useState(false);
  const write = (what: Begun) => {
    setBegun(what);
    setWriting(true);
  };
  const language = useLanguage();
  useArrivalAtSection();
  return (
    <Page
      action={<ButtonLink to={`/casussen/${open.caseId}/vensters`}>{windows.link}</ButtonLink>}
      back={{ to: '/casussen', label: cases.overview.back }}
      context={cases.overview.context(open.reference, open.frame.title)}
      title={names(open, language)}
      windowTitle={cases.window}
    >
      <div className="case">
        <div className="case__first">
          {open.state === 'closed' && <ReadOnly caseId={open.caseId} />}
          <Children open={open} />
          <Now open={open} />
          <Contents open={open} />
          {open.state === 'open' && <Dates open={open} />}
          <NextMeeting open={open} />
          {readsFamily(open) && <Family onWrite={write} open={open} />}
        </div>
        <div className="case__side">
          <People open={open} />
          <Pages open={open} />
        </div>
        <div className="case__rest">
          {readsDetail(open) && (
            <CorrectionsBesideRows open={open}>
              <Plan open={open} />
              <Contacts onWrite={write} open={open} />
              <Facts open={open} />
              <Consents open={open} />
              {readsFamily(open) && <Handovers open={open} />}
            </CorrectionsBesideRows>
          )}
          <Team open={open} />
        </div>
        <div className="case__about p-no-print">
          <About open={open} />
        </div>
        <ContactDialog begun={begun} onClose={() => setWriting(false)} open={open} shown={writing} />
      </div>
    </Page>
  );
}

export function CasePage() {
  const { caseId = '' } = useParams();
  const { cases } = useMessages('case');
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

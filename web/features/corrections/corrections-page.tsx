import { openCase, type Case } from '#contract/cases.ts';
import { listCorrections, tellReceiver, type Correction } from '#contract/corrections.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { isProblem } from '../../api.ts';
import { useCommand, useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import {
  Actions,
  Button,
  EmptyState,
  Loading,
  Page,
  ProblemNotice,
  Section,
  Status,
  Why,
} from '../../ui/index.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { SaidLine } from './beside.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import './corrections.css';

/** Everybody who had it, each to be told. */
function Receivers({ correction }: { correction: Correction }) {
  const { corrections } = useMessages('case');
  const dates = useDates();
  const command = useCommand(tellReceiver, { refreshes: [listCorrections, getMyWork] });
  if (correction.receivers.length === 0) return null;
  return (
    <section aria-label={corrections.receivers} className="correction-receivers">
      <h3 className="p-h3">{corrections.receivers}</h3>
      {correction.receivers.some(each => each.toldOn === null) && <p>{corrections.receiversWhy}</p>}
      <ul>
        {correction.receivers.map(({ receiverId, name, givenOn, toldOn }) => (
          <li key={receiverId}>
            <span>
              {name} <span className="p-quiet">{corrections.given(dates.day(givenOn))}</span>
            </span>
            {toldOn === null ? (
              correction.mayAnswer && (
                <Button
                  aria-label={corrections.tellTo(name)}
                  busy={command.isPending}
                  onClick={() =>
                    command.mutate({
                      params: { correctionId: correction.correctionId, receiverId },
                      ifMatch: correction.version,
                      body: { toldOn: today() },
                    })
                  }
                  variant="secondary"
                >
                  {corrections.tell}
                </Button>
              )
            ) : (
              <Status state="done">{corrections.told(dates.day(toldOn))}</Status>
            )}
          </li>
        ))}
      </ul>
      <ProblemNotice problem={command.error} />
    </section>
  );
}

function One({ correction, onStale }: { correction: Correction; onStale: (problem: unknown) => void }) {
  const { corrections } = useMessages('case');
  const dates = useDates();
  const [doing, setDoing] = useState<'answer' | 'extend' | undefined>();
  const close = () => setDoing(undefined);
  const { about } = correction;
  return (
    <Section title={corrections.option(corrections.about[about.kind], about.now ?? about.words)}>
      <div className="correction-whole">
        <SaidLine correction={correction} />
        <p className="p-quiet">
          {[
            corrections.asked(dates.day(correction.askedOn), correction.registeredBy),
            correction.onBehalfOf === null ? undefined : corrections.forChild(correction.onBehalfOf),
          ]
            .filter(Boolean)
            .join('. ')}
        </p>
        {correction.extendedBecause !== null && <p>{corrections.later(correction.extendedBecause)}</p>}
        {correction.answer !== null && (
          <div className="correction">
            <p className="p-quiet">
              {corrections.answered(correction.answeredBy ?? '', dates.day(correction.answeredOn ?? ''))}
            </p>
            <p>{correction.answer}</p>
            {correction.state !== 'corrected' && <p className="p-quiet">{corrections.complain}</p>}
          </div>
        )}
        {correction.earlier.length > 0 && (
          <Why label={corrections.earlier}>
            {correction.earlier.map(({ words, until }) => (
              <div className="correction" key={until}>
                <p>{words}</p>
                <p className="p-quiet">{corrections.until(dates.moment(until))}</p>
              </div>
            ))}
          </Why>
        )}
        <Receivers correction={correction} />
        {correction.mayAnswer && correction.state === 'open' && (
          <div className="p-no-print">
            <Actions>
              <Button onClick={() => setDoing('answer')}>{corrections.answer.button}</Button>
              {correction.mayExtend && (
                <Button onClick={() => setDoing('extend')} variant="secondary">
                  {corrections.extend.button}
                </Button>
              )}
            </Actions>
            <AnswerDialog
              correction={correction}
              onClose={close}
              onStale={onStale}
              shown={doing === 'answer'}
            />
            <ExtendDialog
              correction={correction}
              onClose={close}
              onStale={onStale}
              shown={doing === 'extend'}
            />
          </div>
        )}
      </div>
    </Section>
  );
}

function Found({
  open,
  items,
  onStale,
}: {
  open: Case;
  items: readonly Correction[];
  onStale: (problem: unknown) => void;
}) {
  const { corrections } = useMessages('case');
  const [asking, setAsking] = useState(false);
  return (
    <Page
      action={
        open.state === 'open' ? <Button onClick={() => setAsking(true)}>{corrections.ask}</Button> : undefined
      }
      back={{ to: `/casussen/${open.caseId}`, label: corrections.back }}
      context={corrections.intro}
      title={corrections.title}
      windowTitle={corrections.window}
    >
      {items.length === 0 ? (
        <EmptyState drawing="letter" title={corrections.empty}>
          {corrections.emptyWhat}
        </EmptyState>
      ) : (
        items.map(each => <One correction={each} key={each.correctionId} onStale={onStale} />)
      )}
      <AskDialog onClose={() => setAsking(false)} open={open} shown={asking} />
    </Page>
  );
}

/** Correcties of a case: asked, answered, and told to whom had it. */
export function CorrectionsPage() {
  const { caseId = '' } = useParams();
  const { corrections } = useMessages('case');
  const open = useRead(openCase, { params: { caseId } });
  const list = useRead(listCorrections, { params: { caseId } });
  const problem = open.error ?? list.error;
  if (open.data && list.data && !problem)
    return (
      <Found
        items={list.data.items}
        key={caseId}
        onStale={stale => {
          if (isProblem(stale, 'version-mismatch') || isProblem(stale, 'already-done')) void list.refetch();
        }}
        open={open.data}
      />
    );
  return (
    <Page
      back={{ to: `/casussen/${caseId}`, label: corrections.back }}
      title={corrections.title}
      windowTitle={corrections.window}
    >
      {(open.isPending || list.isPending) && !problem && <Loading />}
      <ProblemNotice
        onRetry={() => {
          void open.refetch();
          void list.refetch();
        }}
        problem={problem}
      />
    </Page>
  );
}

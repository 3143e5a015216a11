import {
  discardDraft,
  listDrafts,
  passOnConcern,
  type ConcernAnswers,
  type Draft,
} from '#contract/concerns.ts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { isProblem } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { headingFocus } from '../../ui/focus.ts';
import { Button, Dialog, fieldId, Page, ProblemNotice, Section } from '../../ui/index.ts';
import { useWordQuestions } from '../../ui/word-questions.tsx';
import { openAnswers, ownTexts, questions, stepOf } from './answers.ts';
import { Conflict } from './conflict.tsx';
import { Overview } from './overview.tsx';
import { questionFocus, Questions } from './questions.tsx';
import { NotAReport } from './routes.tsx';
import { SaveLine } from './save-line.tsx';
import { useDiscardEmpty, useDraft } from './use-draft.ts';
import { useLawful } from './use-lawful.ts';
import { useNarrow } from './use-narrow.ts';

interface DraftFormProps {
  draft: Draft;
  onPassedOn: (answers: ConcernAnswers, decideBy: string) => void;
}

/** One page on a desk, one question a screen on a telephone; then how the desk will read it; then it goes. */
export function DraftForm({ draft, onPassedOn }: DraftFormProps) {
  const { passOn, shell } = useMessages('sender');
  const writing = useDraft(draft);
  useDiscardEmpty(draft, writing);
  const narrow = useNarrow();
  const kept = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useSearchParams();
  const [attempt, setAttempt] = useState(0);
  const send = useCommand(passOnConcern, { refreshes: [listDrafts] });
  const atStep = search.get('stap');
  const overview = atStep === 'overzicht';
  const step = Math.min(Math.max(Number(atStep) || 1, 1), questions.length);
  const lawful = useLawful(writing.answers);
  const asked = useWordQuestions(ownTexts(writing.answers));
  const open = openAnswers(writing.answers, passOn, lawful.passing);

  const go = (to: number | 'overzicht') => {
    if (to === 'overzicht' && !overview) headingFocus.want();
    setSearch({ stap: String(to) });
    // a telephone has little room: past the title, never past whether the text is kept
    if (narrow && !overview && Number(to) > 1) kept.current?.scrollIntoView({ block: 'start' });
    else window.scrollTo(0, 0);
  };
  useReturnToField(field => narrow && setSearch({ stap: String(stepOf(field)) }, { replace: true }));

  const toField = (field: string) => {
    go(narrow ? stepOf(field) : 1);
    focusSoon(field);
  };
  const check = () => {
    setAttempt(attempt + 1);
    if (narrow || open.length === 0) go('overzicht');
  };
  const passItOn = async () => {
    setAttempt(attempt + 1);
    if (open.length > 0 || !(await writing.save.flush())) return;
    send.mutate(
      { params: { draftId: draft.draftId }, ifMatch: writing.save.version() },
      { onSuccess: ({ decideBy }) => onPassedOn(writing.answers, decideBy) },
    );
  };

  return (
    <Page
      back={{ to: '/zorg-doorgeven', label: passOn.backToList }}
      context={overview ? passOn.overview.context : narrow ? undefined : passOn.context}
      key={overview ? 'overview' : 'questions'}
      side={
        <div className="pass-on__side">
          <Section level={3} title={passOn.form.saveTitle}>
            <SaveLine state={writing.state} />
            <p className="p-quiet">{passOn.form.saveText}</p>
            <Discard draft={draft} version={writing.save.version} />
          </Section>
        </div>
      }
      title={overview ? passOn.overview.title : passOn.title}
      windowTitle={shell.windows.form}
    >
      {narrow && (
        <div ref={kept}>
          <SaveLine state={writing.state} />
        </div>
      )}
      {(!narrow || overview) && <NotAReport />}
      {writing.state.kind === 'failed' && (
        <ProblemNotice onRetry={() => void writing.save.flush()} problem={writing.state.problem} />
      )}
      {overview ? (
        <Overview
          answers={writing.answers}
          asked={asked}
          attempt={attempt}
          busy={send.isPending}
          onChange={toField}
          onSend={() => void passItOn()}
          open={open}
          problem={isProblem(send.error, 'draft-incomplete') ? undefined : send.error}
        />
      ) : (
        <Questions
          asked={asked}
          attempt={attempt}
          lawful={lawful}
          narrow={narrow}
          onCheck={check}
          onStep={next => {
            questionFocus.want();
            go(next);
          }}
          open={attempt > 0 ? open : []}
          step={step}
          writing={writing}
        />
      )}
      {narrow && !overview && step === 1 && <NotAReport />}
      {writing.state.kind === 'conflict' && (
        <Conflict mine={writing.answers} onChosen={writing.resolve} theirs={writing.state.theirs} />
      )}
    </Page>
  );
}

/** Back from signing in at "#veld=observed": to that question, the caret in that field. */
function useReturnToField(open: (field: string) => void) {
  const arrive = useEffectEvent(() => {
    const field = new URLSearchParams(window.location.hash.slice(1)).get('veld');
    if (field === null || stepOf(field) === 0) return;
    headingFocus.take();
    open(field);
    focusSoon(field);
  });
  useEffect(() => arrive(), []);
}

/** The field may be on a question that is still being drawn. */
function focusSoon(field: string) {
  let tries = 20;
  const attempt = () => {
    const element = document.getElementById(fieldId(field));
    if (element !== null) {
      element.focus();
      if (element instanceof HTMLTextAreaElement)
        element.setSelectionRange(element.value.length, element.value.length);
    } else if ((tries -= 1) > 0) requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}

function Discard({ draft, version }: { draft: Draft; version: () => number }) {
  const { passOn, ui } = useMessages('sender');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const discard = useCommand(discardDraft, { refreshes: [listDrafts] });
  const confirm = () =>
    discard.mutate(
      { params: { draftId: draft.draftId }, ifMatch: version() },
      { onSuccess: () => void navigate('/zorg-doorgeven', { replace: true }) },
    );
  return (
    <>
      <Button className="pass-on__discard" onClick={() => setAsking(true)} variant="tertiary">
        {passOn.form.discard}
      </Button>
      <Dialog
        actions={
          <>
            <Button busy={discard.isPending} danger onClick={confirm} variant="secondary">
              {passOn.form.discardConfirm}
            </Button>
            <Button onClick={() => setAsking(false)} variant="tertiary">
              {ui.dialog.cancel}
            </Button>
          </>
        }
        onClose={() => setAsking(false)}
        open={asking}
        title={passOn.form.discardTitle}
      >
        <p>{passOn.form.discardText}</p>
        <ProblemNotice onRetry={confirm} problem={discard.error} />
      </Dialog>
    </>
  );
}

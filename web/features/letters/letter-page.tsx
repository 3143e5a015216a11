import { openCase } from '#contract/cases.ts';
import {
  listLetters,
  openLetter,
  openLetterPdf,
  undoSending,
  withdrawLetter,
  type Letter,
} from '#contract/letters.ts';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { addressOf, isProblem } from '../../api.ts';
import { useCommand, useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Actions, Button, Loading, Notice, Page, ProblemNotice } from '../../ui/index.ts';
import { LetterWords } from './letter-words.tsx';
import { SendDialog } from './send-dialog.tsx';
import { StateOf } from './state-of.tsx';
import './letters.css';

function Withdraw({ letter, onStale }: { letter: Letter; onStale: (problem: unknown) => void }) {
  const { letters } = useMessages('around');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const command = useCommand(withdrawLetter, { refreshes: [listLetters] });
  const close = () => {
    command.reset();
    setAsking(false);
  };
  return (
    <>
      <Button onClick={() => setAsking(true)} variant="tertiary">
        {letters.letter.withdraw}
      </Button>
      <FormDialog
        busy={command.isPending}
        onCancel={close}
        onClose={close}
        onSubmit={() =>
          command.mutate(
            { params: { letterId: letter.letterId }, ifMatch: letter.version },
            { onSuccess: () => void navigate(`/casussen/${letter.caseId}/brieven`), onError: onStale },
          )
        }
        open={asking}
        problem={command.error}
        submit={letters.withdrawing.save}
        title={letters.withdrawing.title}
      >
        <p>{letters.withdrawing.what}</p>
      </FormDialog>
    </>
  );
}

function Acts({ letter, onStale }: { letter: Letter; onStale: (problem: unknown) => void }) {
  const { letters } = useMessages('around');
  const [sending, setSending] = useState(false);
  const undo = useCommand(undoSending, { refreshes: [openLetter, listLetters, openCase] });
  const pdf = (
    <a
      className="ams-button ams-button--secondary p-button"
      href={addressOf(openLetterPdf, { letterId: letter.letterId })}
      rel="noopener noreferrer"
      target="_blank"
    >
      <span aria-hidden className="p-button__icon">
        <FileText size={20} />
      </span>
      <span>
        {letters.letter.pdf} <span className="ams-visually-hidden">{letters.letter.pdfNewTab}</span>
      </span>
    </a>
  );
  return (
    <div className="letter-acts p-no-print">
      <Actions>
        {letter.mayAct && letter.state === 'draft' && (
          <Button onClick={() => setSending(true)}>{letters.letter.send}</Button>
        )}
        {pdf}
        {letter.mayUndo && (
          <Button
            busy={undo.isPending}
            onClick={() =>
              undo.mutate(
                { params: { letterId: letter.letterId }, ifMatch: letter.version },
                { onError: onStale },
              )
            }
            variant="secondary"
          >
            {letters.letter.undo}
          </Button>
        )}
        {letter.mayAct && letter.state === 'draft' && <Withdraw letter={letter} onStale={onStale} />}
      </Actions>
      <ProblemNotice problem={undo.error} />
      {letter.mayAct && letter.state === 'draft' && (
        <SendDialog letter={letter} onClose={() => setSending(false)} onStale={onStale} shown={sending} />
      )}
    </div>
  );
}

/** Exactly what this person will read; then sent, or withdrawn. */
export function LetterPage() {
  const { caseId = '', letterId = '' } = useParams();
  const { letters } = useMessages('around');
  const query = useRead(openLetter, { params: { letterId } });
  const back = { to: `/casussen/${caseId}/brieven`, label: letters.backToList };
  const onStale = (problem: unknown) => {
    const changed = ['version-mismatch', 'letter-sent', 'undo-too-late'] as const;
    if (changed.some(code => isProblem(problem, code))) void query.refetch();
  };
  if (query.data === undefined || query.error)
    return (
      <Page back={back} title={letters.windowOne} windowTitle={letters.windowOne}>
        {query.isPending && <Loading />}
        <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      </Page>
    );
  const letter = query.data;
  return (
    <Page
      back={back}
      context={letters.kinds[letter.kind]}
      title={letters.letter.title(letter.recipient)}
      windowTitle={letters.windowOne}
    >
      <div aria-live="polite">
        <StateOf letter={letter} />
      </div>
      <Notice>
        {letter.state === 'draft'
          ? letters.letter.exactly
          : letter.mayUndo
            ? letters.letter.undoUntil
            : letters.letter.onRecord}
      </Notice>
      <Acts letter={letter} onStale={onStale} />
      <LetterWords text={letter.text} />
    </Page>
  );
}

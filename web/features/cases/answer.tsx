import { openCase } from '#contract/cases.ts';
import { answerAgreement } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useEffect, useState } from 'react';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { Actions, Button, fieldId, ProblemNotice, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
import type { AgreementItem } from './plan-order.ts';

type Given = 'kept' | 'partly' | 'not-kept';
const given = ['kept', 'partly', 'not-kept'] as const;

function useAnswer(agreement: AgreementItem) {
  const command = useCommand(answerAgreement, { refreshes: [openCase, getMyWork] });
  const lookAgain = useLookAgain();
  const send = (state: Given | 'open', note: string | null, onSuccess?: () => void) =>
    command.mutate(
      { params: { agreementId: agreement.agreementId }, body: { state, note }, ifMatch: agreement.version },
      { onSuccess, onError: lookAgain },
    );
  return { ...standing(command, agreement.version), send };
}

interface AnswerProps {
  agreement: AgreementItem;
  onAnswered: () => void;
}

/** Gelukt, deels, niet. For the last two: what made it hard? It is asked to understand, and nothing follows by itself. */
export function Answer({ agreement, onAnswered }: AnswerProps) {
  const { cases, ui } = useMessages();
  const words = cases.plan;
  const [hard, setHard] = useState<'partly' | 'not-kept' | undefined>();
  const [note, setNote] = useState('');
  const { outdated, busy, problem, send } = useAnswer(agreement);
  const field = `note-${agreement.agreementId}`;
  useUnsaved(hard !== undefined && note !== '');
  useEffect(() => {
    if (hard) document.getElementById(fieldId(field))?.focus();
  }, [hard, field]);

  const choose = (state: Given) => {
    if (busy) return;
    if (state === 'kept') send('kept', null, onAnswered);
    else setHard(state);
  };
  return (
    <>
      <div aria-label={words.askNamed(agreement.what)} className="case-ask" role="group">
        <span aria-hidden className="p-quiet">
          {words.ask}
        </span>
        {given.map(state => (
          <button
            aria-pressed={state === hard}
            className="p-filter__option"
            key={state}
            onClick={() => choose(state)}
            type="button"
          >
            {words.states[state]}
          </button>
        ))}
      </div>
      {hard && (
        <form
          className="p-form case-hard"
          onSubmit={event => {
            event.preventDefault();
            if (!busy) send(hard, note.trim() === '' ? null : note, onAnswered);
          }}
        >
          <TextArea
            help={words.noteHelp}
            label={words.note}
            maxLength={1000}
            name={field}
            onChange={setNote}
            optional
            rows={2}
            value={note}
          />
          <Actions>
            <Button busy={busy} type="submit">
              {words.saveAnswer(words.states[hard])}
            </Button>
            <Button onClick={() => setHard(undefined)} variant="secondary">
              {ui.dialog.cancel}
            </Button>
          </Actions>
        </form>
      )}
      {outdated ? (
        <Conflict>{cases.conflict.answer(words.states[agreement.state])}</Conflict>
      ) : (
        <ProblemNotice problem={problem} />
      )}
    </>
  );
}

/** The way back: the answer is taken away and the agreement is open again. */
export function Reopen({
  agreement,
  onDone,
  label,
  named,
}: {
  agreement: AgreementItem;
  onDone?: () => void;
  /** Another word for it, such as that a place was found. */
  label?: string;
  named?: string;
}) {
  const { cases } = useMessages();
  const words = cases.plan;
  const { outdated, busy, problem, send } = useAnswer(agreement);
  return (
    <>
      <Button
        aria-label={named ?? words.undoNamed(agreement.what)}
        busy={busy}
        onClick={() => send('open', null, onDone)}
        variant="tertiary"
      >
        {label ?? words.undo}
      </Button>
      {outdated ? (
        <Conflict>{cases.conflict.answer(words.states[agreement.state])}</Conflict>
      ) : (
        <ProblemNotice problem={problem} />
      )}
    </>
  );
}

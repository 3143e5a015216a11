import { openCase } from '#contract/cases.ts';
import { answerAgreement } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useEffect, useState } from 'react';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { ChooseDialog } from '../../ui/choose-dialog.tsx';
import { Actions, Button, fieldId, ProblemNotice, TextArea } from '../../ui/index.ts';
import type { AgreementItem } from './plan-order.ts';

type Given = 'kept' | 'partly' | 'not-kept';
const given = ['kept', 'partly', 'not-kept'] as const;

function useAnswer(agreement: AgreementItem) {
  const { cases } = useMessages('case');
  const words = cases.plan;
  const hands = useTwoHands(answerAgreement, {
    refreshes: [openCase, getMyWork],
    lines: [
      {
        name: 'answer',
        label: words.ask,
        fields: ['state', 'note'],
        show: ({ state, note }) =>
          [words.states[state as AgreementItem['state']], note].filter(Boolean).join('. '),
      },
    ],
  });
  const send = (state: Given | 'open', note: string | null, onSaved?: () => void) =>
    hands.save(
      { params: { agreementId: agreement.agreementId }, body: { state, note }, ifMatch: agreement.version },
      { state: agreement.state, note: agreement.note },
      onSaved,
    );
  return { hands, busy: hands.busy, problem: hands.problem, send };
}

interface AnswerProps {
  agreement: AgreementItem;
  onAnswered: () => void;
}

/** Gelukt, deels, niet. For the last two: what made it hard? It is asked to understand, and nothing follows by itself. */
export function Answer({ agreement, onAnswered }: AnswerProps) {
  const { cases, ui } = useMessages('case');
  const words = cases.plan;
  const [hard, setHard] = useState<'partly' | 'not-kept' | undefined>();
  const [note, setNote] = useState('');
  const { hands, busy, problem, send } = useAnswer(agreement);
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
            ownWords
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
      <ChooseDialog hands={hands} onCancel={hands.reset} onClose={hands.reset} open title={agreement.what} />
      <ProblemNotice problem={problem} />
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
  const { cases } = useMessages('case');
  const words = cases.plan;
  const { hands, busy, problem, send } = useAnswer(agreement);
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
      <ChooseDialog hands={hands} onCancel={hands.reset} onClose={hands.reset} open title={agreement.what} />
      <ProblemNotice problem={problem} />
    </>
  );
}

import { openCase } from '#contract/cases.ts';
import { checkAgreement } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useEffect, useState } from 'react';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { ChooseDialog } from '../../ui/choose-dialog.tsx';
import { Actions, Button, fieldId, ProblemNotice, TextArea } from '../../ui/index.ts';
import type { AgreementItem } from './plan-order.ts';

type Holds = 'yes' | 'partly' | 'no';
const answers = ['yes', 'partly', 'no'] as const;

/** The weekly question about safety. What does not hold is said in words: somebody has to act on it. */
export function SafetyCheck({ agreement }: { agreement: AgreementItem }) {
  const { livingPlan, ui } = useMessages('case');
  const words = livingPlan.check;
  const [fails, setFails] = useState<'partly' | 'no' | undefined>();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const hands = useTwoHands(checkAgreement, {
    refreshes: [openCase, getMyWork],
    adds: true,
    lines: [
      {
        name: 'check',
        label: words.ask,
        fields: ['holds', 'note'],
        show: ({ holds, note: said }) => [words.answers[holds as Holds], said].filter(Boolean).join('. '),
      },
    ],
  });
  const { busy, problem } = hands;
  const field = `check-${agreement.agreementId}`;
  useUnsaved(fails !== undefined && note !== '');
  useEffect(() => {
    if (fails) document.getElementById(fieldId(field))?.focus();
  }, [fails, field]);
  const done = () => {
    setFails(undefined);
    setNote('');
    setMissing(false);
  };
  const send = (holds: Holds, said: string | null) =>
    hands.save(
      {
        params: { agreementId: agreement.agreementId },
        body: { holds, note: said },
        ifMatch: agreement.version,
      },
      { holds: agreement.lastCheck?.holds, note: agreement.lastCheck?.note },
      done,
    );
  return (
    <>
      <div aria-label={words.askNamed(agreement.what)} className="case-ask" role="group">
        <span aria-hidden className="p-quiet">
          {words.ask}
        </span>
        {answers.map(holds => (
          <button
            aria-pressed={holds === fails}
            className="p-filter__option"
            key={holds}
            onClick={() => {
              if (busy) return;
              if (holds === 'yes') send('yes', null);
              else setFails(holds);
            }}
            type="button"
          >
            {words.answers[holds]}
          </button>
        ))}
      </div>
      {fails && (
        <form
          className="p-form case-hard"
          noValidate
          onSubmit={event => {
            event.preventDefault();
            setMissing(note.trim() === '');
            if (!busy && note.trim() !== '') send(fails, note);
          }}
        >
          <TextArea
            help={words.noteHelp}
            label={words.note}
            maxLength={1000}
            name={field}
            onChange={setNote}
            rows={2}
            value={note}
            {...(missing && note.trim() === '' ? { error: words.noteMissing } : {})}
          />
          <Actions>
            <Button busy={busy} type="submit">
              {words.save(words.answers[fails])}
            </Button>
            <Button onClick={done} variant="secondary">
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

/** When it was last looked at, and by when again. */
export function Looked({ agreement }: { agreement: AgreementItem }) {
  const { livingPlan } = useMessages('case');
  const dates = useDates();
  const words = livingPlan.check;
  const { lastCheck, nextCheckOn } = agreement;
  return (
    <>
      {lastCheck !== null && (
        <p className="p-quiet">
          {words.last(words.answers[lastCheck.holds], dates.past(lastCheck.on))}
          {lastCheck.note !== null && `. ${lastCheck.note}`}
        </p>
      )}
      {nextCheckOn !== null && <p className="p-quiet">{words.due(dates.day(nextCheckOn))}</p>}
    </>
  );
}

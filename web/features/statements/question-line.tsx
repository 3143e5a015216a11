import {
  listStatements,
  withdrawQuestion,
  type PartnerQuestion,
  type Statements,
} from '#contract/statements.ts';
import { getMyWork } from '#contract/work.ts';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { dateOf } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Actions, Button, Phone, Status } from '../../ui/index.ts';
import { usePartTitle } from './part-title.ts';
import { ReadDialog } from './read-dialog.tsx';
import { useStale } from './stale.ts';
import { Condition } from './statement-line.tsx';

function State({ question }: { question: PartnerQuestion }) {
  const words = useMessages('around').statements.questions.states;
  const dates = useDates();
  const day = dates.day(question.answerBy);
  if (question.over) return <Status state="overdue">{words.over(day)}</Status>;
  if (question.state === 'open') return <Status state="waiting">{words.open(day)}</Status>;
  if (question.state === 'answered') return <Status state="soon">{words.answered}</Status>;
  return <Status state="done">{words[question.state]}</Status>;
}

function Answer({ answer }: { answer: NonNullable<PartnerQuestion['answer']> }) {
  const { statements } = useMessages('around');
  const dates = useDates();
  return (
    <div className="statement__answer">
      <p className="statement__words">{answer.what}</p>
      {answer.condition !== null && <Condition withheld={[]} words={answer.condition} />}
      <p className="p-quiet">{statements.because(answer.because)}</p>
      <p className="p-quiet">
        {statements.questions.answerOf(answer.by, answer.organisation, dates.moment(answer.at))}
      </p>
      {answer.phone !== null && <Phone number={answer.phone} />}
    </div>
  );
}

function Withdraw({ question }: { question: PartnerQuestion }) {
  const words = useMessages('around').statements.questions;
  const [asking, setAsking] = useState(false);
  const command = useCommand(withdrawQuestion, { refreshes: [listStatements, getMyWork] });
  const stale = useStale();
  const close = () => {
    command.reset();
    setAsking(false);
  };
  return (
    <>
      <Button
        aria-label={words.withdrawNamed(question.toWhom)}
        onClick={() => setAsking(true)}
        variant="tertiary"
      >
        {words.withdraw}
      </Button>
      <FormDialog
        busy={command.isPending}
        onCancel={close}
        onClose={close}
        onSubmit={() =>
          command.mutate(
            { params: { questionId: question.questionId }, ifMatch: question.version },
            { onSuccess: close, onError: stale },
          )
        }
        open={asking}
        problem={command.error}
        submit={words.withdraw}
        title={words.withdrawTitle}
      >
        <p>{words.withdrawWhat}</p>
      </FormDialog>
    </>
  );
}

export function QuestionLine({ question, found }: { question: PartnerQuestion; found: Statements }) {
  const words = useMessages('around').statements.questions;
  const dates = useDates();
  const title = usePartTitle(found.parts);
  const [reading, setReading] = useState(false);
  return (
    <li className="p-row statement" id={`vraag-${question.questionId}`} tabIndex={-1}>
      <span aria-hidden className="p-row__icon">
        <Send size={20} />
      </span>
      <div className="p-row__words">
        <h3 className="p-row__strong">{question.toWhom}</h3>
        <p className="statement__words">{question.question}</p>
        <p className="p-quiet">{words.ground(question.because)}</p>
        {question.disclosedAt !== null && (
          <p className="p-quiet">{words.shared(question.toWhom, dates.day(dateOf(question.disclosedAt)))}</p>
        )}
        <p className="p-quiet">
          {words.by(question.askedBy, dates.day(dateOf(question.askedAt)), title(question.part))}
        </p>
        <p>
          <State question={question} />
        </p>
        {question.over && <p>{words.overWhat}</p>}
        {question.answer !== null && <Answer answer={question.answer} />}
        {found.mayAsk && (
          <div className="p-no-print">
            <Actions>
              {question.state === 'answered' && (
                <Button
                  aria-label={words.readNamed(question.toWhom)}
                  onClick={() => setReading(true)}
                  variant="secondary"
                >
                  {words.read}
                </Button>
              )}
              {question.state === 'open' && <Withdraw question={question} />}
            </Actions>
          </div>
        )}
        {question.state === 'answered' && (
          <ReadDialog found={found} onClose={() => setReading(false)} question={question} shown={reading} />
        )}
      </div>
    </li>
  );
}

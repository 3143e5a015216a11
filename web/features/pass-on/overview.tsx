import { getWays, type ConcernAnswers } from '#contract/concerns.ts';
import { useRead } from '../../data.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import {
  Button,
  DangerBox,
  ErrorSummary,
  Notice,
  ProblemNotice,
  Status,
  type FieldProblem,
} from '../../ui/index.ts';
import { WordQuestions, type WordsAsked } from '../../ui/word-questions.tsx';
import { isAsked, label, questions, read, stepOf } from './answers.ts';

interface OverviewProps {
  answers: ConcernAnswers;
  open: readonly FieldProblem[];
  attempt: number;
  onChange: (field: string) => void;
  onSend: () => void;
  busy: boolean;
  problem: unknown;
  asked: WordsAsked;
}

/** How the desk will read it, with a way back to each question. */
export function Overview({ answers, open, onChange, onSend, busy, problem, attempt, asked }: OverviewProps) {
  const { passOn } = useMessages('sender');
  return (
    <>
      {attempt > 0 && <ErrorSummary attempt={attempt} errors={open} onGo={onChange} />}
      {answers.dangerNow === true && <DangerBox />}
      <AnswersRead answers={answers} asked={asked} onChange={onChange} open={open} />
      {answers.shieldGround === null && (
        <Notice>
          <p>{passOn.overview.familyMayKnow(stepOf('shieldGround'))}</p>
        </Notice>
      )}
      <ProblemNotice busy={busy} onRetry={onSend} problem={problem} />
      <div className="pass-on__steps">
        <Button busy={busy} onClick={onSend}>
          {passOn.overview.send}
        </Button>
      </div>
    </>
  );
}

interface AnswersReadProps {
  answers: ConcernAnswers;
  open?: readonly FieldProblem[];
  onChange?: (field: string) => void;
  asked?: WordsAsked;
}

/** The six questions with their answers, as text. */
export function AnswersRead({ answers, open = [], onChange, asked }: AnswersReadProps) {
  const { passOn } = useMessages('sender');
  return (
    <div className="pass-on__read">
      {questions.map(question => (
        <section aria-labelledby={`gelezen-${question.name}`} key={question.name}>
          <div className="pass-on__read-header">
            <h2 className="p-h3" id={`gelezen-${question.name}`}>
              {passOn.questions[question.name]}
            </h2>
            {onChange && (
              <button
                aria-label={passOn.form.changeQuestion(passOn.questions[question.name])}
                className="p-link p-no-print"
                onClick={() => onChange(question.answers[0])}
                type="button"
              >
                {passOn.form.change}
              </button>
            )}
          </div>
          <dl>
            {question.answers
              .filter(answer => isAsked(answers, answer))
              .map(answer => {
                const text = read(answers, answer, passOn);
                const missing = open.some(({ field }) => field === answer);
                if (text === undefined && !missing) return null;
                return (
                  <div key={answer}>
                    <dt
                      className={
                        question.titled && answer === question.answers[0] ? 'ams-visually-hidden' : undefined
                      }
                    >
                      {label(answers, answer, passOn)}
                    </dt>
                    <dd>
                      {text ?? <Status state="soon">{passOn.overview.open}</Status>}
                      {answer === 'shieldGround' && <Ground code={answers.shieldGround} />}
                    </dd>
                    {asked?.[answer] !== undefined && asked[answer].length > 0 && (
                      <dd>
                        <WordQuestions asked={asked[answer]} />
                      </dd>
                    )}
                  </div>
                );
              })}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** Why the name is to be shielded, in the words of the list. */
function Ground({ code }: { code: ConcernAnswers['shieldGround'] }) {
  const language = useLanguage();
  const { data } = useRead(getWays, {});
  const ground = data?.shieldGrounds.find(each => each.code === code);
  return ground === undefined ? null : `. ${ground[language]}`;
}

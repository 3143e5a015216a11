import type { ConcernAnswers } from '#contract/concerns.ts';
import { useEffect, useRef } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { focusWish } from '../../ui/focus.ts';
import {
  Button,
  ChoiceGroup,
  DangerBox,
  ErrorSummary,
  Field,
  TextArea,
  type FieldProblem,
} from '../../ui/index.ts';
import { WordQuestions, type WordsAsked } from '../../ui/word-questions.tsx';
import { longest, orNull, questions, type Answer, type Question } from './answers.ts';
import { useRevealed } from './use-revealed.ts';
import { FamilyQuestion } from './family-question.tsx';
import type { Lawful } from './use-lawful.ts';
import { ShieldQuestion, TellerQuestion } from './shield-question.tsx';
import type { Writing } from './use-draft.ts';

/** The next question on a small screen begins at its heading; one that was sent to a field, at the field. */
export const questionFocus = focusWish();

interface QuestionsProps {
  writing: Writing;
  narrow: boolean;
  step: number;
  onStep: (step: number) => void;
  onCheck: () => void;
  open: readonly FieldProblem[];
  attempt: number;
  lawful: Lawful;
  asked: WordsAsked;
}

export function Questions({
  writing,
  narrow,
  step,
  onStep,
  onCheck,
  open,
  attempt,
  lawful,
  asked,
}: QuestionsProps) {
  const { passOn } = useMessages('sender');
  const last = step === questions.length;
  const shown = narrow ? questions.slice(step - 1, step) : questions;
  const errorsHere = open.filter(({ field }) =>
    shown.some(({ answers }) => answers.some(answer => answer === field)),
  );
  return (
    <form
      className="p-form pass-on"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (narrow && !last) onStep(step + 1);
        else onCheck();
      }}
    >
      {!narrow && <ErrorSummary attempt={attempt} errors={errorsHere} />}
      {narrow && <Progress step={step} />}
      {shown.map((question, index) => (
        <OneQuestion
          asked={asked}
          errors={errorsHere}
          key={question.name}
          lawful={lawful}
          narrow={narrow}
          number={narrow ? step : index + 1}
          question={question}
          writing={writing}
        />
      ))}
      <div className="pass-on__steps">
        {narrow && step > 1 && (
          <Button onClick={() => onStep(step - 1)} variant="secondary">
            {passOn.form.previous}
          </Button>
        )}
        <Button type="submit">{narrow && !last ? passOn.form.next : passOn.form.check}</Button>
      </div>
    </form>
  );
}

function Progress({ step }: { step: number }) {
  const { passOn } = useMessages('sender');
  return (
    <div className="pass-on__progress">
      <span>{passOn.form.step(step, questions.length)}</span>
      <span aria-hidden className="pass-on__dots">
        {questions.map(({ name }, index) => (
          <i className={index < step ? 'pass-on__dot--done' : undefined} key={name} />
        ))}
      </span>
    </div>
  );
}

interface OneQuestionProps {
  question: Question;
  number: number;
  writing: Writing;
  errors: readonly FieldProblem[];
  lawful: Lawful;
  asked: WordsAsked;
}

function OneQuestion({ question, number, narrow, ...part }: OneQuestionProps & { narrow: boolean }) {
  const { passOn } = useMessages('sender');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (questionFocus.take()) heading.current?.focus();
  }, []);
  const below = useRevealed(part.writing.answers, narrow);
  return (
    <div className="pass-on__question" ref={below}>
      <h2 className="p-h2" ref={heading} tabIndex={-1}>
        <span className="pass-on__number">{number}</span>
        <span>{passOn.questions[question.name]}</span>
      </h2>
      <div className={question.titled ? 'p-form pass-on__titled' : 'p-form'}>
        <Fields question={question.name} {...part} />
      </div>
    </div>
  );
}

function Fields({
  question,
  writing,
  errors,
  lawful,
  asked,
}: Omit<OneQuestionProps, 'question' | 'number'> & { question: Question['name'] }) {
  const { passOn } = useMessages('sender');
  const { fields } = passOn;
  const { answers, change, save } = writing;
  const keep = () => void save.flush();
  const error = (name: Answer) => errors.find(({ field }) => field === name)?.message;
  const text = (name: { [K in Answer]: ConcernAnswers[K] extends string | null ? K : never }[Answer]) => ({
    name,
    value: answers[name] ?? '',
    onChange: (value: string) => change({ [name]: orNull(value) }),
    onBlur: keep,
    error: error(name),
  });
  switch (question) {
    case 'danger':
      return (
        <>
          <ChoiceGroup
            error={error('dangerNow')}
            help={fields.dangerNowHelp}
            inline
            label={fields.dangerNow}
            name="dangerNow"
            onChange={value => change({ dangerNow: value === 'yes' })}
            options={[
              { value: 'yes', label: fields.dangerYes },
              { value: 'no', label: fields.dangerNo },
            ]}
            value={answers.dangerNow === null ? null : answers.dangerNow ? 'yes' : 'no'}
          />
          {answers.dangerNow === true && (
            <div data-revealed>
              <DangerBox />
            </div>
          )}
        </>
      );
    case 'child':
      return (
        <>
          <Field
            {...text('childName')}
            help={fields.childNameHelp}
            label={fields.childName}
            maxLength={longest('childName')}
          />
          <Field {...text('childAge')} label={fields.childAge} maxLength={longest('childAge')} size="short" />
          <Field
            {...text('childSchool')}
            label={fields.childSchool}
            maxLength={longest('childSchool')}
            optional
          />
        </>
      );
    case 'observed':
      return (
        <>
          <TextArea
            {...text('observed')}
            help={fields.observedHelp}
            label={fields.observed}
            maxLength={longest('observed')}
            rows={7}
          />
          <WordQuestions asked={asked['observed']} />
          <Field
            {...text('observedWhen')}
            help={fields.observedWhenHelp}
            label={fields.observedWhen}
            maxLength={longest('observedWhen')}
          />
          <WordQuestions asked={asked['observedWhen']} />
          <ChoiceGroup
            error={error('firstHand')}
            inline
            label={fields.firstHand}
            name="firstHand"
            onChange={value => change({ firstHand: value === 'self' })}
            options={[
              { value: 'self', label: fields.firstHandSelf },
              { value: 'other', label: fields.firstHandOther },
            ]}
            value={answers.firstHand === null ? null : answers.firstHand ? 'self' : 'other'}
          />
          {answers.firstHand === false && (
            <div className="p-form" data-revealed>
              <Field
                {...text('toldBy')}
                help={fields.toldByHelp}
                label={fields.toldBy}
                maxLength={longest('toldBy')}
              />
              <TellerQuestion writing={writing} />
            </div>
          )}
        </>
      );
    case 'good':
      return (
        <>
          <TextArea
            {...text('goesWell')}
            help={fields.goesWellHelp}
            label={fields.goesWell}
            maxLength={longest('goesWell')}
          />
          <WordQuestions asked={asked['goesWell']} />
          <TextArea
            {...text('doneSoFar')}
            help={fields.doneSoFarHelp}
            label={fields.doneSoFar}
            maxLength={longest('doneSoFar')}
          />
          <WordQuestions asked={asked['doneSoFar']} />
        </>
      );
    case 'known':
      return (
        <FamilyQuestion
          asked={asked}
          error={error('familyKnows')}
          lawful={lawful}
          note={text('familyKnowsNote')}
          writing={writing}
        />
      );
    case 'reach':
      return (
        <>
          <Field
            {...text('reachMe')}
            help={fields.reachMeHelp}
            label={fields.reachMe}
            maxLength={longest('reachMe')}
          />
          <ShieldQuestion error={error('shieldGround')} writing={writing} />
        </>
      );
  }
}

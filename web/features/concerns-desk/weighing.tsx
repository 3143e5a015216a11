import { listConcerns, weighConcern, type Concern } from '#contract/concerns.ts';
import { listToRead } from '#contract/second-reading.ts';
import { listFrames } from '#contract/frames.ts';
import { useState } from 'react';
import { useCommand, useRead } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { useFormErrors, useTextCheck, type FormErrors } from '../../ui/form-errors.ts';
import { Button, ErrorSummary, fieldId, Notice, Section, TextArea } from '../../ui/index.ts';
import { useWordQuestions, WordQuestions, type WordsAsked } from '../../ui/word-questions.tsx';
import { Refused } from '../../ui/refused.tsx';
import { ChildQuestion } from './child-question.tsx';
import { KeptCodingSection } from './coding-kept.tsx';
import { CodingQuestion } from './coding-question.tsx';
import type { ChangedField } from './concern-changes.ts';
import type { Decision } from './decided.tsx';
import { OpeningQuestions, useAppointable } from './opening-questions.tsx';
import { OutcomeQuestion } from './outcome-question.tsx';
import { SecondReaderChoice } from './second-reader-choice.tsx';
import { outdatedBy, useCoding } from './use-coding.ts';
import { TellingQuestion } from './telling-question.tsx';
import {
  emptyWeighing,
  missingFields,
  opensNothing,
  toWeighing,
  type WeighingForm,
} from './weighing-form.ts';

export interface FormPart {
  form: WeighingForm;
  change: (part: Partial<WeighingForm>) => void;
  errors: FormErrors;
  /** What is asked about the desk's own words. */
  asked: WordsAsked;
}

function ChangedNotice({ changed }: { changed: readonly ChangedField[] }) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.changed;
  return (
    <div role="alert">
      <Notice>
        <p>
          <strong>{words.heading}</strong>
        </p>
        <p>
          {changed.length > 0
            ? words.what(changed.map(field => words.fields[field]).join(', '))
            : words.nothingSeen}
        </p>
        <p>{words.kept}</p>
      </Notice>
    </div>
  );
}

function useWeighingErrors(form: WeighingForm, careful: boolean): FormErrors {
  const { concernsDesk, telling } = useMessages('desk');
  const check = useTextCheck();
  const words = {
    ...concernsDesk.weigh.missing,
    teller: telling.missing.who,
    tellOn: telling.missing.on,
    tellSafe: telling.missing.safe,
    laterGround: telling.missing.ground,
    tellBecause: telling.missing.because,
    tellUntil: telling.missing.until,
  };
  const missing = missingFields(form, careful).map(field => ({
    field: field === 'sameColleague' ? 'deputy' : field,
    message: words[field],
  }));
  const tooLong = [
    check('reason', form.reason || '-', '', 2000),
    form.outcome === 'case-opened' ? check('headline', form.headline || '-', '', 300) : undefined,
    form.parentsInformed === 'postponed'
      ? check('parentsPostponedBecause', form.parentsPostponedBecause || '-', '', 1000)
      : undefined,
    form.teller === 'later' ? check('tellBecause', form.tellBecause || '-', '', 1000) : undefined,
  ].filter(problem => problem !== undefined);
  return useFormErrors([...missing, ...tooLong]);
}

interface WeighingProps {
  concern: Concern;
  /** What turned out to be different when the decision was sent. */
  changed: readonly ChangedField[] | undefined;
  onDecided: (decision: Decision) => void;
  /** Someone else changed or decided this concern in the meantime. */
  onOutdated: (form: WeighingForm) => void;
}

export function Weighing(props: WeighingProps) {
  const { concernsDesk } = useMessages('desk');
  if (props.concern.mayWeigh) return <WeighingQuestions {...props} />;
  return (
    <div className="desk-weighing">
      <Section title={concernsDesk.weigh.heading}>
        <Notice>{props.concern.ownConcern ? concernsDesk.weigh.own : concernsDesk.weigh.readOnly}</Notice>
      </Section>
      <KeptCodingSection kept={props.concern.coding} />
    </div>
  );
}

function WeighingQuestions({ concern, changed, onDecided, onOutdated }: WeighingProps) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.weigh;
  const [form, setForm] = useState(emptyWeighing);
  const errors = useWeighingErrors(form, concern.tellWithCare);
  const frames = useRead(listFrames, {});
  const weigh = useCommand(weighConcern, { refreshes: [listConcerns, listToRead] });
  const frame = frames.data?.items.find(each => each.code === concern.frame);
  const appointable = useAppointable(frame, { enabled: form.outcome === 'case-opened' });
  const coding = useCoding(concern, () => onOutdated(form));
  useUnsaved((form !== emptyWeighing || coding.unsaved) && !weigh.isSuccess);

  const asked = useWordQuestions({
    reason: form.reason,
    headline: form.outcome === 'case-opened' ? form.headline : '',
    parentsPostponedBecause: form.parentsInformed === 'postponed' ? form.parentsPostponedBecause : '',
    tellBecause: form.teller === 'later' && opensNothing(form.outcome) ? form.tellBecause : '',
  });

  const change = (part: Partial<WeighingForm>) => setForm(before => ({ ...before, ...part }));
  const part: FormPart = { form, change, errors, asked };
  const outdated = outdatedBy(weigh.error) || outdatedBy(coding.problem);

  const send = async () => {
    const codingFits = coding.check();
    const body = errors.attempt() && codingFits ? toWeighing(form, concern.tellWithCare) : undefined;
    if (body === undefined) return;
    // what was chosen from the model is kept before the decision, after which it cannot be any more
    const version = await coding.keep();
    if (version === undefined) return;
    weigh.mutate(
      { params: { concernId: concern.concernId }, body, ifMatch: version },
      {
        onSuccess: answer =>
          onDecided({
            outcome: answer.outcome,
            reason: form.reason,
            passedOnTo: answer.outcome === 'passed-on' ? form.passedOnTo : null,
            caseReference: answer.caseReference,
            lead:
              answer.outcome === 'case-opened'
                ? appointable.data?.find(each => each.heldFunctionId === form.lead)
                : undefined,
          }),
        onError: problem => {
          if (outdatedBy(problem)) onOutdated(form);
        },
      },
    );
  };
  const joinCase = (reference: string) => {
    change({ outcome: 'joined-to-case', caseReference: reference });
    window.requestAnimationFrame(() => document.getElementById(fieldId('caseReference'))?.focus());
  };
  return (
    <div className="desk-weighing">
      <ErrorSummary
        attempt={errors.attempts}
        errors={errors.attempts === 0 ? [] : [...coding.errors.errors, ...errors.errors]}
      />
      <ChildQuestion concernId={concern.concernId} onJoin={joinCase} {...part} />
      <CodingQuestion about={form.children} coding={coding} concern={concern} />
      <form
        className="desk-stack"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          if (!weigh.isPending && !coding.busy) void send();
        }}
      >
        <OutcomeQuestion {...part} />
        {form.outcome && (
          <TextArea
            help={words.reasonHelp}
            label={words.reason}
            maxLength={2000}
            name="reason"
            onChange={reason => change({ reason })}
            value={form.reason}
            {...errors.of('reason')}
          />
        )}
        {form.outcome && <WordQuestions asked={asked['reason']} />}
        {form.outcome === 'case-opened' && (
          <OpeningQuestions concern={concern} frame={frame} problem={frames.error} {...part} />
        )}
        {opensNothing(form.outcome) && <TellingQuestion concern={concern} {...part} />}
        {form.outcome && <SecondReaderChoice concern={concern} {...part} />}
        {changed !== undefined && outdated && <ChangedNotice changed={changed} />}
        {!outdated && <Refused busy={weigh.isPending} onRetry={() => void send()} problem={weigh.error} />}
        {form.outcome && (
          <div className="desk-send">
            <Button busy={weigh.isPending || coding.busy} type="submit">
              {words.submit[form.outcome]}
            </Button>
            <p className="p-quiet">{words.afterwards}</p>
          </div>
        )}
      </form>
    </div>
  );
}

import { askPartner, listStatements, type Statements } from '#contract/statements.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, Field, Notice, SelectField, TextArea } from '../../ui/index.ts';
import { LinkDialog } from './link-dialog.tsx';
import { usePartOptions } from './part-title.ts';

const daysAhead = 61;

function useAskForm(found: Statements) {
  const words = useMessages('around').statements.askForm;
  const options = usePartOptions(found.parts);
  const check = useTextCheck();
  const draft = useFormDraft({
    toWhom: '',
    question: '',
    because: '',
    answerBy: '',
    part: options.length === 1 ? (options[0]?.value ?? '') : '',
  });
  const form = draft.value;
  const given = form.answerBy !== '';
  const errors = useFormErrors(
    problemsOf(
      check('toWhom', form.toWhom, words.toWhomMissing, 120),
      check('question', form.question, words.questionMissing, 1000),
      check('because', form.because, words.becauseMissing, 400),
      !given && { field: 'answerBy', message: words.answerByMissing },
      given &&
        (form.answerBy < today() || form.answerBy > addDays(today(), daysAhead)) && {
          field: 'answerBy',
          message: words.answerByBounds,
        },
      form.part === '' && { field: 'askPart', message: words.partMissing },
    ),
  );
  // all that the partner sees are one's own words
  return { words, options, draft, form, errors };
}

/** One question to somebody without an account. The link that comes of it is shown once. */
export function AskDialog({
  found,
  shown,
  onClose,
}: {
  found: Statements;
  shown: boolean;
  onClose: () => void;
}) {
  const { words, options, draft, form, errors } = useAskForm(found);
  const [made, setMade] = useState<{ path: string | null } | undefined>();
  const command = useCommand(askPartner, { refreshes: [listStatements, getMyWork] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () =>
    command.mutate(
      { params: { caseId: found.caseId }, body: form },
      {
        onSuccess: ({ path }) => {
          setMade({ path });
          putAway();
        },
      },
    );
  return (
    <>
      <FormDialog
        busy={command.isPending}
        errors={errors}
        onCancel={putAway}
        onClose={onClose}
        onSubmit={save}
        open={shown}
        problem={command.error}
        submit={words.save}
        title={words.title}
      >
        <Notice>{words.intro}</Notice>
        <Field
          help={words.toWhomHelp}
          label={words.toWhom}
          maxLength={120}
          name="toWhom"
          onChange={toWhom => draft.change({ toWhom })}
          value={form.toWhom}
          {...errors.of('toWhom')}
        />
        <TextArea
          help={words.questionHelp}
          label={words.question}
          maxLength={1000}
          name="question"
          onChange={question => draft.change({ question })}
          ownWords
          rows={3}
          value={form.question}
          {...errors.of('question')}
        />
        <TextArea
          help={words.becauseHelp}
          label={words.because}
          maxLength={400}
          name="because"
          onChange={because => draft.change({ because })}
          ownWords
          rows={2}
          value={form.because}
          {...errors.of('because')}
        />
        <DateField
          help={words.answerByHelp}
          label={words.answerBy}
          max={addDays(today(), daysAhead)}
          min={today()}
          name="answerBy"
          onChange={answerBy => draft.change({ answerBy })}
          quick={[
            { label: words.week, date: addDays(today(), 7) },
            { label: words.twoWeeks, date: addDays(today(), 14) },
          ]}
          value={form.answerBy}
          {...errors.of('answerBy')}
        />
        {options.length > 1 && (
          <SelectField
            label={words.part}
            name="askPart"
            onChange={part => draft.change({ part })}
            options={options}
            value={form.part}
            {...errors.of('askPart')}
          />
        )}
      </FormDialog>
      <LinkDialog made={made} onClose={() => setMade(undefined)} />
    </>
  );
}

import { answerAftercare, openCourse } from '#contract/course.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, TextArea } from '../../ui/index.ts';
import type { AftercareDay } from './course-aftercare.tsx';

interface Form {
  answer: 'talk' | 'worries' | null;
  words: string;
  nextOn: string;
}

/** It does not simply go well: what is needed, and when one asks again. */
export function AftercareDialog({
  day,
  shown,
  onClose,
  onWorries,
}: {
  day: AftercareDay;
  shown: boolean;
  onClose: () => void;
  onWorries: () => void;
}) {
  const { course } = useMessages('around');
  const words = course.aftercare.form;
  const check = useTextCheck();
  const draft = useFormDraft<Form>({ answer: null, words: '', nextOn: '' });
  const { answer, words: said, nextOn } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      answer === null && { field: 'aftercareAnswer', message: words.howMissing },
      check('aftercareWords', said, words.wordsMissing, 400),
      nextOn <= today() && { field: 'aftercareNext', message: words.nextMissing },
    ),
  );
  const command = useCommand(answerAftercare, { refreshes: [openCourse, getMyWork] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    if (answer === null) return;
    command.mutate(
      {
        params: { aftercareId: day.aftercareId },
        body: { answer, words: said, nextOn },
        ifMatch: day.version,
      },
      {
        onSuccess: () => {
          putAway();
          if (answer === 'worries') onWorries();
        },
      },
    );
  };
  return (
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
      <ChoiceGroup
        label={words.how}
        name="aftercareAnswer"
        onChange={value => draft.change({ answer: value })}
        options={(['talk', 'worries'] as const).map(value => ({
          value,
          label: words.options[value],
          help: words.help[value],
        }))}
        value={answer}
        {...errors.of('aftercareAnswer')}
      />
      <TextArea
        label={words.words}
        maxLength={400}
        name="aftercareWords"
        onChange={value => draft.change({ words: value })}
        ownWords
        rows={2}
        value={said}
        {...errors.of('aftercareWords')}
      />
      <DateField
        help={words.nextHelp}
        label={words.next}
        min={addDays(today(), 1)}
        name="aftercareNext"
        onChange={value => draft.change({ nextOn: value })}
        value={nextOn}
        {...errors.of('aftercareNext')}
      />
    </FormDialog>
  );
}

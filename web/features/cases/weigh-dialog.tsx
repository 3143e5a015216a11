import { weigh, openWindows, type Windows } from '#contract/windows.ts';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api.ts';
import { refresh, useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, TextArea } from '../../ui/index.ts';
import { useWordQuestions, WordQuestions } from '../../ui/word-questions.tsx';
import { standing } from './case-commands.ts';
import { Conflict } from './conflict.tsx';

const asked = ['ifNothing', 'worksAlready', 'atLeast', 'decision'] as const;

/** Four questions; the fifth, "waarom niet lichter?", only with a heavier step. What is there now is where one begins. */
export function WeighDialog({
  caseId,
  weighing,
  shown,
  onClose,
}: {
  caseId: string;
  weighing: NonNullable<Windows['weighing']>;
  shown: boolean;
  onClose: () => void;
}) {
  const { windows } = useMessages();
  const words = windows.weighing;
  const check = useTextCheck();
  const client = useQueryClient();
  const { now, version } = weighing;
  const draft = useFormDraft({
    ifNothing: now?.ifNothing ?? '',
    worksAlready: now?.worksAlready ?? '',
    atLeast: now?.atLeast ?? '',
    decision: now?.decision ?? '',
    step: null as 'heavier' | 'same' | null,
    why: '',
  });
  const form = draft.value;
  const heavier = form.step === 'heavier';
  const errors = useFormErrors(
    problemsOf(
      ...asked.map(field => check(field, form[field], words.form.missing, 2000)),
      form.step === null && { field: 'step', message: words.form.stepMissing },
      heavier ? check('whyNotLighter', form.why, words.form.missing, 2000) : undefined,
    ),
  );
  const questions = useWordQuestions({ decision: form.decision, whyNotLighter: heavier ? form.why : '' });
  const command = useCommand(weigh, { refreshes: [openWindows] });
  const { outdated, busy, problem } = standing(command, version);
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  const save = () => {
    const { ifNothing, worksAlready, atLeast, decision } = form;
    command.mutate(
      {
        params: { caseId },
        ifMatch: version,
        body: {
          ifNothing,
          worksAlready,
          atLeast,
          decision,
          heavier,
          whyNotLighter: heavier ? form.why : null,
        },
      },
      {
        onSuccess: putAway,
        onError: refused => {
          if (isProblem(refused, 'version-mismatch')) void refresh(client, [openWindows.id]);
        },
      },
    );
  };
  return (
    <FormDialog
      busy={busy}
      conflict={outdated && now ? <Conflict>{words.now(now.decision)}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={problem}
      submit={words.form.save}
      title={words.form.title}
    >
      {asked.map(field => (
        <TextArea
          key={field}
          label={words[field]}
          maxLength={2000}
          name={field}
          onChange={value => draft.change({ [field]: value })}
          rows={2}
          value={form[field]}
          {...errors.of(field)}
        />
      ))}
      <WordQuestions {...(questions['decision'] && { asked: questions['decision'] })} />
      <ChoiceGroup
        inline
        label={words.form.step}
        name="step"
        onChange={step => draft.change({ step })}
        options={[
          { value: 'same', label: words.form.no },
          { value: 'heavier', label: words.form.yes },
        ]}
        value={form.step}
        {...errors.of('step')}
      />
      {heavier && (
        <>
          <TextArea
            help={words.form.whyHelp}
            label={words.whyNotLighter}
            maxLength={2000}
            name="whyNotLighter"
            onChange={why => draft.change({ why })}
            rows={2}
            value={form.why}
            {...errors.of('whyNotLighter')}
          />
          <WordQuestions {...(questions['whyNotLighter'] && { asked: questions['whyNotLighter'] })} />
        </>
      )}
    </FormDialog>
  );
}

import { listStatements, readAnswer, type PartnerQuestion, type Statements } from '#contract/statements.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { CheckGroup, Notice, SelectField } from '../../ui/index.ts';
import { usePartOptions } from './part-title.ts';
import { useStale } from './stale.ts';

const nowhere = 'nowhere';

/** The answer was read: in which part it belongs, and whom its condition means. */
export function ReadDialog({
  question,
  found,
  shown,
  onClose,
}: {
  question: PartnerQuestion;
  found: Statements;
  shown: boolean;
  onClose: () => void;
}) {
  const { statements } = useMessages('around');
  const words = statements.readForm;
  const options = usePartOptions(found.parts);
  const draft = useFormDraft<{ part: string; withheld: readonly string[] }>({
    part: options.some(option => option.value === question.part) ? question.part : '',
    withheld: [],
  });
  const { part, withheld } = draft.value;
  const condition = question.answer?.condition ?? null;
  const errors = useFormErrors(
    problemsOf(part === '' && { field: 'answerPart', message: words.partMissing }),
  );
  const command = useCommand(readAnswer, { refreshes: [listStatements, getMyWork] });
  const stale = useStale();
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () =>
    command.mutate(
      {
        params: { questionId: question.questionId },
        ifMatch: question.version,
        body: {
          part: part === nowhere ? null : part,
          withheldFrom: condition === null || part === nowhere ? [] : [...withheld],
        },
      },
      { onSuccess: putAway, onError: stale },
    );
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
      <p>{words.what}</p>
      {condition !== null && <Notice>{words.condition(condition)}</Notice>}
      <SelectField
        label={words.part}
        name="answerPart"
        onChange={value => draft.change({ part: value })}
        options={[...options, { value: nowhere, label: words.nowhere }]}
        value={part}
        {...errors.of('answerPart')}
      />
      {condition !== null && part !== nowhere && found.organisations.length > 0 && (
        <CheckGroup
          help={statements.writeForm.withheldHelp}
          label={statements.writeForm.withheld}
          name="withheld"
          onChange={values => draft.change({ withheld: values })}
          options={found.organisations.map(({ code, name }) => ({ value: code, label: name }))}
          values={withheld}
        />
      )}
    </FormDialog>
  );
}

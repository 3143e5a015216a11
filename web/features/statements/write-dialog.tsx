import { listStatements, writeStatement, type StatementHow, type Statements } from '#contract/statements.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { ChoiceGroup, SelectField } from '../../ui/index.ts';
import { usePartOptions } from './part-title.ts';
import { StatementFields } from './statement-fields.tsx';
import { bodyOf, useStatementProblems, type StatementForm } from './statement-form.ts';

type How = Exclude<StatementHow, 'task-link'>;
const hows = ['phone', 'talk', 'message', 'letter'] as const satisfies readonly How[];

interface Form extends StatementForm {
  how: How | null;
  part: string;
}

function useWriteForm(found: Statements) {
  const words = useMessages('around').statements.writeForm;
  const options = usePartOptions(found.parts);
  const draft = useFormDraft<Form>({
    organisation: '',
    saidBy: '',
    phone: '',
    how: null,
    receivedOn: today(),
    what: '',
    sharedBecause: '',
    condition: '',
    withheld: [],
    part: options.length === 1 ? (options[0]?.value ?? '') : '',
  });
  const form = draft.value;
  const said = useStatementProblems(form);
  const errors = useFormErrors([
    ...said,
    ...problemsOf(
      form.how === null && { field: 'statementHow', message: words.howMissing },
      form.part === '' && { field: 'statementPart', message: words.partMissing },
    ),
  ]);
  return { words, options, draft, form, errors };
}

/** What another organisation said, by telephone, talk, message or letter, with its condition. */
export function WriteDialog({
  found,
  shown,
  onClose,
}: {
  found: Statements;
  shown: boolean;
  onClose: () => void;
}) {
  const { statements } = useMessages('around');
  const { words, options, draft, form, errors } = useWriteForm(found);
  const command = useCommand(writeStatement, { refreshes: [listStatements] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    if (form.how === null) return;
    command.mutate(
      {
        params: { caseId: found.caseId },
        body: {
          part: form.part,
          ...bodyOf(form),
          how: form.how,
          withheldFrom: [...form.withheld],
        },
      },
      { onSuccess: putAway },
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
      <StatementFields change={draft.change} errors={errors} form={form} organisations={found.organisations}>
        <ChoiceGroup
          inline
          label={words.how}
          name="statementHow"
          onChange={how => draft.change({ how })}
          options={hows.map(value => ({ value, label: statements.how[value] }))}
          value={form.how}
          {...errors.of('statementHow')}
        />
      </StatementFields>
      {options.length > 1 && (
        <SelectField
          label={words.part}
          name="statementPart"
          onChange={part => draft.change({ part })}
          options={options}
          value={form.part}
          {...errors.of('statementPart')}
        />
      )}
    </FormDialog>
  );
}

import { recordConflict } from '#contract/oversight.ts';
import { useState, type ReactNode } from 'react';
import { isProblem } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { useColleagues } from '../../ui/colleagues.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import {
  Button,
  Dialog,
  ErrorSummary,
  Field,
  Loading,
  Notice,
  Page,
  ProblemNotice,
  SelectField,
} from '../../ui/index.ts';
import { Refused } from '../../ui/refused.tsx';

const empty = { who: '', reference: '' };

function useConflictForm() {
  const { oversight } = useMessages('office');
  const words = oversight.conflict;
  const check = useTextCheck();
  const directory = useColleagues();
  const draft = useFormDraft(empty);
  const { who, reference } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      who === '' && { field: 'conflictWho', message: words.whoMissing },
      check('reference', reference, words.referenceMissing, 20),
    ),
  );
  const label = directory.data?.find(each => each.heldFunctionId === who)?.label ?? '';
  return { words, directory, draft, errors, who, label, reference: reference.trim().toUpperCase() };
}

/** Persoonlijke betrokkenheid of a colleague with a case: acts at once and beats every access. */
export function ConflictPart({ nav }: { nav: ReactNode }) {
  const { ui } = useMessages();
  const { words, directory, draft, errors, who, label, reference } = useConflictForm();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<string | undefined>();
  const record = useCommand(recordConflict);
  const absent = isProblem(record.error, 'not-found');

  const save = () =>
    record.mutate(
      { body: { heldFunctionId: who, caseReference: reference } },
      {
        onSuccess: () => {
          setDone(words.done(label, reference));
          draft.clear();
          errors.reset();
        },
        onSettled: () => setAsking(false),
      },
    );
  return (
    <Page context={words.intro} title={words.title} windowTitle={words.window}>
      {nav}
      <div aria-live="polite">{done !== undefined && <Notice>{done}</Notice>}</div>
      <form
        className="p-form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          setDone(undefined);
          if (errors.attempt()) setAsking(true);
        }}
      >
        <ErrorSummary attempt={errors.attempts} errors={errors.errors} />
        {directory.isPending && <Loading />}
        <ProblemNotice onRetry={() => void directory.refetch()} problem={directory.error} />
        <SelectField
          label={words.who}
          name="conflictWho"
          onChange={value => draft.change({ who: value })}
          options={(directory.data ?? []).map(each => ({
            value: each.heldFunctionId,
            label: each.label,
            group: each.organisation,
          }))}
          value={who}
          {...errors.of('conflictWho')}
        />
        <Field
          label={words.reference}
          maxLength={20}
          name="reference"
          onChange={value => draft.change({ reference: value })}
          size="short"
          value={draft.value.reference}
          {...errors.of('reference')}
        />
        <p className="p-prose">{words.acts}</p>
        {absent ? <Notice>{words.notFound}</Notice> : <Refused problem={record.error} />}
        <Button type="submit">{words.submit}</Button>
      </form>
      <Dialog
        actions={
          <>
            <Button busy={record.isPending} onClick={save}>
              {words.confirmSave}
            </Button>
            <Button onClick={() => setAsking(false)} variant="secondary">
              {ui.dialog.cancel}
            </Button>
          </>
        }
        onClose={() => setAsking(false)}
        open={asking}
        title={words.confirmTitle}
      >
        <p>{words.confirm(label, reference)}</p>
      </Dialog>
    </Page>
  );
}

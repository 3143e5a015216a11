import { correctContact, listContacts, type ContactNote } from '#contract/contacts.ts';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { TextArea } from '../../ui/index.ts';
import { standing } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
import { ContactFields } from './contact-fields.tsx';
import { saidOf, useContactProblems, type ContactForm } from './contact-form.ts';

/** Fetches the notes again when somebody else was first: what was typed stays. */
export function useNotesAgain() {
  const client = useQueryClient();
  return (problem: unknown) => {
    if (isProblem(problem, 'version-mismatch') || isProblem(problem, 'already-done'))
      void client.invalidateQueries({ queryKey: [listContacts.id] });
  };
}

/** A note is never changed in silence: the reason is asked, and what it said stays. */
export function CorrectDialog({
  note,
  shown,
  onClose,
}: {
  note: ContactNote;
  shown: boolean;
  onClose: () => void;
}) {
  const { contacts } = useMessages();
  const words = contacts.form;
  const check = useTextCheck();
  const draft = useFormDraft<ContactForm & { reason: string }>({
    happenedOn: note.happenedOn,
    withWhom: note.withWhom,
    how: note.how,
    reached: note.reached ? 'yes' : 'no',
    what: note.what ?? '',
    reason: '',
  });
  const form = draft.value;
  const errors = useFormErrors([
    ...useContactProblems(form),
    ...problemsOf(check('reason', form.reason, words.reasonMissing, 400)),
  ]);
  const command = useCommand(correctContact, { refreshes: [listContacts] });
  const { outdated, busy, problem } = standing(command, note.version);
  const again = useNotesAgain();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  const save = () =>
    command.mutate(
      {
        params: { noteId: note.noteId },
        ifMatch: note.version,
        body: { ...saidOf(form), reason: form.reason },
      },
      { onSuccess: putAway, onError: again },
    );
  const now = `${contacts.with(contacts.how[note.how], note.withWhom)}. ${note.what ?? contacts.notReached}`;
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{contacts.conflict(now)}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={problem}
      submit={words.saveCorrection}
      title={words.titleCorrect}
    >
      <ContactFields change={draft.change} errors={errors} form={form} />
      <TextArea
        help={words.reasonHelp}
        label={words.reason}
        maxLength={400}
        name="reason"
        onChange={reason => draft.change({ reason })}
        rows={2}
        value={form.reason}
        {...errors.of('reason')}
      />
    </FormDialog>
  );
}

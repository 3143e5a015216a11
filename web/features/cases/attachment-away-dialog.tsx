import { withdrawAttachment, type Attachment } from '#contract/attachments.ts';
import { listContacts } from '#contract/contacts.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { TextArea } from '../../ui/index.ts';
import { standing } from './case-commands.ts';
import { useNotesAgain } from './read-again.ts';

/** The bytes go and the trace stays: the reason is asked. */
export function AttachmentAwayDialog({
  of,
  shown,
  onClose,
}: {
  of: Attachment;
  shown: boolean;
  onClose: () => void;
}) {
  const words = useMessages('case').attachments.withdrawForm;
  const check = useTextCheck();
  const draft = useFormDraft({ because: '' });
  const errors = useFormErrors(problemsOf(check('because', draft.value.because, words.becauseMissing, 400)));
  const command = useCommand(withdrawAttachment, { refreshes: [listContacts] });
  const { busy, problem } = standing(command, of.version);
  const again = useNotesAgain();
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={busy}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { attachmentId: of.attachmentId }, ifMatch: of.version, body: draft.value },
          { onSuccess: putAway, onError: again },
        )
      }
      open={shown}
      problem={problem}
      submit={words.save}
      title={words.title}
    >
      <p>{words.what}</p>
      <TextArea
        help={words.becauseHelp}
        label={words.because}
        maxLength={400}
        name="because"
        onChange={because => draft.change({ because })}
        rows={2}
        value={draft.value.because}
        {...errors.of('because')}
      />
    </FormDialog>
  );
}

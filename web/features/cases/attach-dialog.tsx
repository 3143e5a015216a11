import { addAttachment, attachmentChoices } from '#contract/attachments.ts';
import { listContacts } from '#contract/contacts.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refresh, useCommand, useRead } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loading, Notice, ProblemNotice } from '../../ui/index.ts';
import { upload } from '../../upload.ts';
import { AttachFields } from './attach-fields.tsx';
import { beginsAsPdf, FileField, Sending, useSize } from './attach-file.tsx';
import { useAttachForm } from './attach-form.ts';

interface Told {
  attachmentId: string;
  version: number;
}

function useSending(noteId: string) {
  const add = useCommand(addAttachment);
  const [part, setPart] = useState(0);
  const send = useMutation<void, Error, { told: Told; file: File }>({
    mutationFn: ({ told, file }) => upload(told.attachmentId, told.version, file, setPart),
    networkMode: 'always',
  });
  const reset = () => {
    add.reset();
    send.reset();
    setPart(0);
  };
  return { add, send, part, reset, noteId };
}

/**
 * The note is there already; first is kept what the PDF is, then the PDF travels. What fails on its way costs nothing that
 * was typed: the file is sent or chosen again.
 */
export function AttachDialog({
  noteId,
  waiting,
  saved = false,
  shown,
  onClose,
}: {
  noteId: string;
  /** What it is has been said before; only the PDF has still to come. */
  waiting?: Told;
  /** The note has just been written. */
  saved?: boolean;
  shown: boolean;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const choices = useRead(attachmentChoices, {}, { enabled: shown });
  const [made, setMade] = useState<Told | undefined>();
  const [fileProblem, setFileProblem] = useState<string | undefined>();
  const told = waiting ?? made;
  const { words, draft, form, errors } = useAttachForm(told !== undefined, fileProblem);
  const { add, send, part, reset } = useSending(noteId);
  const size = useSize();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    reset();
    setMade(undefined);
    setFileProblem(undefined);
    void refresh(client, [listContacts.id]);
    onClose();
  };
  const travel = (to: Told, file: File) => send.mutate({ told: to, file }, { onSuccess: putAway });
  const save = async () => {
    const { file, kind } = form;
    const most = choices.data?.mostBytes;
    if (file === null || most === undefined) return;
    const problem =
      file.size > most ? words.fileLarge(size(most)) : (await beginsAsPdf(file)) ? undefined : words.fileNone;
    if (problem !== undefined) {
      setFileProblem(problem);
      errors.say('attachFile');
      return;
    }
    send.reset();
    if (told !== undefined) travel(told, file);
    else if (kind !== null)
      add.mutate(
        {
          params: { noteId },
          body: {
            kind,
            source: form.source,
            datedOn: form.datedOn,
            condition: form.condition.trim() === '' ? null : form.condition,
            withheldFrom: form.condition.trim() === '' ? [] : [...form.withheld],
            usableUntil: form.until === '' ? null : form.until,
          },
        },
        {
          onSuccess: answer => {
            setMade(answer);
            travel(answer, file);
          },
        },
      );
  };
  return (
    <FormDialog
      busy={add.isPending || send.isPending}
      errors={errors}
      impossible={choices.data === undefined}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() => void save()}
      open={shown}
      problem={add.error ?? send.error}
      submit={words.send}
      title={words.title}
    >
      {choices.isPending && <Loading />}
      <ProblemNotice onRetry={() => void choices.refetch()} problem={choices.error} />
      {(saved || told !== undefined) && (
        <Notice>{told === undefined ? words.saved : words.choicesSaved}</Notice>
      )}
      {choices.data && (
        <>
          <FileField
            help={
              <>
                {words.fileHelp(size(choices.data.mostBytes))}
                {!choices.data.scanned && <> {words.notScanned}</>}
              </>
            }
            label={words.file}
            name="attachFile"
            onChange={file => {
              setFileProblem(undefined);
              draft.change({ file });
            }}
            {...errors.of('attachFile')}
          />
          {send.isPending && <Sending part={part} />}
          {told === undefined && (
            <AttachFields change={draft.change} choices={choices.data} errors={errors} form={form} />
          )}
        </>
      )}
    </FormDialog>
  );
}

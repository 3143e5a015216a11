import type { Case } from '#contract/cases.ts';
import { listContacts, writeContact } from '#contract/contacts.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { Check, DateField, SelectField } from '../../ui/index.ts';
import { AttachDialog } from './attach-dialog.tsx';
import { ContactFields } from './contact-fields.tsx';
import { nextWorkingDay, saidOf, useContactProblems, type ContactForm } from './contact-form.ts';
import { writableParts } from './writable-parts.ts';

/** What is known beforehand: whom, and whose call-back this is. */
export interface Begun {
  withWhom: string;
  part?: string;
  answers?: string;
}

interface NewContact extends ContactForm {
  part: string;
  callBackOn: string;
  withPdf: boolean;
}

function useNewContact(open: Case, begun: Begun) {
  const { contacts } = useMessages('case');
  const words = contacts.form;
  const parts = writableParts(open);
  const [first] = parts;
  const draft = useFormDraft<NewContact>({
    happenedOn: today(),
    withWhom: begun.withWhom,
    how: 'answers' in begun ? 'phone' : null,
    reached: 'yes',
    what: '',
    part: begun.part ?? (parts.length === 1 ? (first?.part ?? '') : ''),
    callBackOn: nextWorkingDay(),
    withPdf: false,
  });
  const form = draft.value;
  const said = useContactProblems(form);
  const calls = form.reached === 'no';
  const errors = useFormErrors([
    ...said,
    ...problemsOf(
      calls && form.callBackOn === '' && { field: 'callBackOn', message: words.callBackMissing },
      calls &&
        form.callBackOn !== '' &&
        form.callBackOn < today() && { field: 'callBackOn', message: words.callBackPast },
      form.part === '' && { field: 'contactPart', message: words.partMissing },
    ),
  ]);
  return { words, parts, draft, form, errors };
}

/** A contact note in one part of the case. With nobody reached: when to call back. */
export function ContactDialog({
  open,
  begun: asked,
  shown,
  onClose,
}: {
  open: Case;
  begun: Begun;
  shown: boolean;
  onClose: () => void;
}) {
  const { contacts, attachments } = useMessages('case');
  // the note that has been written, and whose PDF is now to be chosen
  const [attachTo, setAttachTo] = useState<string | undefined>();
  // what was typed about one person is not sent as a note about another
  const [begun, setBegun] = useState(asked);
  const { words, parts, draft, form, errors } = useNewContact(open, begun);
  if (!draft.touched && begun !== asked) setBegun(asked);
  const command = useCommand(writeContact, { refreshes: [listContacts, getMyWork] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const attaches = form.reached === 'yes' && form.withPdf;
  const save = () =>
    command.mutate(
      {
        params: { caseId: open.caseId },
        body: {
          ...saidOf(form),
          part: form.part,
          callBackOn: form.reached === 'no' ? form.callBackOn : null,
          ...(begun.answers !== undefined && { answers: begun.answers }),
        },
      },
      {
        onSuccess: ({ noteId }) => {
          if (attaches) setAttachTo(noteId);
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
        submit={attaches ? attachments.saveWith : words.save}
        title={words.title}
      >
        <ContactFields change={draft.change} errors={errors} form={form} />
        {form.reached === 'no' && (
          <DateField
            label={words.callBackOn}
            min={today()}
            name="callBackOn"
            onChange={callBackOn => draft.change({ callBackOn })}
            value={form.callBackOn}
            {...errors.of('callBackOn')}
          />
        )}
        {parts.length > 1 && (
          <SelectField
            help={words.partHelp}
            label={words.part}
            name="contactPart"
            onChange={part => draft.change({ part })}
            options={parts.map(({ part, title }) => ({
              value: part,
              label: part === 'headline' ? contacts.wholeCase : title,
            }))}
            value={form.part}
            {...errors.of('contactPart')}
          />
        )}
        {form.reached === 'yes' && (
          <Check
            checked={form.withPdf}
            label={attachments.with}
            name="withPdf"
            onChange={withPdf => draft.change({ withPdf })}
          />
        )}
      </FormDialog>
      {attachTo !== undefined && (
        <AttachDialog noteId={attachTo} onClose={() => setAttachTo(undefined)} saved shown />
      )}
    </>
  );
}

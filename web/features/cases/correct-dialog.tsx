import { correctContact, listContacts, type ContactNote } from '#contract/contacts.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { TextArea } from '../../ui/index.ts';
import { ContactFields } from './contact-fields.tsx';
import { saidOf, useContactProblems, type ContactForm } from './contact-form.ts';

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
  const { contacts } = useMessages('case');
  const words = contacts.form;
  const check = useTextCheck();
  const dates = useDates();
  const draft = useSeenDraft(note, (seen): ContactForm & { reason: string } => ({
    happenedOn: seen.happenedOn,
    withWhom: seen.withWhom,
    how: seen.how,
    reached: seen.reached ? 'yes' : 'no',
    what: seen.what ?? '',
    reason: '',
  }));
  const form = draft.value;
  const errors = useFormErrors([
    ...useContactProblems(form),
    ...problemsOf(check('reason', form.reason, words.reasonMissing, 400)),
  ]);
  const hands = useTwoHands(correctContact, {
    refreshes: [listContacts],
    lines: [
      {
        name: 'happenedOn',
        label: words.when,
        fields: ['happenedOn'],
        show: said => dates.day(String(said['happenedOn'])),
      },
      textLine('withWhom', words.who, 120),
      {
        name: 'how',
        label: words.how,
        fields: ['how'],
        show: said => contacts.how[said['how'] as ContactNote['how']],
      },
      {
        ...textLine('what', words.what, 4000),
        fields: ['reached', 'what'],
        show: ({ reached, what }) =>
          reached === true ? (typeof what === 'string' ? what : '') : contacts.notReached,
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  const save = () =>
    hands.save(
      {
        params: { noteId: note.noteId },
        ifMatch: draft.seen.version,
        body: { ...saidOf(form), reason: form.reason },
      },
      saidOf(draft.base),
      putAway,
    );
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
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

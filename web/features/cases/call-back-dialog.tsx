import { listContacts, settleCallBack, type ContactNote } from '#contract/contacts.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { DateField } from '../../ui/index.ts';

/** Another day to call back. */
export function CallBackDialog({
  note,
  shown,
  onClose,
}: {
  note: ContactNote;
  shown: boolean;
  onClose: () => void;
}) {
  const { contacts } = useMessages('case');
  const words = contacts.dayForm;
  const [on, setOn] = useState('');
  const errors = useFormErrors(
    problemsOf(
      on === '' && { field: 'moveTo', message: words.missing },
      on !== '' && on < today() && { field: 'moveTo', message: contacts.form.callBackPast },
    ),
  );
  const dates = useDates();
  const hands = useTwoHands(settleCallBack, {
    refreshes: [listContacts, getMyWork],
    lines: [
      {
        name: 'moveTo',
        label: words.on,
        fields: ['moveTo'],
        show: ({ moveTo }) => (typeof moveTo === 'string' ? dates.day(moveTo) : ''),
      },
    ],
  });
  const putAway = () => {
    setOn('');
    errors.reset();
    hands.reset();
    onClose();
  };
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          { params: { noteId: note.noteId }, ifMatch: note.version, body: { moveTo: on } },
          { moveTo: note.callBack?.on },
          putAway,
        )
      }
      open={shown}
      submit={words.save}
      title={words.title(note.withWhom)}
    >
      <DateField
        label={words.on}
        min={today()}
        name="moveTo"
        onChange={setOn}
        value={on}
        {...errors.of('moveTo')}
      />
    </FormDialog>
  );
}

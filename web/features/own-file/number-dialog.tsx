import { openCase } from '#contract/cases.ts';
import { openOwnFile } from '#contract/own-file.ts';
import { noteOwnNumber, type OwnNumber as Own } from '#contract/own-number.ts';
import { useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { Field } from '../../ui/index.ts';

const most = 40;
const sayable = /^[A-Za-z0-9](?:[A-Za-z0-9 ./-]*[A-Za-z0-9])?$/;
/** An empty field is no number. */
const read = (typed: string) => (typed.trim() === '' ? null : typed.trim());

export interface Saved {
  before: string | null;
  now: string | null;
}

/** Added, changed or, left empty, taken away. */
export function NumberDialog({
  caseId,
  own,
  shown,
  onClose,
  onSaved,
}: {
  caseId: string;
  own: Own;
  shown: boolean;
  onClose: () => void;
  onSaved: (saved: Saved) => void;
}) {
  const words = useMessages('case').ownFile.number;
  const draft = useSeenDraft(own, seen => ({ number: seen.number ?? '' }));
  const typed = draft.value.number;
  const number = read(typed);
  const errors = useFormErrors(
    problemsOf(
      number === draft.seen.number && { field: 'number', message: words.nothing },
      number !== null && !sayable.test(number) && { field: 'number', message: words.signs },
      number !== null &&
        sayable.test(number) &&
        !/\d/.test(number) && { field: 'number', message: words.digit },
    ),
  );
  const hands = useTwoHands(noteOwnNumber, {
    refreshes: [openCase, openOwnFile],
    lines: [textLine('number', words.label, most)],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          { params: { caseId }, body: { number }, ifMatch: draft.seen.version },
          { number: draft.base.number },
          () => {
            onSaved({ before: draft.seen.number, now: number });
            putAway();
          },
        )
      }
      open={shown}
      submit={words.save}
      title={words.label}
    >
      <Field
        help={own.number === null ? words.help : words.helpChange}
        label={words.field}
        maxLength={most}
        name="number"
        onChange={value => draft.change({ number: value })}
        size="short"
        value={typed}
        {...errors.of('number')}
      />
    </FormDialog>
  );
}

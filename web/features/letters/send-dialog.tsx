import { listLetters, openLetter, sendLetter, type Letter } from '#contract/letters.ts';
import { openCase } from '#contract/cases.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { dateOf, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { Check, DateField } from '../../ui/index.ts';

const empty = { on: '', ends: false };

/** That it was sent, and on which day. Where informing was postponed, whoever sends says that this ends. */
export function SendDialog({
  letter,
  shown,
  onClose,
  onStale,
}: {
  letter: Letter;
  shown: boolean;
  onClose: () => void;
  onStale: (problem: unknown) => void;
}) {
  const { letters } = useMessages('around');
  const words = letters.sending;
  const draft = useFormDraft(empty);
  const { on, ends } = draft.value;
  const postponed = letter.parentsInformed === 'postponed';
  const errors = useFormErrors(
    problemsOf(
      on === '' && { field: 'sentOn', message: words.onMissing },
      on > today() && { field: 'sentOn', message: words.onLater },
      postponed && !ends && { field: 'ends', message: words.endsMissing },
    ),
  );
  const command = useCommand(sendLetter, { refreshes: [openLetter, listLetters, openCase] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () =>
    command.mutate(
      {
        params: { letterId: letter.letterId },
        body: { sentOn: on, endsPostponement: postponed && ends },
        ifMatch: letter.version,
      },
      { onSuccess: putAway, onError: onStale },
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
      <DateField
        direction="behind"
        label={words.on}
        max={today()}
        min={dateOf(letter.preparedAt)}
        name="sentOn"
        onChange={value => draft.change({ on: value })}
        quick={[{ label: words.today, date: today() }]}
        value={on}
        {...errors.of('sentOn')}
      />
      {postponed && (
        <Check
          checked={ends}
          help={words.endsHelp}
          label={words.ends}
          name="ends"
          onChange={value => draft.change({ ends: value })}
          {...errors.of('ends')}
        />
      )}
    </FormDialog>
  );
}

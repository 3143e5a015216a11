import { getTeam, setAbsence, type TeamMate } from '#contract/team.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { DateField } from '../../ui/index.ts';
import { useReturnFocus } from '../../ui/return-focus.ts';

interface AwayDialogProps {
  mate: TeamMate;
  onClose: () => void;
  onDone: () => void;
}

/** From when until when. There is nowhere to write why. */
export function AwayDialog({ mate, onClose, onDone }: AwayDialogProps) {
  const { team } = useMessages('office');
  const words = team.away;
  const dates = useDates();
  useReturnFocus();
  const draft = useFormDraft({ from: mate.away?.from ?? today(), until: mate.away?.until ?? '' });
  const { from, until } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      from === '' && { field: 'awayFrom', message: words.fromMissing },
      until !== '' && until < from && { field: 'awayUntil', message: words.untilBefore },
    ),
  );
  const command = useCommand(setAbsence, { refreshes: [getTeam] });
  useUnsaved(draft.touched);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={onClose}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          {
            params: { heldFunctionId: mate.heldFunctionId },
            body: { away: { from, until: until === '' ? null : until } },
          },
          { onSuccess: onDone },
        )
      }
      open
      problem={command.error}
      submit={words.save}
      title={words.title(mate.label)}
    >
      <p>{words.what}</p>
      <DateField
        label={words.from}
        name="awayFrom"
        onChange={value => draft.change({ from: value })}
        value={from}
        {...errors.of('awayFrom')}
      />
      <DateField
        help={`${words.untilHelp} ${dates.hint()}.`}
        label={words.until}
        name="awayUntil"
        onChange={value => draft.change({ until: value })}
        optional
        value={until}
        {...errors.of('awayUntil')}
      />
    </FormDialog>
  );
}

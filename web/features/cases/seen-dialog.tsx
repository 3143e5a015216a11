import { openCase, recordSeen } from '#contract/cases.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, Field } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import type { Child } from './children.tsx';
import { Conflict } from './conflict.tsx';

interface SeenForm {
  on: string;
  by: string;
  alone: 'yes' | 'no' | null;
}
const empty: SeenForm = { on: '', by: '', alone: null };

/** Laatst gezien en gesproken: when, by whom, alone or not. Three answers, no more. */
export function SeenDialog({
  caseId,
  child,
  open,
  onClose,
}: {
  caseId: string;
  child: Child;
  open: boolean;
  onClose: () => void;
}) {
  const { cases } = useMessages();
  const dates = useDates();
  const words = cases.child.form;
  const check = useTextCheck();
  const draft = useFormDraft(empty);
  const { on, by, alone } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      on === '' && { field: 'seenOn', message: words.onMissing },
      on > today() && { field: 'seenOn', message: words.onLater },
      check('seenBy', by, words.byMissing, 120),
      alone === null && { field: 'seenAlone', message: words.aloneMissing },
    ),
  );
  const command = useCommand(recordSeen, { refreshes: [openCase] });
  const { outdated, busy, problem } = standing(command, child.version);
  const lookAgain = useLookAgain();
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
        params: { caseId, childId: child.childId },
        body: { seenOn: on, seenBy: by, alone: alone === 'yes' },
        ifMatch: child.version,
      },
      { onSuccess: putAway, onError: lookAgain },
    );
  const now =
    child.lastSeenOn && `${dates.day(child.lastSeenOn)}${cases.child.seenBy(child.lastSeenBy ?? '', '')}`;
  return (
    <FormDialog
      busy={busy}
      conflict={outdated && now ? <Conflict>{cases.conflict.seen(now)}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={open}
      problem={problem}
      submit={words.save}
      title={words.title(child.name)}
    >
      <DateField
        direction="behind"
        label={words.on}
        max={today()}
        name="seenOn"
        onChange={value => draft.change({ on: value })}
        quick={[{ label: words.today, date: today() }]}
        value={on}
        {...errors.of('seenOn')}
      />
      <Field
        help={words.byHelp}
        label={words.by}
        maxLength={120}
        name="seenBy"
        onChange={value => draft.change({ by: value })}
        value={by}
        {...errors.of('seenBy')}
      />
      <ChoiceGroup
        inline
        label={words.alone}
        name="seenAlone"
        onChange={value => draft.change({ alone: value })}
        options={[
          { value: 'yes', label: words.aloneYes },
          { value: 'no', label: words.aloneNo },
        ]}
        value={alone}
        {...errors.of('seenAlone')}
      />
    </FormDialog>
  );
}

import { changeCase, listCases, openCase, type Case } from '#contract/cases.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, Details, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';

/** What it says now, when someone else changed it in the meantime. */
function NowSaid({ open }: { open: Case }) {
  const { cases } = useMessages();
  const dates = useDates();
  return (
    <Conflict>
      <Details
        items={[
          { term: cases.conflict.headline, value: open.headline },
          { term: cases.conflict.lookBack, value: dates.day(open.nextLookBackOn) },
        ]}
      />
    </Conflict>
  );
}

export function ChangeDialog({ open, shown, onClose }: { open: Case; shown: boolean; onClose: () => void }) {
  const { cases } = useMessages();
  const words = cases.change;
  const check = useTextCheck();
  const draft = useFormDraft({
    headline: open.headline,
    lookBackOn: open.nextLookBackOn,
  });
  const { headline, lookBackOn } = draft.value;
  const body = {
    ...(headline !== open.headline && { headline }),
    ...(lookBackOn !== open.nextLookBackOn && { nextLookBackOn: lookBackOn }),
  };
  const errors = useFormErrors(
    problemsOf(
      check('headline', headline, words.headlineMissing, 300),
      lookBackOn === '' && { field: 'lookBackOn', message: words.lookBackMissing },
      Object.keys(body).length === 0 && { field: 'headline', message: words.nothing },
    ),
  );
  const command = useCommand(changeCase, { refreshes: [openCase, listCases] });
  const { outdated, busy, problem } = standing(command, open.version);
  const lookAgain = useLookAgain();
  useUnsaved(draft.touched);

  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <NowSaid open={open} /> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { caseId: open.caseId }, body, ifMatch: open.version },
          { onSuccess: putAway, onError: lookAgain },
        )
      }
      open={shown}
      problem={problem}
      submit={words.save}
      title={words.title}
    >
      <TextArea
        help={words.headlineHelp}
        label={words.headline}
        maxLength={300}
        name="headline"
        onChange={value => draft.change({ headline: value })}
        rows={2}
        value={headline}
        {...errors.of('headline')}
      />
      <DateField
        label={words.lookBack}
        name="lookBackOn"
        onChange={value => draft.change({ lookBackOn: value })}
        value={lookBackOn}
        {...errors.of('lookBackOn')}
      />
    </FormDialog>
  );
}

import { openCase } from '#contract/cases.ts';
import { addFactView } from '#contract/windows.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, Field, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
import type { Fact } from './facts.tsx';

/** What one of the family says of a fact, in his or her own words; not scanned for words. */
export function FactViewDialog({
  fact,
  shown,
  onClose,
}: {
  fact: Fact;
  shown: boolean;
  onClose: () => void;
}) {
  const { windows } = useMessages();
  const words = windows.facts.viewForm;
  const dates = useDates();
  const check = useTextCheck();
  const draft = useFormDraft({ who: '', words: '', saidOn: today() });
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('viewWho', form.who, words.whoMissing, 120),
      check('viewWords', form.words, words.wordsMissing, 2000),
      form.saidOn === '' && { field: 'viewOn', message: words.onMissing },
      form.saidOn > today() && { field: 'viewOn', message: words.onLater },
    ),
  );
  const command = useCommand(addFactView, { refreshes: [openCase] });
  const { outdated, busy, problem } = standing(command, fact.version);
  const lookAgain = useLookAgain();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  const now = fact.views.map(
    each => `${windows.facts.viewOf(each.who, dates.day(each.saidOn))}: ${each.words}`,
  );
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{now.join(' ')}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { factId: fact.factId }, ifMatch: fact.version, body: form },
          { onSuccess: putAway, onError: lookAgain },
        )
      }
      open={shown}
      problem={problem}
      submit={words.save}
      title={words.title}
    >
      <p>
        <span className="p-quiet">{words.about}</span> {fact.words}
      </p>
      <Field
        help={words.whoHelp}
        label={words.who}
        maxLength={120}
        name="viewWho"
        onChange={who => draft.change({ who })}
        value={form.who}
        {...errors.of('viewWho')}
      />
      <TextArea
        label={words.words}
        maxLength={2000}
        name="viewWords"
        onChange={value => draft.change({ words: value })}
        rows={3}
        value={form.words}
        {...errors.of('viewWords')}
      />
      <DateField
        direction="behind"
        label={words.on}
        max={today()}
        name="viewOn"
        onChange={saidOn => draft.change({ saidOn })}
        quick={[{ label: words.today, date: today() }]}
        value={form.saidOn}
        {...errors.of('viewOn')}
      />
    </FormDialog>
  );
}

import { openCase } from '#contract/cases.ts';
import { addFactView } from '#contract/windows.ts';
import { useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, Field, TextArea } from '../../ui/index.ts';
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
  const { windows } = useMessages('case');
  const words = windows.facts.viewForm;
  const check = useTextCheck();
  const draft = useSeenDraft(fact, () => ({ who: '', words: '', saidOn: today() }));
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('viewWho', form.who, words.whoMissing, 120),
      check('viewWords', form.words, words.wordsMissing, 2000),
      form.saidOn === '' && { field: 'viewOn', message: words.onMissing },
      form.saidOn > today() && { field: 'viewOn', message: words.onLater },
    ),
  );
  const hands = useTwoHands(addFactView, { refreshes: [openCase], adds: true, lines: [] });
  const putAway = usePutAway(onClose, draft, errors, hands);
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          { params: { factId: fact.factId }, ifMatch: draft.seen.version, body: form },
          undefined,
          putAway,
        )
      }
      open={shown}
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

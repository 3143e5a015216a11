import { openCase, type Case } from '#contract/cases.ts';
import { addFact } from '#contract/windows.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, Field, SelectField, TextArea } from '../../ui/index.ts';
import { writableParts } from './writable-parts.ts';

export type Side = 'worry' | 'goes-well';
const kinds = ['observation', 'told-by', 'judgement', 'decision'] as const;

interface FactForm {
  words: string;
  kind: (typeof kinds)[number] | null;
  observer: string;
  when: string;
  source: string;
  conditions: string;
  part: string;
}

/** One colleague of each other organisation on the case: a fact may come from there. */
const sourcesOf = (open: Case) => {
  const own = open.team.find(member => member.mine)?.colleague.organisation;
  const found = new Map<string, string>();
  for (const { colleague, state } of open.team)
    if (state !== 'ended' && colleague.organisation !== own && !found.has(colleague.organisation))
      found.set(colleague.organisation, colleague.heldFunctionId);
  return [...found].map(([label, value]) => ({ label, value }));
};

function useFactForm(open: Case) {
  const { windows } = useMessages('case');
  const words = windows.facts.form;
  const check = useTextCheck();
  const parts = writableParts(open);
  const [only] = parts.length === 1 ? parts : [];
  const empty: FactForm = {
    words: '',
    kind: null,
    observer: '',
    when: '',
    source: '',
    conditions: '',
    part: only?.part ?? '',
  };
  const draft = useFormDraft(empty);
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('factWords', form.words, words.wordsMissing, 4000),
      form.kind === null && { field: 'factKind', message: words.kindMissing },
      check('factObserver', form.observer, words.observerMissing, 120),
      check('factWhen', form.when, words.whenMissing, 120),
      form.part === '' && { field: 'factPart', message: words.partMissing },
    ),
  );
  return { words, parts, draft, form, errors };
}

/** Wat, wanneer, wie zag het, soort: the four of it; the source and the part where there is a choice. */
export function FactDialog({
  open,
  side,
  shown,
  onClose,
}: {
  open: Case;
  side: Side;
  shown: boolean;
  onClose: () => void;
}) {
  const { contacts } = useMessages('case');
  const { words, parts, draft, form, errors } = useFactForm(open);
  const sources = sourcesOf(open);
  // what another told is in that person's words
  const command = useCommand(addFact, { refreshes: [openCase] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    if (form.kind === null) return;
    const body = {
      part: form.part,
      side,
      kind: form.kind,
      words: form.words,
      observer: form.observer,
      observedWhen: form.when,
      sourceHeldFunctionId: form.source === '' ? null : form.source,
      sourceConditions: form.conditions.trim() === '' ? null : form.conditions,
    };
    command.mutate({ params: { caseId: open.caseId }, body }, { onSuccess: putAway });
  };
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
      title={words.titles[side]}
    >
      <TextArea
        help={words.wordsHelp}
        label={words.words}
        maxLength={4000}
        name="factWords"
        onChange={value => draft.change({ words: value })}
        ownWords={form.kind !== 'told-by'}
        rows={3}
        value={form.words}
        {...errors.of('factWords')}
      />
      <ChoiceGroup
        inline
        label={words.kind}
        name="factKind"
        onChange={kind => draft.change({ kind })}
        options={kinds.map(value => ({ value, label: words.kinds[value] }))}
        value={form.kind}
        {...errors.of('factKind')}
      />
      <Field
        help={words.observerHelp}
        label={words.observer}
        maxLength={120}
        name="factObserver"
        onChange={observer => draft.change({ observer })}
        value={form.observer}
        {...errors.of('factObserver')}
      />
      <Field
        help={words.whenHelp}
        label={words.when}
        maxLength={120}
        name="factWhen"
        onChange={when => draft.change({ when })}
        value={form.when}
        {...errors.of('factWhen')}
      />
      {sources.length > 0 && (
        <SelectField
          label={words.source}
          name="factSource"
          onChange={source => draft.change({ source })}
          options={sources}
          placeholder={words.sourceOwn}
          value={form.source}
        />
      )}
      <Field
        help={words.conditionsHelp}
        label={words.conditions}
        maxLength={400}
        name="factConditions"
        onChange={conditions => draft.change({ conditions })}
        optional
        value={form.conditions}
      />
      {parts.length > 1 && (
        <SelectField
          help={words.partHelp}
          label={words.part}
          name="factPart"
          onChange={part => draft.change({ part })}
          options={parts.map(({ part, title }) => ({
            value: part,
            label: part === 'headline' ? contacts.wholeCase : title,
          }))}
          value={form.part}
          {...errors.of('factPart')}
        />
      )}
    </FormDialog>
  );
}

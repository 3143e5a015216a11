import { openCase } from '#contract/cases.ts';
import { answerCorrection, listCorrections, type Correction } from '#contract/corrections.ts';
import { listContacts } from '#contract/contacts.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, Notice, TextArea } from '../../ui/index.ts';

type Outcome = 'corrected' | 'partly' | 'refused';

/** The answer of whoever directs: it says why, and what it says from now on. */
export function AnswerDialog({
  correction,
  shown,
  onClose,
  onStale,
}: {
  correction: Correction;
  shown: boolean;
  onClose: () => void;
  onStale: (problem: unknown) => void;
}) {
  const { corrections } = useMessages('case');
  const words = corrections.answer;
  const check = useTextCheck();
  const { about } = correction;
  const draft = useFormDraft<{ outcome: Outcome | null; answer: string; newWords: string }>({
    outcome: null,
    answer: '',
    newWords: about.now ?? '',
  });
  const { outcome, answer, newWords } = draft.value;
  const changes = outcome === 'corrected' || outcome === 'partly';
  const isRow = about.kind !== 'other';
  const errors = useFormErrors(
    problemsOf(
      outcome === null && { field: 'outcome', message: words.outcomeMissing },
      changes && isRow && check('newWords', newWords, words.newWordsMissing, 4000),
      changes && isRow && newWords.trim() === about.now && { field: 'newWords', message: words.same },
      check('answer', answer, words.wordsMissing, 1000),
    ),
  );
  const command = useCommand(answerCorrection, {
    refreshes: [listCorrections, openCase, listContacts, getMyWork],
  });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    if (outcome === null) return;
    command.mutate(
      {
        params: { correctionId: correction.correctionId },
        ifMatch: correction.version,
        body:
          outcome === 'refused'
            ? { outcome, answer }
            : { outcome, answer, seen: about.now, newWords: isRow ? newWords : null },
      },
      { onSuccess: putAway, onError: onStale },
    );
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
      title={words.title}
    >
      <p>{corrections.said(correction.askedBy, correction.wrong)}</p>
      {correction.shouldBe !== null && <p>{corrections.shouldBe(correction.shouldBe)}</p>}
      {about.now !== null && <p className="p-quiet">{words.now(about.now)}</p>}
      <ChoiceGroup
        label={words.outcome}
        name="outcome"
        onChange={value => draft.change({ outcome: value })}
        options={(['corrected', 'partly', 'refused'] as const).map(value => ({
          value,
          label: words[value],
        }))}
        value={outcome}
        {...errors.of('outcome')}
      />
      {changes && !isRow && <Notice>{words.elsewhere}</Notice>}
      {changes && isRow && (
        <TextArea
          label={words.newWords}
          maxLength={4000}
          name="newWords"
          onChange={value => draft.change({ newWords: value })}
          rows={3}
          value={newWords}
          {...errors.of('newWords')}
        />
      )}
      <TextArea
        help={words.wordsHelp}
        label={words.words}
        maxLength={1000}
        name="answer"
        onChange={value => draft.change({ answer: value })}
        ownWords
        rows={3}
        value={answer}
        {...errors.of('answer')}
      />
      {outcome === 'refused' && <Notice>{corrections.complain}</Notice>}
    </FormDialog>
  );
}

import { openCase, type Case } from '#contract/cases.ts';
import { recordTakingPart, type TakingPart as Answer } from '#contract/plans.ts';
import { useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, TextArea } from '../../ui/index.ts';

type Said = NonNullable<Case['takingPart']>;
const answers = ['yes', 'partly', 'no'] as const satisfies readonly Answer['answer'][];

/** Yes, partly or no; and with partly or no what happens then, because talking along is always possible. */
export function TakingPartDialog({
  caseId,
  said,
  shown,
  onClose,
}: {
  caseId: string;
  said: Said;
  shown: boolean;
  onClose: () => void;
}) {
  const { livingPlan } = useMessages('case');
  const words = livingPlan.takingPart;
  const check = useTextCheck();
  const draft = useSeenDraft(said, ({ now }) => ({
    answer: now?.answer ?? null,
    andThen: now?.andThen ?? '',
  }));
  const form = draft.value;
  const asksThen = form.answer === 'partly' || form.answer === 'no';
  const errors = useFormErrors(
    problemsOf(
      form.answer === null && { field: 'answer', message: words.missing },
      asksThen ? check('andThen', form.andThen, words.nextMissing, 400) : undefined,
    ),
  );
  const hands = useTwoHands(recordTakingPart, {
    refreshes: [openCase],
    lines: [
      {
        // what happens then belongs to the answer it was given with
        name: 'answer',
        label: words.term,
        fields: ['answer', 'andThen'],
        show: ({ answer, andThen }) =>
          [
            answers.includes(answer as Answer['answer'])
              ? `${words.answers[answer as Answer['answer']]}.`
              : words.none,
            ...(typeof andThen === 'string' && andThen !== '' ? [words.andThen(andThen)] : []),
          ].join(' '),
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  const save = () => {
    if (form.answer === null) return;
    const { now, version } = draft.seen;
    hands.save(
      {
        params: { caseId },
        ifMatch: version,
        body: { answer: form.answer, andThen: asksThen ? form.andThen : null },
      },
      { answer: now?.answer ?? null, andThen: now?.andThen ?? null },
      putAway,
    );
  };
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      submit={words.save}
      title={words.term}
    >
      <ChoiceGroup
        help={words.help}
        inline
        label={words.term}
        name="answer"
        onChange={answer => draft.change({ answer })}
        options={answers.map(value => ({ value, label: words.answers[value] }))}
        value={form.answer}
        {...errors.of('answer')}
      />
      {asksThen && (
        <TextArea
          help={words.nextHelp}
          label={words.next}
          maxLength={400}
          name="andThen"
          onChange={andThen => draft.change({ andThen })}
          ownWords
          rows={2}
          value={form.andThen}
          {...errors.of('andThen')}
        />
      )}
    </FormDialog>
  );
}

import { weigh, openWindows, type Windows } from '#contract/windows.ts';
import { useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, TextArea } from '../../ui/index.ts';

const asked = ['ifNothing', 'worksAlready', 'atLeast', 'decision'] as const;

/** Four questions; the fifth, "waarom niet lichter?", only with a heavier step. What is there now is where one begins. */
export function WeighDialog({
  caseId,
  weighing,
  shown,
  onClose,
}: {
  caseId: string;
  weighing: NonNullable<Windows['weighing']>;
  shown: boolean;
  onClose: () => void;
}) {
  const { windows } = useMessages('case');
  const words = windows.weighing;
  const check = useTextCheck();
  const draft = useSeenDraft(weighing, ({ now }) => ({
    ifNothing: now?.ifNothing ?? '',
    worksAlready: now?.worksAlready ?? '',
    atLeast: now?.atLeast ?? '',
    decision: now?.decision ?? '',
    step: null as 'heavier' | 'same' | null,
    why: '',
  }));
  const form = draft.value;
  const heavier = form.step === 'heavier';
  const errors = useFormErrors(
    problemsOf(
      ...asked.map(field => check(field, form[field], words.form.missing, 2000)),
      form.step === null && { field: 'step', message: words.form.stepMissing },
      heavier ? check('whyNotLighter', form.why, words.form.missing, 2000) : undefined,
    ),
  );
  const hands = useTwoHands(weigh, {
    refreshes: [openWindows],
    lines: [
      ...asked.map(field => textLine(field, words[field], 2000)),
      {
        name: 'heavier',
        label: words.form.step,
        fields: ['heavier', 'whyNotLighter'],
        show: ({ heavier: step, whyNotLighter }) =>
          step === true
            ? `${words.form.yes}. ${typeof whyNotLighter === 'string' ? whyNotLighter : ''}`
            : words.form.no,
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  const save = () => {
    const { ifNothing, worksAlready, atLeast, decision } = form;
    const { now } = draft.seen;
    hands.save(
      {
        params: { caseId },
        ifMatch: draft.seen.version,
        body: {
          ifNothing,
          worksAlready,
          atLeast,
          decision,
          heavier,
          whyNotLighter: heavier ? form.why : null,
        },
      },
      now === null
        ? { heavier: false }
        : {
            ifNothing: now.ifNothing,
            worksAlready: now.worksAlready,
            atLeast: now.atLeast,
            decision: now.decision,
            heavier: now.heavier,
            whyNotLighter: now.whyNotLighter,
          },
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
      submit={words.form.save}
      title={words.form.title}
    >
      {asked.map(field => (
        <TextArea
          key={field}
          label={words[field]}
          maxLength={2000}
          name={field}
          onChange={value => draft.change({ [field]: value })}
          ownWords={field === 'decision'}
          rows={2}
          value={form[field]}
          {...errors.of(field)}
        />
      ))}
      <ChoiceGroup
        inline
        label={words.form.step}
        name="step"
        onChange={step => draft.change({ step })}
        options={[
          { value: 'same', label: words.form.no },
          { value: 'heavier', label: words.form.yes },
        ]}
        value={form.step}
        {...errors.of('step')}
      />
      {heavier && (
        <TextArea
          help={words.form.whyHelp}
          label={words.whyNotLighter}
          maxLength={2000}
          name="whyNotLighter"
          onChange={why => draft.change({ why })}
          ownWords
          rows={2}
          value={form.why}
          {...errors.of('whyNotLighter')}
        />
      )}
    </FormDialog>
  );
}

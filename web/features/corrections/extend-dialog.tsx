import { extendCorrection, listCorrections, type Correction } from '#contract/corrections.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, TextArea } from '../../ui/index.ts';

/** The answer comes later: once, with the reason. */
export function ExtendDialog({
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
  const words = corrections.extend;
  const dates = useDates();
  const check = useTextCheck();
  const draft = useFormDraft({ until: '', because: '' });
  const { until, because } = draft.value;
  const wrong = until !== '' && (until <= correction.answerBy || until > correction.latest);
  const errors = useFormErrors(
    problemsOf(
      until === '' && { field: 'until', message: words.untilMissing },
      wrong && {
        field: 'until',
        message: words.untilWrong(dates.day(correction.answerBy), dates.day(correction.latest)),
      },
      check('because', because, words.becauseMissing, 400),
    ),
  );
  const command = useCommand(extendCorrection, { refreshes: [listCorrections, getMyWork] });
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          {
            params: { correctionId: correction.correctionId },
            ifMatch: correction.version,
            body: { until, because },
          },
          { onSuccess: putAway, onError: onStale },
        )
      }
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title}
    >
      <p>{words.what}</p>
      <DateField
        direction="ahead"
        label={words.until}
        max={correction.latest}
        name="until"
        onChange={value => draft.change({ until: value })}
        value={until}
        {...errors.of('until')}
      />
      <TextArea
        label={words.because}
        maxLength={400}
        name="because"
        onChange={value => draft.change({ because: value })}
        rows={2}
        value={because}
        {...errors.of('because')}
      />
    </FormDialog>
  );
}

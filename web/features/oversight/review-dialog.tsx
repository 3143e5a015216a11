import { listFrames, type Frame } from '#contract/frames.ts';
import { reviewBasis } from '#contract/oversight.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { DateField, Details } from '../../ui/index.ts';
import { useReturnFocus } from '../../ui/return-focus.ts';
import type { Basis } from './bases.tsx';

interface ReviewDialogProps {
  frame: Frame;
  basis: Basis;
  onClose: () => void;
  onDone: (reviewBy: string) => void;
}

/** The privacy officer has looked again: necessity and conditions still hold, until a date. */
export function ReviewDialog({ frame, basis, onClose, onDone }: ReviewDialogProps) {
  const { oversight } = useMessages('office');
  const words = oversight.bases;
  const dates = useDates();
  useReturnFocus();
  const [until, setUntil] = useState('');
  const errors = useFormErrors(
    problemsOf(until === '' && { field: 'reviewBy', message: words.form.untilMissing }),
  );
  const review = useCommand(reviewBasis, { refreshes: [listFrames] });
  const save = () =>
    review.mutate(
      { params: { frame: frame.code, basis: basis.code }, body: { reviewBy: until } },
      {
        onSuccess: () => {
          onDone(until);
          onClose();
        },
      },
    );
  return (
    <FormDialog
      busy={review.isPending}
      errors={errors}
      onCancel={onClose}
      onClose={onClose}
      onSubmit={save}
      open
      problem={review.error}
      submit={words.form.save}
      title={words.form.title}
    >
      <p>{words.form.what}</p>
      <Details
        items={[
          { term: words.article, value: basis.article },
          { term: words.necessity, value: basis.necessity },
          { term: words.conditions, value: basis.conditions },
        ]}
      />
      <DateField
        help={`${words.form.untilHelp} ${dates.hint()}.`}
        label={words.form.until}
        min={addDays(today(), 1)}
        name="reviewBy"
        onChange={setUntil}
        quick={[
          { label: words.form.halfYear, date: addDays(today(), 182) },
          { label: words.form.year, date: addDays(today(), 364) },
        ]}
        value={until}
        {...errors.of('reviewBy')}
      />
    </FormDialog>
  );
}

import { listMeetings, makeMeetingCopy, previewMeetingCopy, type Meeting } from '#contract/meetings.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { Notice, SelectField, TextArea } from '../../ui/index.ts';
import { LetterWords } from '../letters/letter-words.tsx';
import { useStale } from './stale.ts';

/** Voor wie? First exactly what this one would read, then that on paper. Every preview is a look, so it is asked for. */
export function CopyDialog({
  meeting,
  shown,
  onClose,
}: {
  meeting: Meeting;
  shown: boolean;
  onClose: () => void;
}) {
  const words = useMessages('around').meetings.copyForm;
  const draft = useFormDraft({ reader: '', told: '' });
  const { reader, told } = draft.value;
  const preview = useCommand(previewMeetingCopy);
  const make = useCommand(makeMeetingCopy, { refreshes: [listMeetings] });
  const stale = useStale();
  useUnsaved(told !== '');
  const seen = preview.data;
  const { meetingId } = meeting;
  const errors = useFormErrors(
    problemsOf(
      reader === '' && { field: 'reader', message: words.readerMissing },
      seen?.isDisclosure === true && told.trim() === '' && { field: 'told', message: words.toldMissing },
    ),
  );
  const putAway = () => {
    draft.clear();
    errors.reset();
    preview.reset();
    make.reset();
    onClose();
  };
  const choose = (next: string) => {
    preview.reset();
    make.reset();
    draft.change({ reader: next });
  };
  const submit = () => {
    const attendeeId = reader;
    if (seen === undefined) {
      errors.reset();
      preview.mutate({ params: { meetingId }, body: { attendeeId } });
    } else
      make.mutate(
        {
          params: { meetingId },
          body: { attendeeId, familyTold: seen.isDisclosure ? told : null, seen: seen.seen },
        },
        {
          onSuccess: putAway,
          onError: problem => {
            stale(problem);
            preview.reset();
          },
        },
      );
  };
  return (
    <FormDialog
      busy={preview.isPending || make.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={submit}
      open={shown}
      problem={preview.error ?? make.error}
      submit={seen === undefined ? words.look : words.save}
      title={words.title}
    >
      <SelectField
        help={words.readerHelp}
        label={words.reader}
        name="reader"
        onChange={choose}
        options={meeting.attendees
          .filter(each => each.invited && each.kind !== 'outside')
          .map(each => ({
            value: each.attendeeId,
            label: each.organisation === null ? each.label : `${each.label}, ${each.organisation}`,
          }))}
        value={reader}
        {...errors.of('reader')}
      />
      {seen?.isDisclosure === true && (
        <>
          <Notice>{words.disclosure}</Notice>
          <TextArea
            label={words.told}
            maxLength={400}
            name="told"
            onChange={value => draft.change({ told: value })}
            rows={2}
            value={told}
            {...errors.of('told')}
          />
        </>
      )}
      {seen !== undefined && <LetterWords label={words.words} text={seen.text} />}
    </FormDialog>
  );
}

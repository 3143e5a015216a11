import {
  cancelMeeting,
  correctMeetingNote,
  listMeetings,
  recordAttendance,
  writeMeetingNote,
  type Meeting,
  type MeetingNote,
  type Meetings,
  type Presence,
} from '#contract/meetings.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, Field, SelectField, TextArea } from '../../ui/index.ts';
import { useStale } from './stale.ts';

interface Shown {
  shown: boolean;
  onClose: () => void;
}
const refreshes = { refreshes: [listMeetings, getMyWork] };

/** Gaat niet door: with why. */
export function CancelDialog({ meeting, shown, onClose }: Shown & { meeting: Meeting }) {
  const words = useMessages('around').meetings.cancelForm;
  const check = useTextCheck();
  const draft = useFormDraft({ because: '' });
  const { because } = draft.value;
  const errors = useFormErrors(problemsOf(check('because', because, words.becauseMissing, 400)));
  const command = useCommand(cancelMeeting, refreshes);
  const stale = useStale();
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { meetingId: meeting.meetingId }, ifMatch: meeting.version, body: { because } },
          { onSuccess: putAway, onError: stale },
        )
      }
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title}
    >
      <TextArea
        help={words.becauseHelp}
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

/** Wie waren er? Of everybody who was invited. */
export function AttendanceDialog({ meeting, shown, onClose }: Shown & { meeting: Meeting }) {
  const words = useMessages('around').meetings.attendanceForm;
  const invited = meeting.attendees.filter(each => each.invited);
  const draft = useFormDraft<{ presences: Readonly<Record<string, Presence>> }>({
    presences: Object.fromEntries(
      invited.flatMap(each => (each.presence === null ? [] : [[each.attendeeId, each.presence]])),
    ),
  });
  const { presences } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      ...invited.map(
        each =>
          presences[each.attendeeId] === undefined && {
            field: `was-${each.attendeeId}`,
            message: words.missing(each.label),
          },
      ),
    ),
  );
  const command = useCommand(recordAttendance, refreshes);
  const stale = useStale();
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
            params: { meetingId: meeting.meetingId },
            ifMatch: meeting.version,
            body: {
              attendees: invited.map(({ attendeeId }) => ({
                attendeeId,
                presence: presences[attendeeId] ?? 'absent',
              })),
            },
          },
          { onSuccess: putAway, onError: stale },
        )
      }
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title}
    >
      {invited.map(each => (
        <ChoiceGroup
          inline
          key={each.attendeeId}
          label={each.organisation === null ? each.label : `${each.label}, ${each.organisation}`}
          name={`was-${each.attendeeId}`}
          onChange={presence => draft.change({ presences: { ...presences, [each.attendeeId]: presence } })}
          options={(['present', 'video', 'absent'] as const).map(value => ({
            value,
            label: words.presence[value],
          }))}
          value={presences[each.attendeeId] ?? null}
          {...errors.of(`was-${each.attendeeId}`)}
        />
      ))}
    </FormDialog>
  );
}

/** What was said of one part: the note lies there, and is read by who reads that part. */
export function NoteDialog({
  meeting,
  found,
  shown,
  onClose,
}: Shown & { meeting: Meeting; found: Meetings }) {
  const words = useMessages('around').meetings.noteForm;
  const check = useTextCheck();
  const parts = found.parts.filter(
    each => each.mayWrite && !meeting.notes.some(note => note.part === each.part),
  );
  const [only] = parts.length === 1 ? parts : [];
  const draft = useFormDraft({ part: '', words: '' });
  const form = draft.value;
  const part = parts.some(each => each.part === form.part) ? form.part : (only?.part ?? '');
  const errors = useFormErrors(
    problemsOf(
      part === '' && { field: 'notePart', message: words.partMissing },
      check('noteWords', form.words, words.wordsMissing, 4000),
    ),
  );
  const command = useCommand(writeMeetingNote, refreshes);
  const stale = useStale();
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { meetingId: meeting.meetingId }, body: { part, words: form.words } },
          { onSuccess: putAway, onError: stale },
        )
      }
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title}
    >
      <SelectField
        help={words.partHelp}
        label={words.part}
        name="notePart"
        onChange={value => draft.change({ part: value })}
        options={parts.map(each => ({ value: each.part, label: each.title }))}
        value={part}
        {...errors.of('notePart')}
      />
      <TextArea
        help={words.wordsHelp}
        label={words.words}
        maxLength={4000}
        name="noteWords"
        onChange={value => draft.change({ words: value })}
        ownWords
        rows={6}
        value={form.words}
        {...errors.of('noteWords')}
      />
    </FormDialog>
  );
}

/** Verbeteren: what it said stays beside it. */
export function CorrectNoteDialog({ note, shown, onClose }: Shown & { note: MeetingNote }) {
  const { meetings } = useMessages('around');
  const words = meetings.correctForm;
  const check = useTextCheck();
  const draft = useFormDraft({ words: note.words, reason: '' });
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('correctWords', form.words, meetings.noteForm.wordsMissing, 4000),
      check('correctReason', form.reason, words.reasonMissing, 400),
    ),
  );
  const command = useCommand(correctMeetingNote, refreshes);
  const stale = useStale();
  const putAway = usePutAway(onClose, draft, errors, command);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { noteId: note.noteId }, ifMatch: note.version, body: form },
          { onSuccess: putAway, onError: stale },
        )
      }
      open={shown}
      problem={command.error}
      submit={words.save}
      title={words.title(note.partTitle)}
    >
      <TextArea
        label={meetings.noteForm.words}
        maxLength={4000}
        name="correctWords"
        onChange={value => draft.change({ words: value })}
        ownWords
        rows={6}
        value={form.words}
        {...errors.of('correctWords')}
      />
      <Field
        label={words.reason}
        maxLength={400}
        name="correctReason"
        onChange={reason => draft.change({ reason })}
        value={form.reason}
        {...errors.of('correctReason')}
      />
    </FormDialog>
  );
}

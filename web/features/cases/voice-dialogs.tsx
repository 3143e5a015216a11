import type { Case } from '#contract/cases.ts';
import { chooseVoice, correctVoice, listVoices, writeVoice, type Voice } from '#contract/voices.ts';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft, useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, TextArea } from '../../ui/index.ts';
import { ChoiceFields, HeardFields } from './voice-fields.tsx';
import {
  askedAbout,
  choiceOf,
  choicesIn,
  emptyChoice,
  heardIn,
  useChoiceProblems,
  useHeardProblems,
  type ChoiceForm,
  type HeardForm,
} from './voice-form.ts';

interface DialogProps {
  shown: boolean;
  onClose: () => void;
}

export function WriteVoiceDialog({
  open,
  shown,
  onClose,
  onWritten,
}: DialogProps & { open: Case; onWritten: () => void }) {
  const { windows } = useMessages('case');
  const words = windows.voices.form;
  const [only] = open.children.length === 1 ? open.children : [];
  const draft = useFormDraft<HeardForm & ChoiceForm & { child: string | null }>({
    child: only?.childId ?? null,
    words: '',
    heardOn: today(),
    heardWhere: '',
    heardBy: '',
    alone: null,
    ...emptyChoice,
  });
  const form = draft.value;
  const errors = useFormErrors([
    ...problemsOf(form.child === null && { field: 'voiceChild', message: words.childMissing }),
    ...useHeardProblems(form),
    ...useChoiceProblems(form),
  ]);
  const command = useCommand(writeVoice, { refreshes: [listVoices] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    if (form.child === null) return;
    command.mutate(
      {
        params: { caseId: open.caseId },
        body: { childId: form.child, ...heardIn(form), choices: choicesIn(form) },
      },
      {
        onSuccess: () => {
          putAway();
          onWritten();
        },
      },
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
      {open.children.length > 1 && (
        <ChoiceGroup
          inline
          label={words.child}
          name="voiceChild"
          onChange={child => draft.change({ child })}
          options={open.children.map(({ childId, name }) => ({ value: childId, label: name }))}
          value={form.child}
          {...errors.of('voiceChild')}
        />
      )}
      <HeardFields change={draft.change} errors={errors} form={form} />
      <ChoiceFields change={draft.change} errors={errors} form={form} open={open} />
    </FormDialog>
  );
}

/** What was written down is never changed in silence: the reason is asked, and what it said stays. */
export function CorrectVoiceDialog({ voice, shown, onClose }: DialogProps & { voice: Voice }) {
  const { windows } = useMessages('case');
  const words = windows.voices.form;
  const check = useTextCheck();
  const dates = useDates();
  const draft = useSeenDraft(voice, (seen): HeardForm & { reason: string } => ({
    words: seen.words,
    heardOn: seen.heardOn,
    heardWhere: seen.heardWhere,
    heardBy: seen.heardBy,
    alone: seen.alone ? 'yes' : 'no',
    reason: '',
  }));
  const form = draft.value;
  const errors = useFormErrors([
    ...useHeardProblems(form),
    ...problemsOf(check('reason', form.reason, words.reasonMissing, 400)),
  ]);
  const hands = useTwoHands(correctVoice, {
    refreshes: [listVoices],
    lines: [
      textLine('words', words.words, 4000),
      {
        name: 'heardOn',
        label: words.on,
        fields: ['heardOn'],
        show: said => dates.day(String(said['heardOn'])),
      },
      textLine('heardWhere', words.where, 120),
      textLine('heardBy', words.by, 120),
      {
        name: 'alone',
        label: words.alone,
        fields: ['alone'],
        show: ({ alone }) => (alone === true ? words.yes : words.no),
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          {
            params: { voiceId: voice.voiceId },
            ifMatch: draft.seen.version,
            body: { ...heardIn(form), reason: form.reason },
          },
          heardIn(draft.base),
          putAway,
        )
      }
      open={shown}
      submit={words.save}
      title={words.titleCorrect}
    >
      <HeardFields change={draft.change} errors={errors} form={form} />
      <TextArea
        help={words.reasonHelp}
        label={words.reason}
        maxLength={400}
        name="reason"
        onChange={reason => draft.change({ reason })}
        rows={2}
        value={form.reason}
        {...errors.of('reason')}
      />
    </FormDialog>
  );
}

/** The child changes its mind about who may know. Taking back ends the reading at once, and the form says so. */
export function ChooseVoiceDialog({
  open,
  voice,
  shown,
  onClose,
}: DialogProps & { open: Case; voice: Voice }) {
  const { windows } = useMessages('case');
  const words = windows.voices.form;
  const draft = useSeenDraft(voice, (seen): ChoiceForm & { saidOn: string } => ({
    ...choiceOf(seen),
    saidOn: today(),
  }));
  const form = draft.value;
  const errors = useFormErrors([
    ...problemsOf(
      form.saidOn === '' && { field: 'voiceSaidOn', message: words.onMissing },
      form.saidOn > today() && { field: 'voiceSaidOn', message: words.onLater },
    ),
    ...useChoiceProblems(form),
  ]);
  const colleagues = new Map([
    ...askedAbout(open).map(({ id, label }) => [id, label] as const),
    ...voice.choices.map(each => [each.heldFunctionId ?? '', each.who] as const),
  ]);
  // who may know is one answer of the child: two lists are never mixed by a machine
  const hands = useTwoHands(chooseVoice, {
    refreshes: [listVoices],
    lines: [
      {
        name: 'choices',
        label: words.titleChoose,
        fields: ['choices'],
        show: said => {
          const list = (mayKnow: boolean) =>
            (said['choices'] as ReturnType<typeof choicesIn>)
              .filter(each => each.mayKnow === mayKnow)
              .map(each => ('name' in each ? each.name : (colleagues.get(each.heldFunctionId) ?? '')))
              .join(', ');
          return `${windows.voices.mayKnow}: ${list(true)}. ${windows.voices.mayNotKnow}: ${list(false)}`;
        },
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          {
            params: { voiceId: voice.voiceId },
            ifMatch: draft.seen.version,
            body: { saidOn: form.saidOn, choices: choicesIn(form) },
          },
          { choices: choicesIn(draft.base) },
          putAway,
        )
      }
      open={shown}
      submit={words.save}
      title={words.titleChoose}
    >
      <p>{words.closes}</p>
      <ChoiceFields change={draft.change} errors={errors} form={form} open={open} />
      <DateField
        direction="behind"
        label={words.saidOn}
        max={today()}
        name="voiceSaidOn"
        onChange={saidOn => draft.change({ saidOn })}
        quick={[{ label: words.today, date: today() }]}
        value={form.saidOn}
        {...errors.of('voiceSaidOn')}
      />
    </FormDialog>
  );
}

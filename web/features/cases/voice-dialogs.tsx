import type { Case } from '#contract/cases.ts';
import { chooseVoice, correctVoice, listVoices, writeVoice, type Voice } from '#contract/voices.ts';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api.ts';
import { refresh, useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, TextArea } from '../../ui/index.ts';
import { standing } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
import { ChoiceFields, HeardFields } from './voice-fields.tsx';
import {
  choiceOf,
  choicesIn,
  emptyChoice,
  heardIn,
  useChoiceProblems,
  useHeardProblems,
  type ChoiceForm,
  type HeardForm,
} from './voice-form.ts';

/** Fetches the words again when somebody else was first: what was typed stays. */
export function useVoicesAgain() {
  const client = useQueryClient();
  return (problem: unknown) => {
    if (isProblem(problem, 'version-mismatch') || isProblem(problem, 'already-done'))
      void refresh(client, [listVoices.id]);
  };
}

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
  const { windows } = useMessages();
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
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
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
  const { windows } = useMessages();
  const words = windows.voices.form;
  const check = useTextCheck();
  const draft = useFormDraft<HeardForm & { reason: string }>({
    words: voice.words,
    heardOn: voice.heardOn,
    heardWhere: voice.heardWhere,
    heardBy: voice.heardBy,
    alone: voice.alone ? 'yes' : 'no',
    reason: '',
  });
  const form = draft.value;
  const errors = useFormErrors([
    ...useHeardProblems(form),
    ...problemsOf(check('reason', form.reason, words.reasonMissing, 400)),
  ]);
  const command = useCommand(correctVoice, { refreshes: [listVoices] });
  const { outdated, busy, problem } = standing(command, voice.version);
  const again = useVoicesAgain();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{windows.voices.conflict(voice.words)}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          {
            params: { voiceId: voice.voiceId },
            ifMatch: voice.version,
            body: { ...heardIn(form), reason: form.reason },
          },
          { onSuccess: putAway, onError: again },
        )
      }
      open={shown}
      problem={problem}
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
  const { windows } = useMessages();
  const words = windows.voices.form;
  const draft = useFormDraft<ChoiceForm & { saidOn: string }>({ ...choiceOf(voice), saidOn: today() });
  const form = draft.value;
  const errors = useFormErrors([
    ...problemsOf(
      form.saidOn === '' && { field: 'voiceSaidOn', message: words.onMissing },
      form.saidOn > today() && { field: 'voiceSaidOn', message: words.onLater },
    ),
    ...useChoiceProblems(form),
  ]);
  const command = useCommand(chooseVoice, { refreshes: [listVoices] });
  const { outdated, busy, problem } = standing(command, voice.version);
  const again = useVoicesAgain();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  const list = (mayKnow: boolean) =>
    voice.choices
      .filter(each => each.mayKnow === mayKnow)
      .map(each => each.who)
      .join(', ');
  const now = `${windows.voices.mayKnow}: ${list(true)}. ${windows.voices.mayNotKnow}: ${list(false)}`;
  return (
    <FormDialog
      busy={busy}
      conflict={outdated ? <Conflict>{windows.voices.conflict(now)}</Conflict> : undefined}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          {
            params: { voiceId: voice.voiceId },
            ifMatch: voice.version,
            body: { saidOn: form.saidOn, choices: choicesIn(form) },
          },
          { onSuccess: putAway, onError: again },
        )
      }
      open={shown}
      problem={problem}
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

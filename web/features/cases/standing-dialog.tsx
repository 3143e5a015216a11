import { openCase } from '#contract/cases.ts';
import { recordAuthority, recordResidence, type StandingAnswer } from '#contract/family.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, Field, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import type { Child } from './children.tsx';
import { Conflict } from './conflict.tsx';

interface StandingForm {
  answer: StandingAnswer | null;
  words: string;
  source: string;
  on: string;
}

interface Props {
  kind: 'authority' | 'residence';
  child: Child;
  caseId: string;
  shown: boolean;
  onClose: () => void;
}

function useStandingForm({ kind, child }: Props) {
  const { contacts } = useMessages();
  const words = contacts.standing.form;
  const check = useTextCheck();
  const recorded = child.standing?.[kind] ?? null;
  const draft = useFormDraft<StandingForm>({
    answer: recorded?.answer ?? null,
    words: recorded?.words ?? '',
    source: recorded?.source ?? '',
    on: today(),
  });
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      form.answer === null && { field: 'answer', message: words.answerMissing },
      form.answer === 'known' ? check('standingWords', form.words, words.wordsMissing, 300) : undefined,
      check('source', form.source, words.sourceMissing, 200),
      form.on === '' && { field: 'knownOn', message: words.onMissing },
      form.on > today() && { field: 'knownOn', message: words.onLater },
    ),
  );
  return { words, recorded, draft, form, errors };
}

/** Sends the answer by the route of its kind; a version of its own for each. */
function useRecord({ kind, child, caseId }: Props) {
  const authority = useCommand(recordAuthority, { refreshes: [openCase] });
  const residence = useCommand(recordResidence, { refreshes: [openCase] });
  const version = child.standing?.[`${kind}Version`] ?? 1;
  const params = { caseId, childId: child.childId };
  const lookAgain = useLookAgain();
  const send = ({ answer, words, source, on }: StandingForm, onSuccess: () => void) => {
    const told = { source, knownOn: on };
    const given = { params, ifMatch: version };
    const then = { onSuccess, onError: lookAgain };
    if (answer === 'known') {
      const body = { answer, words, ...told };
      if (kind === 'authority') authority.mutate({ ...given, body }, then);
      else residence.mutate({ ...given, body }, then);
    } else if (answer === 'asked') {
      if (kind === 'authority') authority.mutate({ ...given, body: { answer, ...told } }, then);
      else residence.mutate({ ...given, body: { answer, ...told } }, then);
    } else if (answer === 'not-registered') authority.mutate({ ...given, body: { answer, ...told } }, then);
  };
  const command = kind === 'authority' ? authority : residence;
  return { send, reset: command.reset, ...standing(command, version) };
}

/** Wie heeft gezag, waar woont het kind: one sentence, with date and source. */
export function StandingDialog(props: Props) {
  const { kind, child, shown, onClose } = props;
  const { contacts } = useMessages();
  const { words, recorded, draft, form, errors } = useStandingForm(props);
  const { send, reset, outdated, busy, problem } = useRecord(props);
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    reset();
    onClose();
  };
  const help = child.secret ? words.secretHelp : words.residenceHelp;
  return (
    <FormDialog
      busy={busy}
      conflict={
        outdated && recorded !== null ? (
          <Conflict>{contacts.conflict(recorded.words ?? words.answers[recorded.answer])}</Conflict>
        ) : undefined
      }
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() => send(form, putAway)}
      open={shown}
      problem={problem}
      submit={words.save}
      title={`${child.name}: ${contacts.standing[kind].toLowerCase()}`}
    >
      <ChoiceGroup
        label={words.answer}
        name="answer"
        onChange={answer => draft.change({ answer })}
        options={[
          { value: 'known', label: words.answers.known },
          ...(kind === 'authority'
            ? [
                {
                  value: 'not-registered' as const,
                  label: words.answers['not-registered'],
                  help: words.notRegisteredHelp,
                },
              ]
            : []),
          { value: 'asked', label: words.answers.asked, help: words.askedHelp },
        ]}
        value={form.answer}
        {...errors.of('answer')}
      />
      {form.answer === 'known' && (
        <TextArea
          help={kind === 'authority' ? words.authorityHelp : help}
          label={words.words}
          maxLength={300}
          name="standingWords"
          onChange={value => draft.change({ words: value })}
          rows={2}
          value={form.words}
          {...errors.of('standingWords')}
        />
      )}
      <Field
        help={words.sourceHelp}
        label={form.answer === 'asked' ? words.sourceAsked : words.source}
        maxLength={200}
        name="source"
        onChange={source => draft.change({ source })}
        value={form.source}
        {...errors.of('source')}
      />
      <DateField
        direction="behind"
        label={words.on}
        max={today()}
        name="knownOn"
        onChange={on => draft.change({ on })}
        quick={[{ label: contacts.form.today, date: today() }]}
        value={form.on}
        {...errors.of('knownOn')}
      />
    </FormDialog>
  );
}

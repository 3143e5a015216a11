import { openCase } from '#contract/cases.ts';
import { recordAuthority, recordResidence, type StandingAnswer } from '#contract/family.ts';
import { useMessages } from '../../messages/context.tsx';
import { useTwoHands, type ShownLine } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, Field, TextArea } from '../../ui/index.ts';
import type { Child } from './children.tsx';

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
  const { contacts } = useMessages('case');
  const words = contacts.standing.form;
  const check = useTextCheck();
  const draft = useSeenDraft(child, (seen): StandingForm => {
    const recorded = seen.standing?.[kind];
    return {
      answer: recorded?.answer ?? null,
      words: recorded?.words ?? '',
      source: recorded?.source ?? '',
      on: today(),
    };
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
  return { words, draft, form, errors };
}

/** Sends the answer by the route of its kind; a version of its own for each. The whole sentence is one answer. */
function useRecord({ kind, child, caseId }: Props, seen: Child) {
  const { contacts } = useMessages('case');
  const { answers } = contacts.standing.form;
  const lines: readonly ShownLine[] = [
    {
      name: 'standing',
      label: contacts.standing[kind],
      fields: ['answer', 'words', 'source'],
      show: ({ answer, words, source }) =>
        [words ?? answers[answer as StandingAnswer], source].filter(Boolean).join('. '),
    },
  ];
  const authority = useTwoHands(recordAuthority, { refreshes: [openCase], lines });
  const residence = useTwoHands(recordResidence, { refreshes: [openCase], lines });
  const params = { caseId, childId: child.childId };
  const given = { params, ifMatch: seen.standing?.[`${kind}Version`] ?? 1 };
  const base = { ...seen.standing?.[kind] };
  const send = ({ answer, words, source, on }: StandingForm, onSaved: () => void) => {
    const told = { source, knownOn: on };
    if (answer === 'known') {
      const body = { answer, words, ...told };
      if (kind === 'authority') authority.save({ ...given, body }, base, onSaved);
      else residence.save({ ...given, body }, base, onSaved);
    } else if (answer === 'asked') {
      if (kind === 'authority') authority.save({ ...given, body: { answer, ...told } }, base, onSaved);
      else residence.save({ ...given, body: { answer, ...told } }, base, onSaved);
    } else if (answer === 'not-registered')
      authority.save({ ...given, body: { answer, ...told } }, base, onSaved);
  };
  return { ...(kind === 'authority' ? authority : residence), send };
}

/** Wie heeft gezag, waar woont het kind: one sentence, with date and source. */
export function StandingDialog(props: Props) {
  const { kind, child, shown, onClose } = props;
  const { contacts } = useMessages('case');
  const { words, draft, form, errors } = useStandingForm(props);
  const hands = useRecord(props, draft.seen);
  const putAway = usePutAway(onClose, draft, errors, hands);
  const help = child.secret ? words.secretHelp : words.residenceHelp;
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() => hands.send(form, putAway)}
      open={shown}
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
          ownWords
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

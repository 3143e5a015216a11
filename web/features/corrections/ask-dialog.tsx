import type { Case } from '#contract/cases.ts';
import { askCorrection, listCorrections } from '#contract/corrections.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, Field, SelectField, TextArea } from '../../ui/index.ts';

export type Kind = 'fact' | 'goal' | 'agreement' | 'contact-note';
export interface Thing {
  readonly kind: Kind;
  readonly id: string;
  readonly words: string;
}

const short = (words: string): string => (words.length > 70 ? `${words.slice(0, 69)}…` : words);

/** Everything of the case that somebody can say does not hold, as far as the reader has it. */
const thingsOf = (open: Case): readonly Thing[] => [
  ...open.facts.map(each => ({ kind: 'fact' as const, id: each.factId, words: each.words })),
  ...open.goals.map(each => ({ kind: 'goal' as const, id: each.goalId, words: each.words })),
  ...open.agreements.map(each => ({ kind: 'agreement' as const, id: each.agreementId, words: each.what })),
];
const twelve = 12;

/** Who says that what does not hold, and what it should be. Whoever talks with the family writes it down. */
export function AskDialog({
  open,
  about,
  shown,
  onClose,
}: {
  open: Case;
  /** Beside which row it was asked. */
  about?: Thing | undefined;
  shown: boolean;
  onClose: () => void;
}) {
  const { corrections } = useMessages('case');
  const words = corrections.form;
  const check = useTextCheck();
  const draft = useFormDraft({
    about: about === undefined ? '' : `${about.kind}:${about.id}`,
    otherWords: '',
    part: '',
    by: '',
    forChild: '',
    wrong: '',
    shouldBe: '',
    on: today(),
  });
  const form = draft.value;
  const isOther = form.about === 'other';
  const errors = useFormErrors(
    problemsOf(
      form.about === '' && { field: 'correctionAbout', message: words.aboutMissing },
      isOther && check('correctionOther', form.otherWords, words.otherMissing, 400),
      isOther && form.part === '' && { field: 'correctionPart', message: words.partMissing },
      check('correctionBy', form.by, words.byMissing, 120),
      check('correctionWrong', form.wrong, words.wrongMissing, 1000),
      form.on === '' && { field: 'correctionOn', message: words.onMissing },
      form.on > today() && { field: 'correctionOn', message: words.onLater },
    ),
  );
  const command = useCommand(askCorrection, { refreshes: [listCorrections, getMyWork] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    const [kind, id = ''] = form.about.split(':');
    command.mutate(
      {
        params: { caseId: open.caseId },
        body: {
          about: isOther
            ? { kind: 'other', part: form.part, words: form.otherWords }
            : { kind: kind as Kind, id },
          askedBy: form.by,
          onBehalfOf: form.forChild === '' ? null : form.forChild,
          askedOn: form.on,
          wrong: form.wrong,
          shouldBe: form.shouldBe.trim() === '' ? null : form.shouldBe,
        },
      },
      { onSuccess: putAway },
    );
  };
  const things = about === undefined ? thingsOf(open) : [about];
  const grown = open.children.filter(child => (child.age ?? 0) >= twelve);
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
      {about === undefined ? (
        <SelectField
          label={words.about}
          name="correctionAbout"
          onChange={value => draft.change({ about: value })}
          options={[
            ...things.map(each => ({
              value: `${each.kind}:${each.id}`,
              label: short(each.words),
              group: corrections.about[each.kind],
            })),
            { value: 'other', label: words.other },
          ]}
          placeholder={words.choose}
          value={form.about}
          {...errors.of('correctionAbout')}
        />
      ) : (
        <blockquote className="correction">{about.words}</blockquote>
      )}
      {isOther && (
        <>
          <Field
            label={words.otherWords}
            maxLength={400}
            name="correctionOther"
            onChange={value => draft.change({ otherWords: value })}
            value={form.otherWords}
            {...errors.of('correctionOther')}
          />
          <SelectField
            label={words.part}
            name="correctionPart"
            onChange={part => draft.change({ part })}
            options={open.parts
              .filter(part => part.myLevel !== 'headline')
              .map(({ part, title }) => ({ value: part, label: title }))}
            value={form.part}
            {...errors.of('correctionPart')}
          />
        </>
      )}
      <Field
        help={words.byHelp}
        label={words.by}
        maxLength={120}
        name="correctionBy"
        onChange={by => draft.change({ by })}
        value={form.by}
        {...errors.of('correctionBy')}
      />
      <TextArea
        help={words.wrongHelp}
        label={words.wrong}
        maxLength={1000}
        name="correctionWrong"
        onChange={wrong => draft.change({ wrong })}
        rows={2}
        value={form.wrong}
        {...errors.of('correctionWrong')}
      />
      <TextArea
        label={words.shouldBe}
        maxLength={1000}
        name="correctionShouldBe"
        onChange={shouldBe => draft.change({ shouldBe })}
        optional
        rows={2}
        value={form.shouldBe}
      />
      {grown.length > 0 && (
        <SelectField
          label={words.forChild}
          name="correctionChild"
          onChange={forChild => draft.change({ forChild })}
          optional
          options={grown.map(child => ({ value: child.childId, label: child.name }))}
          placeholder={words.nobody}
          value={form.forChild}
        />
      )}
      <DateField
        direction="behind"
        label={words.on}
        max={today()}
        name="correctionOn"
        onChange={on => draft.change({ on })}
        value={form.on}
        {...errors.of('correctionOn')}
      />
    </FormDialog>
  );
}

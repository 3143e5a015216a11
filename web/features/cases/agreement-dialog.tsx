import { openCase, type Case } from '#contract/cases.ts';
import { listMeetings } from '#contract/meetings.ts';
import { addAgreement } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, Field, SelectField, TextArea } from '../../ui/index.ts';

interface AgreementForm {
  what: string;
  part: string;
  who: 'team' | 'family' | null;
  colleague: string;
  name: string;
  dueOn: string;
  kind: 'help' | 'safety' | 'limit';
  goal: string;
  offer: string;
}

/** Members of the team who may read this part: only they can keep an agreement in it. */
export const keepersOf = (open: Case, part: string) =>
  open.team.filter(
    member =>
      (member.state === 'live' || member.state === 'invited') &&
      member.parts.some(each => each.part === part && each.level !== 'headline'),
  );

function useAgreementForm(open: Case) {
  const { cases } = useMessages();
  const words = cases.plan.agreementForm;
  const check = useTextCheck();
  const parts = open.parts.filter(each => each.myLevel === 'write');
  const [only] = parts.length === 1 ? parts : [];
  const empty: AgreementForm = {
    what: '',
    part: only?.part ?? '',
    who: null,
    colleague: '',
    name: '',
    dueOn: '',
    kind: 'help',
    goal: '',
    offer: '',
  };
  const draft = useFormDraft(empty);
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('what', form.what, words.whatMissing, 400),
      form.part === '' && { field: 'part', message: words.partMissing },
      form.who === null && { field: 'who', message: words.whoMissing },
      form.who === 'team' && form.colleague === '' && { field: 'colleague', message: words.whoMissing },
      form.who === 'family' ? check('name', form.name, words.whoMissing, 120) : undefined,
      form.dueOn === '' && { field: 'dueOn', message: words.dueMissing },
    ),
  );
  return { words, parts, draft, form, errors };
}

/** Two answers: wie doet wat, voor wanneer. The rest is inherited from the plan. */
export function AgreementDialog({
  open,
  meetingId,
  shown,
  onClose,
}: {
  open: Case;
  /** The meeting in which it is agreed. */
  meetingId?: string;
  shown: boolean;
  onClose: () => void;
}) {
  const { livingPlan } = useMessages();
  const { words, parts, draft, form, errors } = useAgreementForm(open);
  const command = useCommand(addAgreement, { refreshes: [openCase, getMyWork, listMeetings] });
  const keepers = keepersOf(open, form.part);
  const goals = open.goals.filter(goal => goal.part === form.part);

  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () =>
    command.mutate(
      {
        params: { caseId: open.caseId },
        body: {
          part: form.part,
          kind: form.kind,
          what: form.what,
          keeper: form.who === 'team' ? { heldFunctionId: form.colleague } : { name: form.name },
          dueOn: form.dueOn,
          ...(meetingId !== undefined && { meetingId }),
          ...(form.goal !== '' && { goalId: form.goal }),
          ...(form.kind === 'limit' && form.offer !== '' && { offerId: form.offer }),
        },
      },
      { onSuccess: putAway },
    );
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
      <TextArea
        help={words.whatHelp}
        label={words.what}
        maxLength={400}
        name="what"
        onChange={what => draft.change({ what })}
        ownWords
        rows={2}
        value={form.what}
        {...errors.of('what')}
      />
      {parts.length > 1 && (
        <SelectField
          label={words.part}
          name="part"
          onChange={part => draft.change({ part, colleague: '', goal: '' })}
          options={parts.map(({ part, title }) => ({ value: part, label: title }))}
          value={form.part}
          {...errors.of('part')}
        />
      )}
      <ChoiceGroup
        label={words.who}
        name="who"
        onChange={who => draft.change({ who })}
        options={[
          { value: 'team', label: words.whoTeam },
          { value: 'family', label: words.whoFamily },
        ]}
        value={form.who}
        {...errors.of('who')}
      />
      {form.who === 'team' && (
        <SelectField
          help={form.part === '' ? words.colleagueAfterPart : words.colleagueHelp}
          label={words.colleague}
          name="colleague"
          onChange={colleague => draft.change({ colleague })}
          options={keepers.map(({ colleague }) => ({
            value: colleague.heldFunctionId,
            label: `${colleague.label}, ${colleague.organisation}`,
          }))}
          value={form.colleague}
          {...errors.of('colleague')}
        />
      )}
      {form.who === 'family' && (
        <Field
          help={words.nameHelp}
          label={words.name}
          maxLength={120}
          name="name"
          onChange={name => draft.change({ name })}
          value={form.name}
          {...errors.of('name')}
        />
      )}
      <DateField
        label={words.due}
        min={today()}
        name="dueOn"
        onChange={dueOn => draft.change({ dueOn })}
        value={form.dueOn}
        {...errors.of('dueOn')}
      />
      <ChoiceGroup
        label={words.kind}
        name="kind"
        onChange={kind => draft.change({ kind })}
        options={[
          { value: 'help', label: words.help },
          { value: 'safety', label: words.safety, help: words.safetyHelp },
          { value: 'limit', label: words.limit, help: words.limitHelp },
        ]}
        value={form.kind}
      />
      {form.kind === 'limit' && (
        <SelectField
          label={livingPlan.terms.offer}
          name="offer"
          onChange={offer => draft.change({ offer })}
          optional
          options={open.agreements
            .filter(each => each.kind === 'help')
            .map(each => ({ value: each.agreementId, label: each.what }))}
          placeholder={livingPlan.terms.noOffer}
          value={form.offer}
        />
      )}
      {goals.length > 0 && (
        <SelectField
          label={words.goal}
          name="goal"
          onChange={goal => draft.change({ goal })}
          optional
          options={goals.map(goal => ({ value: goal.goalId, label: goal.words }))}
          placeholder={words.noGoal}
          value={form.goal}
        />
      )}
    </FormDialog>
  );
}

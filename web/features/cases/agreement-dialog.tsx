import { openCase, type Case } from '#contract/cases.ts';
import { listMeetings } from '#contract/meetings.ts';
import { addAgreement } from '#contract/plans.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { ChoiceGroup, SelectField } from '../../ui/index.ts';
import {
  agreedBody,
  keeperOptions,
  useAgreedProblems,
  WhatField,
  WhoAndWhen,
  type AgreedForm,
} from './agreed-fields.tsx';

interface AgreementForm extends AgreedForm {
  part: string;
  kind: 'help' | 'safety' | 'limit';
  goal: string;
  offer: string;
}

function useAgreementForm(open: Case) {
  const { cases } = useMessages('case');
  const words = cases.plan.agreementForm;
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
  const problems = useAgreedProblems(form);
  const errors = useFormErrors([
    ...problems.what,
    ...problemsOf(form.part === '' && { field: 'part', message: words.partMissing }),
    ...problems.rest,
  ]);
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
  const { livingPlan } = useMessages('case');
  const { words, parts, draft, form, errors } = useAgreementForm(open);
  const command = useCommand(addAgreement, { refreshes: [openCase, getMyWork, listMeetings] });
  const fields = { form, change: draft.change, errors };
  const goals = open.goals.filter(goal => goal.part === form.part);

  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () =>
    command.mutate(
      {
        params: { caseId: open.caseId },
        body: {
          part: form.part,
          kind: form.kind,
          ...agreedBody(form),
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
      <WhatField {...fields} />
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
      <WhoAndWhen
        colleagueHelp={form.part === '' ? words.colleagueAfterPart : words.colleagueHelp}
        colleagues={keeperOptions(open, form.part)}
        {...fields}
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

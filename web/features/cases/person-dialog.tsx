import { openCase } from '#contract/cases.ts';
import { addPerson, changePerson, type CasePerson } from '#contract/family.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { Check, ChoiceGroup, Field, TextArea } from '../../ui/index.ts';
import { standing, useLookAgain } from './case-commands.ts';
import { Conflict } from './conflict.tsx';

const homes = ['1', '2', 'elsewhere'] as const;
type Home = (typeof homes)[number];

interface PersonForm {
  name: string;
  role: string;
  home: Home | null;
  safeContact: string;
  gone: boolean;
}

const homeOf = (person: CasePerson): Home =>
  person.household === null ? 'elsewhere' : person.household === 1 ? '1' : '2';

function usePersonForm(person: CasePerson | undefined) {
  const { contacts } = useMessages();
  const words = contacts.people.form;
  const check = useTextCheck();
  const draft = useFormDraft<PersonForm>({
    name: person?.name ?? '',
    role: person?.role ?? '',
    home: person === undefined ? null : homeOf(person),
    safeContact: person?.safeContact ?? '',
    gone: person?.gone ?? false,
  });
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('personName', form.name, words.nameMissing, 120),
      check('personRole', form.role, words.roleMissing, 120),
      form.home === null && { field: 'household', message: words.householdMissing },
    ),
  );
  return { words, draft, form, errors };
}

const bodyOf = ({ name, role, home, safeContact }: PersonForm) => ({
  name,
  role,
  household: home === '1' ? (1 as const) : home === '2' ? (2 as const) : null,
  safeContact: safeContact.trim() === '' ? null : safeContact,
});

/** Somebody of family or network: who, in which home, and how and when to reach safely. */
export function PersonDialog({
  caseId,
  person,
  shown,
  onClose,
}: {
  caseId: string;
  person?: CasePerson;
  shown: boolean;
  onClose: () => void;
}) {
  const { contacts } = useMessages();
  const { words, draft, form, errors } = usePersonForm(person);
  const adding = useCommand(addPerson, { refreshes: [openCase] });
  const changing = useCommand(changePerson, { refreshes: [openCase] });
  const lookAgain = useLookAgain();
  const change = standing(changing, person?.version ?? 1);
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    adding.reset();
    changing.reset();
    onClose();
  };
  const save = () => {
    if (person === undefined)
      adding.mutate({ params: { caseId }, body: bodyOf(form) }, { onSuccess: putAway });
    else
      changing.mutate(
        {
          params: { caseId, personId: person.personId },
          ifMatch: person.version,
          body: { ...bodyOf(form), gone: form.gone },
        },
        { onSuccess: putAway, onError: lookAgain },
      );
  };
  const now = person && [person.name, person.role, person.safeContact].filter(Boolean).join(', ');
  const households = contacts.people.households;
  return (
    <FormDialog
      busy={adding.isPending || change.busy}
      conflict={
        change.outdated && now !== undefined ? <Conflict>{contacts.conflict(now)}</Conflict> : undefined
      }
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={adding.error ?? change.problem}
      submit={words.save}
      title={person === undefined ? words.title : words.titleChange(person.name)}
    >
      <Field
        label={words.name}
        maxLength={120}
        name="personName"
        onChange={name => draft.change({ name })}
        value={form.name}
        {...errors.of('personName')}
      />
      <Field
        help={words.roleHelp}
        label={words.role}
        maxLength={120}
        name="personRole"
        onChange={role => draft.change({ role })}
        value={form.role}
        {...errors.of('personRole')}
      />
      <ChoiceGroup
        inline
        label={words.household}
        name="household"
        onChange={home => draft.change({ home })}
        options={homes.map(value => ({
          value,
          label: value === 'elsewhere' ? households.elsewhere : value === '1' ? households[1] : households[2],
        }))}
        value={form.home}
        {...errors.of('household')}
      />
      <TextArea
        help={words.safeHelp}
        label={words.safe}
        maxLength={400}
        name="safeContact"
        onChange={safeContact => draft.change({ safeContact })}
        optional
        rows={2}
        value={form.safeContact}
      />
      {person !== undefined && (
        <Check checked={form.gone} label={words.gone} name="gone" onChange={gone => draft.change({ gone })} />
      )}
    </FormDialog>
  );
}

import { openCase } from '#contract/cases.ts';
import { addPerson, changePerson, isTelephone, type CasePerson } from '#contract/family.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { Check, ChoiceGroup, Field, TextArea } from '../../ui/index.ts';

const homes = ['1', '2', 'elsewhere'] as const;
type Home = (typeof homes)[number];

interface PersonForm {
  name: string;
  role: string;
  home: Home | null;
  safeContact: string;
  telephone: string;
  supporter: boolean;
  wish: string;
  gone: boolean;
}

const nobody: Partial<CasePerson> = {};

const homeOf = (person: Partial<CasePerson>): Home =>
  person.household === null ? 'elsewhere' : person.household === 1 ? '1' : '2';

function usePersonForm(person: CasePerson | undefined) {
  const { contacts } = useMessages('case');
  const words = contacts.people.form;
  const check = useTextCheck();
  const draft = useSeenDraft(person ?? nobody, seen => ({
    name: seen.name ?? '',
    role: seen.role ?? '',
    home: seen.personId === undefined ? null : homeOf(seen),
    safeContact: seen.safeContact ?? '',
    telephone: seen.telephone ?? '',
    supporter: seen.supporter ?? false,
    wish: seen.wish ?? '',
    gone: seen.gone ?? false,
  }));
  const form = draft.value;
  const errors = useFormErrors(
    problemsOf(
      check('personName', form.name, words.nameMissing, 120),
      check('personRole', form.role, words.roleMissing, 120),
      form.home === null && { field: 'household', message: words.householdMissing },
      !isTelephone(form.telephone.trim()) && { field: 'telephone', message: words.telephoneWrong },
    ),
  );
  return { words, draft, form, errors };
}

const bodyOf = ({ name, role, home, safeContact, telephone, supporter, wish }: PersonForm) => ({
  name,
  role,
  household: home === '1' ? (1 as const) : home === '2' ? (2 as const) : null,
  safeContact: safeContact.trim() === '' ? null : safeContact,
  telephone: telephone.trim() === '' ? null : telephone,
  supporter,
  wish: wish.trim() === '' ? null : wish,
});

/** Somebody of family or network: who, in which home, how and when to reach safely, whether the family trusts him or her, and what he or she wants. */
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
  const { contacts } = useMessages('case');
  const { words, draft, form, errors } = usePersonForm(person);
  const adding = useCommand(addPerson, { refreshes: [openCase] });
  const households = contacts.people.households;
  const hands = useTwoHands(changePerson, {
    refreshes: [openCase],
    lines: [
      textLine('name', words.name),
      textLine('role', words.role, 120),
      {
        name: 'household',
        label: words.household,
        fields: ['household'],
        show: ({ household }) =>
          household === 1 ? households[1] : household === 2 ? households[2] : households.elsewhere,
      },
      textLine('safeContact', words.safe, 400),
      // two numbers are never written together as one
      textLine('telephone', words.telephone),
      {
        name: 'supporter',
        label: words.supporter,
        fields: ['supporter'],
        show: ({ supporter }) => (supporter === true ? words.supporterYes : words.supporterNo),
      },
      textLine('wish', words.wish, 400),
      {
        name: 'gone',
        label: words.gone,
        fields: ['gone'],
        show: ({ gone }) => (gone === true ? words.goneYes : words.goneNo),
      },
    ],
  });
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    adding.reset();
    hands.reset();
    onClose();
  };
  const save = () => {
    if (person === undefined)
      adding.mutate({ params: { caseId }, body: bodyOf(form) }, { onSuccess: putAway });
    else
      hands.save(
        {
          params: { caseId, personId: person.personId },
          ifMatch: draft.seen.version ?? person.version,
          body: { ...bodyOf(form), gone: form.gone },
        },
        { ...bodyOf(draft.base), gone: draft.base.gone },
        putAway,
      );
  };
  return (
    <FormDialog
      busy={adding.isPending || hands.busy}
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={adding.error ?? hands.problem}
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
      {/* After how to reach him or her: what may be done with the number is answered first. */}
      <Field
        help={words.telephoneHelp}
        inputMode="tel"
        label={words.telephone}
        name="telephone"
        onChange={telephone => draft.change({ telephone })}
        optional
        size="short"
        value={form.telephone}
        {...errors.of('telephone')}
      />
      <Check
        checked={form.supporter}
        label={words.supporter}
        name="supporter"
        onChange={supporter => draft.change({ supporter })}
      />
      {/* The person's own words: nobody is asked here about words of origin. */}
      <TextArea
        help={words.wishHelp}
        label={words.wish}
        maxLength={400}
        name="wish"
        onChange={wish => draft.change({ wish })}
        optional
        rows={2}
        value={form.wish}
      />
      {person !== undefined && (
        <Check checked={form.gone} label={words.gone} name="gone" onChange={gone => draft.change({ gone })} />
      )}
    </FormDialog>
  );
}

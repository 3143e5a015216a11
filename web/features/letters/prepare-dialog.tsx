import { listLetters, prepareLetter, type Letters } from '#contract/letters.ts';
import { useNavigate } from 'react-router';
import { useCommand } from '../../data.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { CheckGroup, ChoiceGroup, Field, Notice, TextArea } from '../../ui/index.ts';

interface Form {
  /** 'parent', or the child it is written to. */
  who: string | null;
  name: string;
  children: readonly string[];
  address: string;
}
const empty: Form = { who: null, name: '', children: [], address: '' };

const linesOf = (address: string) =>
  address
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** "Voor wie?" first: what else is asked depends on it, and nothing is chosen beforehand. */
export function PrepareDialog({
  found,
  shown,
  onClose,
}: {
  found: Letters;
  shown: boolean;
  onClose: () => void;
}) {
  const { letters } = useMessages('around');
  const words = letters.form;
  const language = useLanguage();
  const navigate = useNavigate();
  const check = useTextCheck();
  const draft = useFormDraft(empty);
  const { who, name, children, address } = draft.value;
  const lines = found.addressIsSecret ? [] : linesOf(address);
  const isParent = who === 'parent';
  const errors = useFormErrors(
    problemsOf(
      who === null && { field: 'for', message: words.forMissing },
      isParent && check('name', name, words.nameMissing, 120),
      isParent && children.length === 0 && { field: 'children', message: words.childrenMissing },
      isParent &&
        (lines.length > 4 || lines.some(line => line.length > 120)) && {
          field: 'address',
          message: words.addressLong,
        },
    ),
  );
  const command = useCommand(prepareLetter, { refreshes: [listLetters] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    if (who === null) return;
    command.mutate(
      {
        params: { caseId: found.caseId },
        body: isParent
          ? {
              kind: found.closed ? 'closing-parent' : 'information-parent',
              name,
              children: [...children],
              address: lines,
            }
          : { kind: found.closed ? 'closing-child' : 'information-child', childId: who },
      },
      {
        onSuccess: ({ letterId }) => {
          putAway();
          void navigate(`/casussen/${found.caseId}/brieven/${letterId}`);
        },
      },
    );
  };
  const without = found.children.filter(child => !child.mayReceive).map(child => child.name);
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
      <ChoiceGroup
        help={
          without.length === 0
            ? undefined
            : words.tooYoung(new Intl.ListFormat(language, { type: 'conjunction' }).format(without))
        }
        label={words.for}
        name="for"
        onChange={value => draft.change({ who: value })}
        options={[
          { value: 'parent', label: words.parent },
          ...found.children
            .filter(child => child.mayReceive)
            .map(child => ({ value: child.childId, label: words.child(child.name, child.age ?? 0) })),
        ]}
        value={who}
        {...errors.of('for')}
      />
      {isParent && (
        <>
          <Field
            help={words.nameHelp}
            label={words.name}
            maxLength={120}
            name="name"
            onChange={value => draft.change({ name: value })}
            value={name}
            {...errors.of('name')}
          />
          <CheckGroup
            help={words.childrenHelp}
            label={words.children}
            name="children"
            onChange={values => draft.change({ children: values })}
            options={found.children.map(child => ({ value: child.childId, label: child.name }))}
            values={children}
            {...errors.of('children')}
          />
          {found.addressIsSecret ? (
            <Notice>{words.addressSecret}</Notice>
          ) : (
            <TextArea
              help={words.addressHelp}
              label={words.address}
              name="address"
              onChange={value => draft.change({ address: value })}
              optional
              rows={2}
              value={address}
              {...errors.of('address')}
            />
          )}
        </>
      )}
      {who !== null && !isParent && <Notice>{words.inPerson}</Notice>}
    </FormDialog>
  );
}

import {
  addOrganisation,
  changeOrganisation,
  getOrganisation,
  listOrganisations,
  type Organisation,
  type OrganisationKind,
} from '#contract/organisations.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { ApiProblem } from '../../problems.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, Field, SelectField, TextArea } from '../../ui/index.ts';
import { useReturnFocus } from '../../ui/return-focus.ts';

export const longestReason = 300;
const longestName = 120;
const codeShape = /^[\w.-]{1,64}$/;

export const refreshes = [listOrganisations, getOrganisation];

interface NameAndKind {
  name: string;
  kind: string;
  because: string;
}

interface FieldsProps {
  value: NameAndKind;
  change: (part: Partial<NameAndKind>) => void;
  kinds: readonly OrganisationKind[];
  errorOf: (field: string) => { error?: string };
}

function useNameChecks({ name, kind, because }: NameAndKind) {
  const { organisations } = useMessages('office');
  const words = organisations.form;
  const check = useTextCheck();
  return [
    check('name', name, words.nameMissing, longestName),
    kind === '' && { field: 'kind', message: words.kindMissing },
    check('because', because, words.becauseMissing, longestReason),
  ] as const;
}

function NameAndKindFields({ value, change, kinds, errorOf }: FieldsProps) {
  const { organisations } = useMessages('office');
  const language = useLanguage();
  const words = organisations.form;
  return (
    <>
      <Field
        label={words.name}
        maxLength={longestName}
        name="name"
        onChange={name => change({ name })}
        value={value.name}
        {...errorOf('name')}
      />
      <SelectField
        label={words.kind}
        name="kind"
        onChange={kind => change({ kind })}
        options={kinds.map(kind => ({ value: kind.code, label: kind[language] }))}
        value={value.kind}
        {...errorOf('kind')}
      />
    </>
  );
}

/** Why, in words: about the organisation and never about a person. */
export function Because({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (because: string) => void;
  error: { error?: string };
}) {
  const { organisations } = useMessages('office');
  const words = organisations.form;
  return (
    <TextArea
      help={words.becauseHelp}
      label={words.because}
      maxLength={longestReason}
      name="because"
      onChange={onChange}
      rows={2}
      value={value}
      {...error}
    />
  );
}

interface AddProps {
  kinds: readonly OrganisationKind[];
  onClose: () => void;
  onDone: (name: string) => void;
}

export function AddOrganisation({ kinds, onClose, onDone }: AddProps) {
  const { organisations, problems } = useMessages('office');
  const words = organisations.form;
  useReturnFocus();
  const draft = useFormDraft<NameAndKind & { code: string; controller: 'no' | 'yes' | null }>({
    name: '',
    kind: '',
    because: '',
    code: '',
    controller: null,
  });
  const { value } = draft;
  const [name, kind, because] = useNameChecks(value);
  const errors = useFormErrors(
    problemsOf(
      name,
      kind,
      !codeShape.test(value.code.trim()) && { field: 'code', message: words.codeWrong },
      value.controller === null && { field: 'controller', message: words.controllerMissing },
      because,
    ),
  );
  const add = useCommand(addOrganisation, { refreshes });
  const taken = add.error instanceof ApiProblem && add.error.code === 'organisation-known';
  useUnsaved(draft.touched);
  return (
    <FormDialog
      busy={add.isPending}
      errors={errors}
      onCancel={onClose}
      onClose={onClose}
      onSubmit={() =>
        add.mutate(
          {
            body: {
              name: value.name,
              kind: value.kind,
              because: value.because,
              code: value.code.trim(),
              isController: value.controller === 'yes',
            },
          },
          { onSuccess: () => onDone(value.name.trim()) },
        )
      }
      open
      problem={add.error}
      submit={words.add}
      title={words.addTitle}
    >
      <p>{words.addWhat}</p>
      <NameAndKindFields change={draft.change} errorOf={errors.of} kinds={kinds} value={value} />
      <Field
        help={words.codeHelp}
        label={words.code}
        maxLength={64}
        name="code"
        onChange={code => draft.change({ code })}
        size="short"
        value={value.code}
        {...(taken ? { error: problems['organisation-known'].title } : errors.of('code'))}
      />
      <ChoiceGroup
        help={words.controllerHelp}
        label={words.controller}
        name="controller"
        onChange={controller => draft.change({ controller })}
        options={[
          { value: 'no', label: words.no, help: words.noHelp },
          { value: 'yes', label: words.yes },
        ]}
        value={value.controller}
        {...errors.of('controller')}
      />
      <Because
        error={errors.of('because')}
        onChange={given => draft.change({ because: given })}
        value={value.because}
      />
    </FormDialog>
  );
}

interface ChangeProps {
  of: Organisation;
  kinds: readonly OrganisationKind[];
  onClose: () => void;
  onDone: () => void;
}

export function ChangeOrganisation({ of, kinds, onClose, onDone }: ChangeProps) {
  const { organisations } = useMessages('office');
  const words = organisations.form;
  useReturnFocus();
  const draft = useFormDraft<NameAndKind>({ name: of.name, kind: of.kind ?? '', because: '' });
  const { value } = draft;
  const errors = useFormErrors(problemsOf(...useNameChecks(value)));
  const change = useCommand(changeOrganisation, { refreshes });
  useUnsaved(draft.touched);
  return (
    <FormDialog
      busy={change.isPending}
      errors={errors}
      onCancel={onClose}
      onClose={onClose}
      onSubmit={() =>
        change.mutate(
          { params: { organisationId: of.organisationId }, ifMatch: of.version, body: value },
          { onSuccess: onDone },
        )
      }
      open
      problem={change.error}
      submit={words.save}
      title={words.changeTitle}
    >
      <NameAndKindFields change={draft.change} errorOf={errors.of} kinds={kinds} value={value} />
      <Because
        error={errors.of('because')}
        onChange={because => draft.change({ because })}
        value={value.because}
      />
    </FormDialog>
  );
}

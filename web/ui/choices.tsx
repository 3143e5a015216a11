import { Checkbox } from '@amsterdam/design-system-react/dist/Checkbox';
import { FieldSet } from '@amsterdam/design-system-react/dist/FieldSet';
import { Radio } from '@amsterdam/design-system-react/dist/Radio';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/context.tsx';
import { describedBy, FieldError, fieldId, Help, type FieldBasics } from './field.tsx';

export interface Option<V extends string> {
  value: V;
  label: string;
  help?: ReactNode;
}

function Group({
  field,
  children,
  role,
  onBlur,
}: {
  field: FieldBasics;
  children: ReactNode;
  role?: string;
  onBlur?: () => void;
}) {
  const { ui } = useMessages();
  return (
    <FieldSet
      aria-describedby={describedBy(field)}
      className="p-fieldset"
      hint={field.optional === true ? ui.field.optional : undefined}
      invalid={field.error !== undefined}
      legend={field.label}
      onBlur={onBlur}
      role={role}
    >
      {field.help !== undefined && <Help name={field.name}>{field.help}</Help>}
      {field.error !== undefined && <FieldError name={field.name}>{field.error}</FieldError>}
      {children}
    </FieldSet>
  );
}

const words = <V extends string>({ label, help }: Option<V>) => (
  <span className="p-choice__words">
    <span>{label}</span>
    {help !== undefined && <span className="p-choice__help">{help}</span>}
  </span>
);

interface ChoiceGroupProps<V extends string> extends FieldBasics {
  value: V | null;
  onChange: (value: V) => void;
  onBlur?: () => void;
  options: readonly Option<V>[];
  /** Short answers beside each other. */
  inline?: boolean;
}

/** One of a few answers, each as large as a thumb. Nothing is chosen beforehand. */
export const ChoiceGroup = <V extends string>({
  value,
  onChange,
  onBlur,
  options,
  inline = false,
  ...field
}: ChoiceGroupProps<V>) => (
  <Group field={field} onBlur={onBlur} role="radiogroup">
    <div className={inline ? 'p-choices p-choices--inline' : 'p-choices'}>
      {options.map((option, index) => (
        <Radio
          checked={option.value === value}
          className="p-choice"
          id={index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${option.value}`}
          invalid={field.error !== undefined}
          key={option.value}
          name={field.name}
          onChange={() => onChange(option.value)}
          value={option.value}
        >
          {words(option)}
        </Radio>
      ))}
    </div>
  </Group>
);

interface CheckGroupProps<V extends string> extends FieldBasics {
  values: readonly V[];
  onChange: (values: V[]) => void;
  options: readonly Option<V>[];
}

/** Any number of answers. */
export const CheckGroup = <V extends string>({ values, onChange, options, ...field }: CheckGroupProps<V>) => (
  <Group field={field}>
    <div className="p-choices">
      {options.map((option, index) => (
        <Checkbox
          checked={values.includes(option.value)}
          className="p-choice"
          id={index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${option.value}`}
          invalid={field.error !== undefined}
          key={option.value}
          name={field.name}
          onChange={event =>
            onChange(
              options
                .map(each => each.value)
                .filter(each => (each === option.value ? event.target.checked : values.includes(each))),
            )
          }
          value={option.value}
        >
          {words(option)}
        </Checkbox>
      ))}
    </div>
  </Group>
);

interface CheckProps {
  name: string;
  label: string;
  help?: ReactNode;
  error?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One tick: a statement someone makes. */
export const Check = ({ name, label, help, error, checked, onChange }: CheckProps) => (
  <div className="p-check">
    {error !== undefined && <FieldError name={name}>{error}</FieldError>}
    <Checkbox
      aria-describedby={describedBy({ name, label, error })}
      checked={checked}
      className="p-choice"
      id={fieldId(name)}
      invalid={error !== undefined}
      name={name}
      onChange={event => onChange(event.target.checked)}
    >
      {words({ value: name, label, help })}
    </Checkbox>
  </div>
);

import { ErrorMessage } from '@amsterdam/design-system-react/dist/ErrorMessage';
import { Field as SystemField } from '@amsterdam/design-system-react/dist/Field';
import { Label } from '@amsterdam/design-system-react/dist/Label';
import { Select } from '@amsterdam/design-system-react/dist/Select';
import { TextArea as SystemTextArea } from '@amsterdam/design-system-react/dist/TextArea';
import { TextInput } from '@amsterdam/design-system-react/dist/TextInput';
import { ChevronDown, TriangleAlert } from 'lucide-react';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useMessages } from '../messages/context.tsx';
import { OwnWords } from './word-questions.tsx';

export interface FieldBasics {
  /** Also the id of the control, so that errors and "#veld=" can find it. */
  name: string;
  label: string;
  /** Below the label. */
  help?: ReactNode;
  /** In words, at the field. */
  error?: string;
  optional?: boolean;
}

export const fieldId = (name: string) => `veld-${name}`;
const helpId = (name: string) => `${fieldId(name)}-uitleg`;
const errorId = (name: string) => `${fieldId(name)}-fout`;

/** What points from a control to its help and its error. */
export const describedBy = ({ name, help, error }: FieldBasics, also?: string) =>
  [help !== undefined && helpId(name), error !== undefined && errorId(name), also]
    .filter(Boolean)
    .join(' ') || undefined;

export const Help = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="p-help" id={helpId(name)}>
    {children}
  </div>
);

export function FieldError({ name, children }: { name: string; children: string }) {
  const { ui } = useMessages();
  return (
    <ErrorMessage icon={<TriangleAlert aria-hidden size={20} />} id={errorId(name)} prefix={ui.field.error}>
      {children}
    </ErrorMessage>
  );
}

export function Frame({ field, children }: { field: FieldBasics; children: ReactNode }) {
  const { ui } = useMessages();
  return (
    <SystemField className="p-field" invalid={field.error !== undefined}>
      <Label hint={field.optional === true ? ui.field.optional : undefined} htmlFor={fieldId(field.name)}>
        {field.label}
      </Label>
      {field.help !== undefined && <Help name={field.name}>{field.help}</Help>}
      {field.error !== undefined && <FieldError name={field.name}>{field.error}</FieldError>}
      {children}
    </SystemField>
  );
}

export interface TextProps extends FieldBasics {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  maxLength?: number;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  /** A short answer gets a short box. */
  size?: 'short' | 'full';
}

/** One line of text. */
export const Field = ({
  value,
  onChange,
  onBlur,
  maxLength,
  autoComplete = 'off',
  inputMode,
  size = 'full',
  ...field
}: TextProps) => (
  <Frame field={field}>
    <TextInput
      aria-describedby={describedBy(field)}
      autoComplete={autoComplete}
      className={`p-input--${size}`}
      id={fieldId(field.name)}
      inputMode={inputMode}
      invalid={field.error !== undefined}
      maxLength={maxLength}
      name={field.name}
      onBlur={onBlur}
      onChange={event => onChange(event.target.value)}
      spellCheck={inputMode === undefined}
      value={value}
    />
  </Frame>
);

interface TextAreaProps extends FieldBasics {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Said when it comes near; typing on is possible, sending is not. */
  maxLength?: number;
  rows?: number;
  /** A professional's own words: a question may stand below it. Others' words are never asked about. */
  ownWords?: boolean;
}

/** Several lines; grows with the text. */
export function TextArea(props: TextAreaProps) {
  const { ownWords = false, ...area } = props;
  return ownWords ? (
    <>
      <Area {...area} />
      <OwnWords text={props.value} />
    </>
  ) : (
    <Area {...area} />
  );
}

function Area({ value, onChange, onBlur, maxLength, rows = 4, ...field }: Omit<TextAreaProps, 'ownWords'>) {
  const { ui } = useMessages();
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [value]);
  const left = maxLength === undefined ? undefined : maxLength - value.length;
  const near = left !== undefined && left < 200;
  const countId = `${fieldId(field.name)}-tekens`;
  return (
    <Frame field={field}>
      <SystemTextArea
        aria-describedby={describedBy(field, near ? countId : undefined)}
        autoComplete="off"
        className="p-textarea"
        id={fieldId(field.name)}
        invalid={field.error !== undefined || (left !== undefined && left < 0)}
        name={field.name}
        onBlur={onBlur}
        onChange={event => onChange(event.target.value)}
        ref={box}
        rows={rows}
        spellCheck
        value={value}
      />
      {near && (
        <p className="p-count" id={countId}>
          {left < 0 ? ui.field.charactersOver(-left) : ui.field.charactersLeft(left)}
        </p>
      )}
    </Frame>
  );
}

interface SelectProps extends FieldBasics {
  /** '' is: nothing chosen yet. */
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string; group?: string }[];
  /** The first, empty line; "Kies …" without it. */
  placeholder?: string;
}

export function SelectField({ value, onChange, options, placeholder, ...field }: SelectProps) {
  const { ui } = useMessages();
  const groups = [...new Set(options.map(option => option.group))];
  const lines = (group: string | undefined) =>
    options
      .filter(option => option.group === group)
      .map(option => (
        <Select.Option key={option.value} value={option.value}>
          {option.label}
        </Select.Option>
      ));
  return (
    <Frame field={field}>
      <div className="p-select">
        <Select
          aria-describedby={describedBy(field)}
          id={fieldId(field.name)}
          invalid={field.error !== undefined}
          name={field.name}
          onChange={event => onChange(event.target.value)}
          value={value}
        >
          <Select.Option value="">{placeholder ?? ui.select.choose}</Select.Option>
          {groups.map(group =>
            group === undefined ? (
              lines(group)
            ) : (
              <Select.Group key={group} label={group}>
                {lines(group)}
              </Select.Group>
            ),
          )}
        </Select>
        <ChevronDown aria-hidden size={20} />
      </div>
    </Frame>
  );
}

import { TextInput } from '@amsterdam/design-system-react/dist/TextInput';
import { CalendarDays } from 'lucide-react';
import { useRef, useState } from 'react';
import { useDates, useLanguage, useMessages } from '../messages/context.tsx';
import { day, readDate } from './dates.ts';
import { describedBy, fieldId, Frame, type FieldBasics } from './field.tsx';

interface DateFieldProps extends FieldBasics {
  /** yyyy-mm-dd, or '' */
  value: string;
  onChange: (date: string) => void;
  min?: string;
  max?: string;
  /** A date without a year lies ahead (an agreement) or behind (last seen). */
  direction?: 'ahead' | 'behind';
  /** Dates that are often meant, one tap. */
  quick?: readonly { label: string; date: string }[];
}

/**
 * A date as people write it, said back in words. Not the browser's own date box: that follows the language of the
 * browser, and an American order of day and month in a legal term is a mistake waiting to happen.
 */
export function DateField({
  value,
  onChange,
  min,
  max,
  direction = 'ahead',
  quick = [],
  ...field
}: DateFieldProps) {
  const { ui } = useMessages();
  const dates = useDates();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | undefined>();
  const calendar = useRef<HTMLInputElement>(null);
  const unread =
    typed !== undefined && typed.trim() !== '' && readDate(typed, direction === 'ahead') === undefined;
  const shown = { ...field, help: field.help ?? ui.date.hint };
  const echoId = `${fieldId(field.name)}-gelezen`;
  const near = value === '' ? undefined : dates.due(value);

  const choose = (date: string) => {
    setTyped(undefined);
    onChange(date);
  };
  return (
    <Frame field={shown}>
      <div className="p-date">
        <TextInput
          aria-describedby={describedBy(shown, echoId)}
          autoComplete="off"
          className="p-input--short"
          id={fieldId(field.name)}
          invalid={field.error !== undefined}
          name={field.name}
          onBlur={() => !unread && setTyped(undefined)}
          onChange={event => {
            setTyped(event.target.value);
            onChange(readDate(event.target.value, direction === 'ahead') ?? '');
          }}
          value={typed ?? (value === '' ? '' : day(value, language))}
        />
        <button className="p-date__pick" onClick={() => calendar.current?.showPicker()} type="button">
          <CalendarDays aria-hidden size={22} />
          <span className="ams-visually-hidden">{`${ui.date.pick}: ${field.label}`}</span>
        </button>
        <input
          aria-hidden
          className="p-date__native"
          max={max}
          min={min}
          onChange={event => choose(event.target.value)}
          ref={calendar}
          tabIndex={-1}
          type="date"
          value={value}
        />
      </div>
      {quick.length > 0 && (
        <div className="p-quick">
          {quick.map(({ label, date }) => (
            <button
              aria-pressed={date === value}
              className="p-filter__option"
              key={date}
              onClick={() => choose(date)}
              type="button"
            >
              {label}
            </button>
          ))}
        </div>
      )}
      <p aria-live="polite" className="p-count" id={echoId}>
        {unread
          ? ui.date.notRead
          : value === ''
            ? ''
            : [dates.longDay(value), near].filter(Boolean).join(', ')}
      </p>
    </Frame>
  );
}

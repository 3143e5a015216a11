import { TextInput } from '@amsterdam/design-system-react/dist/TextInput';
import { CalendarDays } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useDates, useLanguage, useMessages } from '../messages/context.tsx';
import { day, today } from './dates.ts';
import { describedBy, fieldId, Frame, type FieldBasics } from './field.tsx';
import { readDate, type Direction } from './read-date.ts';

interface DateFieldProps extends FieldBasics {
  /** yyyy-mm-dd, or '' */
  value: string;
  onChange: (date: string) => void;
  min?: string;
  max?: string;
  direction?: Direction;
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
  const read = typed === undefined ? undefined : readDate(typed, direction);
  const unread = typed !== undefined && typed.trim() !== '' && typeof read !== 'string';
  const notTaken = unread
    ? dates.notTaken(typeof read === 'object' ? read : undefined, direction)
    : undefined;
  const [stopped, setStopped] = useState(false);
  const error = notTaken !== undefined && stopped ? notTaken : field.error;
  const shown = { ...field, error, help: field.help ?? dates.hint(direction) };
  const echoId = `${fieldId(field.name)}-gelezen`;
  // what lies behind, as it should, is not late
  const near = value === '' || (direction === 'behind' && value < today()) ? undefined : dates.due(value);

  // A form that sees no date here would go without one: what was typed and not taken holds it back.
  const holdBack = useEffectEvent((event: Event) => {
    if (!unread) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setStopped(true);
    document.getElementById(fieldId(field.name))?.focus();
  });
  useEffect(() => {
    const form = calendar.current?.form;
    const submit = (event: Event) => holdBack(event);
    form?.addEventListener('submit', submit, true);
    return () => form?.removeEventListener('submit', submit, true);
  }, []);

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
          invalid={error !== undefined}
          name={field.name}
          onBlur={() => !unread && setTyped(undefined)}
          onChange={event => {
            const now = readDate(event.target.value, direction);
            setTyped(event.target.value);
            setStopped(false);
            onChange(typeof now === 'string' ? now : '');
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
          ? stopped
            ? ''
            : notTaken
          : value === ''
            ? ''
            : [dates.longDay(value), near].filter(Boolean).join(', ')}
      </p>
    </Frame>
  );
}

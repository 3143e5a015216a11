import { TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useMessages } from '../messages/context.tsx';
import { fieldId } from './field.tsx';

export interface FieldProblem {
  field: string;
  message: string;
}

interface ErrorSummaryProps {
  errors: readonly FieldProblem[];
  /** One more with every attempt: that moves the focus here. */
  attempt?: number;
  /** When the fields are on another screen. */
  onGo?: (field: string) => void;
}

/** All errors of a form together, above it. Takes the focus when they appear, so render it after a failed attempt. */
export function ErrorSummary({ errors, attempt = 0, onGo }: ErrorSummaryProps) {
  const { ui } = useMessages();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const some = errors.length > 0;
  // Only a new attempt moves the focus, not every keystroke that mends one of the errors.
  useEffect(() => {
    if (some) box.current?.focus();
  }, [attempt, some]);
  if (!some) return null;
  return (
    <div aria-labelledby={id} className="p-errors" ref={box} role="group" tabIndex={-1}>
      <h2 className="p-h3" id={id}>
        <TriangleAlert aria-hidden size={20} />
        {ui.errors.heading(errors.length)}
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <button
              className="p-link"
              onClick={() => (onGo ? onGo(field) : document.getElementById(fieldId(field))?.focus())}
              type="button"
            >
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { useState } from 'react';
import { useMessages } from '../messages/context.tsx';
import type { FieldProblem } from './errors.tsx';

/** Leaves out what is not wrong, so that a form can list its checks one a line. */
export const problemsOf = (...checks: readonly (FieldProblem | false | undefined)[]): FieldProblem[] =>
  checks.filter(check => check !== undefined && check !== false);

/** A written answer that must be there and may not be too long. */
export function useTextCheck() {
  const { ui } = useMessages();
  return (field: string, text: string, missing: string, most: number): FieldProblem | undefined => {
    if (text.trim() === '') return { field, message: missing };
    return text.length > most ? { field, message: ui.field.charactersOver(text.length - most) } : undefined;
  };
}

/**
 * What is wrong with a form is said after an attempt to send it, and from then on while it is mended. A question that
 * only came after that attempt waits for the next. `attempt()` tells whether it may go.
 */
export function useFormErrors(problems: readonly FieldProblem[]) {
  const [attempts, setAttempts] = useState(0);
  const [said, setSaid] = useState<readonly string[]>([]);
  const shown = problems.filter(({ field }) => said.includes(field));
  return {
    errors: shown,
    attempts,
    /** The error of one field, as the fields of the kit take it. */
    of: (field: string): { error?: string } => {
      const found = shown.find(each => each.field === field);
      return found === undefined ? {} : { error: found.message };
    },
    attempt: () => {
      setAttempts(soFar => soFar + 1);
      setSaid(problems.map(({ field }) => field));
      return problems.length === 0;
    },
    /** Of what was only found wrong on its way, after the attempt. */
    say: (field: string) => {
      setAttempts(soFar => soFar + 1);
      setSaid(soFar => [...soFar, field]);
    },
    reset: () => {
      setAttempts(0);
      setSaid([]);
    },
  };
}
export type FormErrors = ReturnType<typeof useFormErrors>;

import { useMemo, useState, type FormEvent } from 'react';

/** From so many signs on it took thought, and is not thrown away without asking. */
const long = 40;

const isText = (field: unknown): field is HTMLTextAreaElement | HTMLInputElement =>
  field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;

function makeTyped(setAsking: (asking: boolean) => void) {
  const texts = new Map<string, string>();
  let sent = false;
  return {
    keep: ({ target }: FormEvent) => {
      sent = false;
      setAsking(false);
      if (isText(target)) texts.set(target.id, target.value);
    },
    send: () => {
      sent = true;
      setAsking(false);
    },
    refused: () => {
      sent = false;
    },
    /** Escape and the cross only close: what was typed stays. Closed because it was sent, nothing is left to lose. */
    closed: () => {
      setAsking(false);
      if (sent) texts.clear();
    },
    /** A text of this form that was typed here, is long and stands there still. */
    wouldLose: () =>
      [...texts].some(([id, text]) => {
        const field = document.getElementById(id);
        return text.trim().length >= long && isText(field) && field.value === text;
      }),
    ask: () => setAsking(true),
    stay: () => setAsking(false),
    forget: () => {
      texts.clear();
      setAsking(false);
    },
  };
}

/** What was typed in a form while it was open, so that "Annuleren" asks before a longer text is thrown away. */
export function useTyped() {
  const [asking, setAsking] = useState(false);
  const typed = useMemo(() => makeTyped(setAsking), []);
  return { asking, typed };
}

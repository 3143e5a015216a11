import { useState } from 'react';
import { useUnsaved } from '../../leave-guard.tsx';
import { useFormErrors, problemsOf, useTextCheck } from '../../ui/form-errors.ts';
import { Button, ErrorSummary, TextArea } from '../../ui/index.ts';

const most = 1000;

interface HeardFormProps {
  name: string;
  label: string;
  help?: string;
  missing: string;
  send: string;
  /** What a screen reader hears of the button, where several are alike. */
  sendAbout?: string;
  busy: boolean;
  /** Answers whether it was kept; only then the words go. */
  onSend: (words: string) => Promise<boolean>;
}

/** What was heard, in a few words. What is typed stays until it was kept. */
export function HeardForm({ name, label, help, missing, send, sendAbout, busy, onSend }: HeardFormProps) {
  const check = useTextCheck();
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const errors = useFormErrors(problemsOf(check(name, text, missing, most)));
  useUnsaved(text.trim() !== '' && !sent);
  const submit = async () => {
    if (!errors.attempt()) return;
    setSent(true);
    setSent(await onSend(text));
  };
  return (
    <form
      className="desk-call-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <ErrorSummary attempt={errors.attempts} errors={errors.errors} />
      <TextArea
        help={help}
        label={label}
        maxLength={most}
        name={name}
        onChange={setText}
        ownWords
        rows={2}
        value={text}
        {...errors.of(name)}
      />
      <Button aria-label={sendAbout} busy={busy} type="submit" variant="secondary">
        {send}
      </Button>
    </form>
  );
}

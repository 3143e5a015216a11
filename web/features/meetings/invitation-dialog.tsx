import type { Meeting } from '#contract/meetings.ts';
import { useRef, useState } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { day, time } from '../../ui/dates.ts';
import { Button, Dialog } from '../../ui/index.ts';

/** The invitation to copy: the day, the time and the place, and nothing of whom or what it is about. It is in Dutch. */
export function InvitationDialog({
  meeting,
  shown,
  onClose,
}: {
  meeting: Meeting;
  shown: boolean;
  onClose: () => void;
}) {
  const words = useMessages('around').meetings.invitation;
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | undefined>();
  const text = words.text(day(meeting.heldOn, 'nl', true, true), time(meeting.beginsAt, 'nl'), meeting.place);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      box.current?.select();
      setCopied('no');
    }
  };
  const close = () => {
    setCopied(undefined);
    onClose();
  };
  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => void copy()}>{words.copy}</Button>
          <Button onClick={close} variant="secondary">
            {words.done}
          </Button>
        </>
      }
      onClose={close}
      open={shown}
      title={words.title}
    >
      <p>{words.what}</p>
      <label className="meeting-invitation">
        <span>{words.label}</span>
        <textarea lang="nl" readOnly ref={box} rows={9} value={text} />
      </label>
      <p role="status">
        {copied === 'yes' && words.copied}
        {copied === 'no' && words.notCopied}
      </p>
    </Dialog>
  );
}

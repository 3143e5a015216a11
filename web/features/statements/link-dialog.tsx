import { useRef, useState } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { Button, Dialog, Notice } from '../../ui/index.ts';

/** The link, once. Closing it is final, so it is not closed by a slip. */
export function LinkDialog({
  made,
  onClose,
}: {
  made: { path: string | null } | undefined;
  onClose: () => void;
}) {
  const words = useMessages('around').statements.made;
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | undefined>();
  const link =
    made?.path === null || made === undefined ? undefined : `${window.location.origin}${made.path}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link ?? '');
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
          {link !== undefined && <Button onClick={() => void copy()}>{words.copy}</Button>}
          <Button onClick={close} variant={link === undefined ? 'primary' : 'secondary'}>
            {words.done}
          </Button>
        </>
      }
      begin="act"
      onClose={close}
      open={made !== undefined}
      required
      title={words.title}
    >
      {link === undefined ? (
        <Notice>{words.lost}</Notice>
      ) : (
        <>
          <p>{words.what}</p>
          <label className="statement__link">
            <span>{words.label}</span>
            <textarea readOnly ref={box} rows={3} spellCheck={false} value={link} />
          </label>
        </>
      )}
      <p role="status">
        {copied === 'yes' && words.copied}
        {copied === 'no' && words.notCopied}
      </p>
    </Dialog>
  );
}

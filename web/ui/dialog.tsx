import { ModalDialog } from '@amsterdam/design-system-react/dist/ModalDialog';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMessages } from '../messages/context.tsx';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons: the act first, "Annuleren" as secondary beside it. */
  actions: ReactNode;
  /** Cannot be waved away: neither Escape nor a cross. */
  required?: boolean;
  /** Where the focus begins: at the first field or else the question, or at the act itself when it harms nobody. */
  begin?: 'field' | 'act';
  /** Room for two texts beside each other. */
  wide?: boolean;
}

/** A question over the page that must be answered first. Escape closes it; focus returns to what opened it. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  required = false,
  begin = 'field',
  wide = false,
}: DialogProps) {
  const { ui } = useMessages();
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!open) return;
    // What one came to fill in, else the question itself; a browser would begin at the cross.
    const first =
      element.current?.querySelector(begin === 'act' ? 'footer button' : 'input, textarea, select') ??
      element.current?.querySelector('h2');
    if (first instanceof HTMLElement) first.focus();
  }, [open, begin]);
  return (
    <ModalDialog
      aria-labelledby={id}
      className={['p-dialog', required && 'p-dialog--required', wide && 'p-dialog--wide']
        .filter(Boolean)
        .join(' ')}
      onCancel={event => required && event.preventDefault()}
      onClose={() => open && onClose()}
      open={open}
      ref={element}
    >
      <ModalDialog.Header closeButtonAccessibleName={ui.dialog.close}>
        <h2 className="p-h2" id={id} tabIndex={-1}>
          {title}
        </h2>
      </ModalDialog.Header>
      <ModalDialog.Body>{open && children}</ModalDialog.Body>
      <ModalDialog.Footer>
        <div className="p-actions">{open && actions}</div>
      </ModalDialog.Footer>
    </ModalDialog>
  );
}

import { ModalDialog } from '@amsterdam/design-system-react/dist/ModalDialog';
import { useId, type ReactNode } from 'react';
import { useMessages } from '../messages/context.tsx';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons: the act first, "Annuleren" as secondary beside it. */
  actions: ReactNode;
}

/** A question over the page that must be answered first. Escape closes it; focus returns to what opened it. */
export function Dialog({ open, onClose, title, children, actions }: DialogProps) {
  const { ui } = useMessages();
  const id = useId();
  return (
    <ModalDialog aria-labelledby={id} className="p-dialog" onClose={() => open && onClose()} open={open}>
      <ModalDialog.Header closeButtonAccessibleName={ui.dialog.close}>
        <h2 className="p-h2" id={id}>
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

import { useId, type ReactNode } from 'react';
import { useMessages } from '../messages/context.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorSummary } from './errors.tsx';
import type { FormErrors } from './form-errors.ts';
import { Refused } from './refused.tsx';

interface FormDialogProps {
  open: boolean;
  onClose: () => void;
  /** "Annuleren": put away what was typed. Escape and the cross only close, so that nothing is lost by a slip. */
  onCancel: () => void;
  title: string;
  /** The words on the button that does it. */
  submit: string;
  onSubmit: () => void;
  busy: boolean;
  errors?: FormErrors;
  /** What the server refused; not shown when `conflict` says it better. */
  problem?: unknown;
  /** Someone else was here in the meantime: what it says now. */
  conflict?: ReactNode;
  /** There is nothing to send: only "Sluiten" remains. */
  impossible?: boolean;
  children: ReactNode;
}

/** A short form over the page. What is typed stays when it is closed, because its owner keeps it. */
export function FormDialog(props: FormDialogProps) {
  const {
    open,
    onClose,
    onCancel,
    title,
    submit,
    onSubmit,
    busy,
    errors,
    problem,
    conflict,
    impossible = false,
    children,
  } = props;
  const { ui } = useMessages();
  const id = useId();
  const actions = (
    <>
      {!impossible && (
        <Button busy={busy} form={id} type="submit">
          {submit}
        </Button>
      )}
      <Button onClick={onCancel} variant="secondary">
        {impossible ? ui.dialog.close : ui.dialog.cancel}
      </Button>
    </>
  );
  return (
    <Dialog actions={actions} onClose={onClose} open={open} title={title}>
      <form
        className="p-form"
        id={id}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          if (!busy && (errors === undefined || errors.attempt())) onSubmit();
        }}
      >
        {errors && <ErrorSummary attempt={errors.attempts} errors={errors.errors} />}
        {conflict ?? <Refused problem={problem} />}
        {children}
      </form>
    </Dialog>
  );
}

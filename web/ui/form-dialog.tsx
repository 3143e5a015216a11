import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMessages } from '../messages/context.tsx';
import { Button } from './button.tsx';
import type { TwoHands } from '../two-hands.ts';
import { ChooseDialog } from './choose-dialog.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorSummary } from './errors.tsx';
import type { FormErrors } from './form-errors.ts';
import { Refused } from './refused.tsx';
import { useTyped } from './typed.ts';

interface FormDialogProps {
  open: boolean;
  onClose: () => void;
  /** "Annuleren": put away what was typed, after asking when it was a longer text. Escape and the cross only close, so that nothing is lost by a slip. */
  onCancel: () => void;
  title: string;
  /** The words on the button that does it. */
  submit: string;
  onSubmit: () => void;
  busy?: boolean;
  errors?: FormErrors;
  /** What the server refused; not shown when `conflict` says it better. */
  problem?: unknown;
  /** Someone else was here in the meantime: what it says now. */
  conflict?: ReactNode;
  /** There is nothing to send: only "Sluiten" remains. */
  impossible?: boolean;
  /** What two people change: asks which text stays when they clash, and says what the server refused. */
  hands?: TwoHands;
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
    hands,
    busy = hands?.busy ?? false,
    errors,
    problem = hands?.problem,
    conflict,
    impossible = false,
    children,
  } = props;
  const { ui } = useMessages();
  const id = useId();
  const { asking, typed } = useTyped();
  const refusal = useRef<HTMLDivElement>(null);
  const stay = useRef<HTMLButtonElement>(null);
  const said = conflict ?? (problem === undefined || problem === null ? null : <Refused problem={problem} />);
  const refused = open && Boolean(said);
  // A refusal stands above a form that may be long: without this the button at its end seems to do nothing.
  useEffect(() => {
    if (!refused) return;
    typed.refused();
    refusal.current?.scrollIntoView({ block: 'nearest' });
    refusal.current?.focus();
  }, [refused, problem, typed]);
  useEffect(() => {
    if (!open) typed.closed();
  }, [open, typed]);
  useEffect(() => {
    if (asking) stay.current?.focus();
  }, [asking]);
  if (hands?.clash !== undefined)
    return <ChooseDialog hands={hands} onCancel={onCancel} onClose={onClose} open={open} title={title} />;
  const putAway = () => {
    typed.forget();
    onCancel();
  };
  const actions = asking ? (
    <>
      <p className="p-row__strong" id={`${id}-discard`} role="alert">
        {ui.dialog.discard}
      </p>
      <Button aria-describedby={`${id}-discard`} onClick={typed.stay} ref={stay}>
        {ui.dialog.goOn}
      </Button>
      <Button aria-describedby={`${id}-discard`} onClick={putAway} variant="secondary">
        {ui.dialog.throwAway}
      </Button>
    </>
  ) : (
    <>
      {!impossible && (
        <Button busy={busy} form={id} type="submit">
          {submit}
        </Button>
      )}
      <Button onClick={() => (typed.wouldLose() ? typed.ask() : putAway())} variant="secondary">
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
        onInput={typed.keep}
        onSubmit={event => {
          event.preventDefault();
          if (busy || (errors !== undefined && !errors.attempt())) return;
          typed.send();
          onSubmit();
        }}
      >
        {errors && <ErrorSummary attempt={errors.attempts} errors={errors.errors} />}
        {said !== null && (
          <div className="p-form__refused" ref={refusal} tabIndex={-1}>
            {said}
          </div>
        )}
        {children}
      </form>
    </Dialog>
  );
}

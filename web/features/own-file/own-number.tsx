import { openCase } from '#contract/cases.ts';
import { openOwnFile } from '#contract/own-file.ts';
import { noteOwnNumber, type OwnNumber as Own } from '#contract/own-number.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { Field, ProblemNotice } from '../../ui/index.ts';
import './own-number.css';

const most = 40;
const refreshes = [openCase, openOwnFile];
const sayable = /^[A-Za-z0-9](?:[A-Za-z0-9 ./-]*[A-Za-z0-9])?$/;
/** An empty field is no number. */
const read = (typed: string) => (typed.trim() === '' ? null : typed.trim());

interface Saved {
  before: string | null;
  now: string | null;
}

function NumberDialog({
  caseId,
  own,
  shown,
  onClose,
  onSaved,
}: {
  caseId: string;
  own: Own;
  shown: boolean;
  onClose: () => void;
  onSaved: (saved: Saved) => void;
}) {
  const words = useMessages().ownFile.number;
  const draft = useSeenDraft(own, seen => ({ number: seen.number ?? '' }));
  const typed = draft.value.number;
  const number = read(typed);
  const errors = useFormErrors(
    problemsOf(
      number === draft.seen.number && { field: 'number', message: words.nothing },
      number !== null && !sayable.test(number) && { field: 'number', message: words.signs },
      number !== null &&
        sayable.test(number) &&
        !/\d/.test(number) && { field: 'number', message: words.digit },
    ),
  );
  const hands = useTwoHands(noteOwnNumber, { refreshes, lines: [textLine('number', words.label, most)] });
  const putAway = usePutAway(onClose, draft, errors, hands);
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          { params: { caseId }, body: { number }, ifMatch: draft.seen.version },
          { number: draft.base.number },
          () => {
            onSaved({ before: draft.seen.number, now: number });
            putAway();
          },
        )
      }
      open={shown}
      submit={words.save}
      title={words.label}
    >
      <Field
        help={own.number === null ? words.help : words.helpChange}
        label={words.field}
        maxLength={most}
        name="number"
        onChange={value => draft.change({ number: value })}
        size="short"
        value={typed}
        {...errors.of('number')}
      />
    </FormDialog>
  );
}

/** What the own organisation calls this case. Of another organisation there is nothing here, not even that it has one. */
export function OwnNumber({ caseId, own }: { caseId: string; own: Own | null }) {
  const words = useMessages().ownFile.number;
  const [writing, setWriting] = useState(false);
  const [saved, setSaved] = useState<Saved | undefined>();
  const undo = useCommand(noteOwnNumber, { refreshes });
  if (own === null || (own.number === null && !own.mayChange)) return null;
  // only as long as it still says what was saved here
  const undoable = own.mayChange && saved !== undefined && saved.now === own.number ? saved : undefined;
  return (
    <div className="own-number">
      <p className="own-number__line">
        {own.number !== null && (
          <>
            <span className="own-number__label">{words.label}</span>
            <span className="own-number__value">{own.number}</span>
          </>
        )}
        {own.mayChange && (
          <button
            aria-label={own.number === null ? undefined : words.changeNamed}
            className="p-link own-number__act p-no-print"
            onClick={() => setWriting(true)}
            type="button"
          >
            {own.number === null ? words.add : words.change}
          </button>
        )}
      </p>
      <p className="own-number__done p-no-print" role="status">
        {undoable !== undefined && (
          <>
            {undoable.now === null ? words.taken : words.saved}{' '}
            <button
              aria-disabled={undo.isPending || undefined}
              className="p-link"
              onClick={() =>
                undo.isPending ||
                undo.mutate(
                  { params: { caseId }, ifMatch: own.version, body: { number: undoable.before } },
                  { onSettled: () => setSaved(undefined) },
                )
              }
              type="button"
            >
              {words.undo}
            </button>
          </>
        )}
      </p>
      <ProblemNotice problem={undo.error} />
      {own.mayChange && (
        <NumberDialog
          caseId={caseId}
          onClose={() => setWriting(false)}
          onSaved={setSaved}
          own={own}
          shown={writing}
        />
      )}
    </div>
  );
}

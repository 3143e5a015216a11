import { openCase } from '#contract/cases.ts';
import { openOwnFile } from '#contract/own-file.ts';
import { noteOwnNumber, type OwnNumber as Own } from '#contract/own-number.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { ProblemNotice } from '../../ui/index.ts';
import { onDemand } from '../../ui/on-demand.tsx';
import type { Saved } from './number-dialog.tsx';
import './own-number.css';

const NumberDialog = onDemand(
  () => import('./number-dialog.tsx'),
  here => here.NumberDialog,
);
const refreshes = [openCase, openOwnFile];

/** What the own organisation calls this case. Of another organisation there is nothing here, not even that it has one. */
export function OwnNumber({ caseId, own }: { caseId: string; own: Own | null }) {
  const words = useMessages('case').ownFile.number;
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

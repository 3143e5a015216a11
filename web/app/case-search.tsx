import { searchCases } from '#contract/cases.ts';
import { useState } from 'react';
import { useDates, useMessages } from '../messages/context.tsx';
import { useCommand } from '../data.ts';
import { Button, Dialog, Field, ProblemNotice, Row, RowList, Why } from '../ui/index.ts';
import { readSearch } from './read-search.ts';

/** Asks in a dialog and not by an address: a name has no place in the history of a browser. */
export function CaseSearch({ onClose }: { onClose: () => void }) {
  const { shell, ui } = useMessages();
  const dates = useDates();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const search = useCommand(searchCases);
  const found = search.data?.items;

  const submit = () => {
    const body = readSearch(typed);
    setMissing(body === undefined);
    if (body === undefined) search.reset();
    else search.mutate({ body });
  };

  return (
    <Dialog
      actions={
        <Button onClick={onClose} variant="secondary">
          {ui.dialog.close}
        </Button>
      }
      onClose={onClose}
      open
      title={shell.search.title}
    >
      <form
        className="p-form"
        onSubmit={event => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          error={missing ? shell.search.missing : undefined}
          help={shell.search.help}
          label={shell.search.label}
          name="zoek"
          onChange={setTyped}
          value={typed}
        />
        <Button busy={search.isPending} type="submit">
          {shell.search.submit}
        </Button>
      </form>
      <ProblemNotice onRetry={submit} problem={search.error} />
      <div aria-live="polite">
        {found !== undefined && found.length > 0 && (
          <>
            <p className="p-quiet">{shell.search.found(found.length)}</p>
            <RowList>
              {found.map(row => (
                <Row
                  date={dates.day(row.nextLookBackOn)}
                  key={row.caseId}
                  onFollow={onClose}
                  quiet={`${row.reference} · ${row.headline}`}
                  strong={row.children.join(', ')}
                  to={`/casussen/${row.caseId}`}
                />
              ))}
            </RowList>
          </>
        )}
        {found?.length === 0 && (
          <p>
            <strong>{shell.search.none}.</strong> {shell.search.noneWhat}
          </p>
        )}
      </div>
      <Why>{shell.search.why}</Why>
    </Dialog>
  );
}

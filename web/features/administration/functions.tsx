import { endFunction, listStandingAccess } from '#contract/administration.ts';
import type { Colleague } from '#contract/common.ts';
import { listColleagues } from '#contract/session.ts';
import { useState, type ReactNode } from 'react';
import { useSession } from '../../app/session.tsx';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { useColleagues } from '../../ui/colleagues.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { useReturnFocus } from '../../ui/return-focus.ts';
import './administration.css';
import {
  Button,
  Check,
  EmptyState,
  Field,
  Loading,
  Notice,
  Page,
  ProblemNotice,
  Row,
  RowList,
} from '../../ui/index.ts';

/** Ends a function, after one tick: somebody takes the work over. */
function EndDialog({
  colleague,
  onClose,
  onEnded,
}: {
  colleague: Colleague;
  onClose: () => void;
  onEnded: () => void;
}) {
  const { administration } = useMessages('office');
  const words = administration.functions;
  useReturnFocus();
  const [taken, setTaken] = useState(false);
  const errors = useFormErrors(problemsOf(!taken && { field: 'endCheck', message: words.endCheckMissing }));
  const end = useCommand(endFunction, { refreshes: [listColleagues, listStandingAccess] });
  return (
    <FormDialog
      busy={end.isPending}
      errors={errors}
      onCancel={onClose}
      onClose={onClose}
      onSubmit={() =>
        end.mutate({ params: { heldFunctionId: colleague.heldFunctionId } }, { onSuccess: onEnded })
      }
      open
      problem={end.error}
      submit={words.endSave}
      title={words.endTitle(colleague.label)}
    >
      <p>{words.endWhat}</p>
      <Check
        checked={taken}
        label={words.endCheck}
        name="endCheck"
        onChange={setTaken}
        {...errors.of('endCheck')}
      />
    </FormDialog>
  );
}

const matches = (colleague: Colleague, typed: string) =>
  [colleague.label, colleague.functionTitle, colleague.organisation]
    .join(' ')
    .toLowerCase()
    .includes(typed.trim().toLowerCase());

function FunctionRow({ colleague, onEnd }: { colleague: Colleague; onEnd: () => void }) {
  const { administration } = useMessages('office');
  const words = administration.functions;
  const mine = useSession().heldFunctionId === colleague.heldFunctionId;
  const reach = [colleague.phone, colleague.workingDays && words.works(colleague.workingDays)]
    .filter(Boolean)
    .join(', ');
  return (
    <Row
      date={
        mine ? (
          <span className="p-quiet">{words.self}</span>
        ) : (
          <Button aria-label={words.endNamed(colleague.label)} onClick={onEnd} variant="tertiary">
            {words.end}
          </Button>
        )
      }
      quiet={[
        colleague.label === colleague.functionTitle ? undefined : colleague.functionTitle,
        colleague.organisation,
        reach,
      ]
        .filter(Boolean)
        .join(' · ')}
      strong={colleague.label}
    />
  );
}

/** Who holds a function here now; ending one stops its sessions and access at once. */
export function FunctionsPart({ nav }: { nav: ReactNode }) {
  const { administration } = useMessages('office');
  const words = administration.functions;
  const query = useColleagues();
  const [typed, setTyped] = useState('');
  const [ending, setEnding] = useState<Colleague | undefined>();
  const [done, setDone] = useState<string | undefined>();
  const shown = query.data?.filter(colleague => matches(colleague, typed));
  return (
    <Page context={words.intro} title={words.title} windowTitle={administration.window}>
      {nav}
      <div aria-live="polite">{done !== undefined && <Notice>{done}</Notice>}</div>
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {query.data?.length === 0 && <EmptyState drawing="table" title={words.empty} />}
      {query.data && query.data.length > 0 && (
        <div className="p-form">
          <Field
            help={words.findHelp}
            label={words.find}
            name="find"
            onChange={setTyped}
            size="short"
            value={typed}
          />
          {shown?.length === 0 && <p>{words.none}</p>}
          {shown && shown.length > 0 && (
            <RowList label={words.title}>
              {shown.map(colleague => (
                <FunctionRow
                  colleague={colleague}
                  key={colleague.heldFunctionId}
                  onEnd={() => setEnding(colleague)}
                />
              ))}
            </RowList>
          )}
        </div>
      )}
      {ending && (
        <EndDialog
          colleague={ending}
          onClose={() => setEnding(undefined)}
          onEnded={() => {
            setDone(words.done(ending.label));
            setEnding(undefined);
          }}
        />
      )}
    </Page>
  );
}

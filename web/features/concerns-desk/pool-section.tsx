import { getConcern, type Concern } from '#contract/concerns.ts';
import { askPool, listPool } from '#contract/reader-pool.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useCommand, useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { Button, ChoiceGroup, EmptyState, Loading, ProblemNotice, Section, Status } from '../../ui/index.ts';

const colours = {
  asked: 'waiting',
  read: 'done',
  declined: 'soon',
  overtaken: 'done',
  withdrawn: 'done',
} as const;

function AskDialog({
  concern,
  again,
  shown,
  onClose,
}: {
  concern: Concern;
  again: () => Promise<unknown>;
  shown: boolean;
  onClose: () => void;
}) {
  const { readerPool: words, concernsDesk } = useMessages('desk');
  const readers = useRead(listPool, {}, { enabled: shown });
  const [reader, setReader] = useState('');
  const errors = useFormErrors(
    problemsOf(reader === '' && { field: 'poolReader', message: words.missing.reader }),
  );
  const command = useCommand(askPool, { refreshes: [getConcern, getMyWork] });
  const nobody = readers.data?.items.length === 0;
  const putAway = () => {
    setReader('');
    errors.reset();
    command.reset();
    onClose();
  };
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      impossible={nobody}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          { params: { concernId: concern.concernId }, body: { readerId: reader }, ifMatch: concern.version },
          { onSuccess: putAway, onError: () => void again() },
        )
      }
      open={shown}
      problem={command.error}
      submit={words.send}
      title={words.title}
    >
      <p>{words.what}</p>
      {readers.isPending && <Loading />}
      <ProblemNotice onRetry={() => void readers.refetch()} problem={readers.error} />
      {nobody && (
        <EmptyState drawing="table" title={words.nobody}>
          {words.nobodyWhat}
        </EmptyState>
      )}
      {readers.data && !nobody && (
        <ChoiceGroup
          label={words.who}
          name="poolReader"
          onChange={setReader}
          options={readers.data.items.map(each => ({
            value: each.readerId,
            label: `${each.label}, ${each.controller}`,
            help: [each.phone, each.workingDays && concernsDesk.weigh.opening.works(each.workingDays)]
              .filter(Boolean)
              .join(' · '),
          }))}
          value={reader}
          {...errors.of('poolReader')}
        />
      )}
    </FormDialog>
  );
}

/** A second or third reader of another municipality: who was asked, what came of it, and asking one. */
export function PoolSection({ concern, again }: { concern: Concern; again: () => Promise<unknown> }) {
  const { readerPool: words } = useMessages('desk');
  const dates = useDates();
  const [asking, setAsking] = useState(false);
  if (concern.pool.length === 0 && !concern.mayAskPool) return null;
  const runs = concern.pool[0]?.state === 'asked';
  return (
    <Section intro={words.intro} title={words.heading}>
      <div className="desk-stack">
        {concern.pool.length > 0 && (
          <ul className="desk-looks">
            {concern.pool.map(each => (
              <li key={each.requestId}>
                <Status state={colours[each.state]}>
                  {words.states[each.state](dates.day(each.readBefore))}
                </Status>
                <p className="p-quiet">
                  {words.asked(each.reader, each.organisation, dates.day(each.askedOn))}
                </p>
              </li>
            ))}
          </ul>
        )}
        {concern.mayAskPool && (
          <Button onClick={() => setAsking(true)} variant="tertiary">
            {runs ? words.askAnother : words.ask}
          </Button>
        )}
      </div>
      <AskDialog again={again} concern={concern} onClose={() => setAsking(false)} shown={asking} />
    </Section>
  );
}

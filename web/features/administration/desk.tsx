import { confirmRetention, getDeskRetention, type DeskRetention } from '#contract/administration.ts';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { useCommand, useRead } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import {
  Button,
  Details,
  EmptyState,
  Field,
  Loading,
  Notice,
  Page,
  ProblemNotice,
  Row,
  RowList,
  Section,
  Status,
  TextArea,
  Why,
} from '../../ui/index.ts';
import { useReturnFocus } from '../../ui/return-focus.ts';
import './administration.css';

type Desk = z.infer<typeof DeskRetention>;
type Kind = Desk['rules'][number]['kind'];
const longest = 110;

/** What the municipality has decided, in years, and where that stands. */
function ConfirmDialog({ desk, onClose, onDone }: { desk: Desk; onClose: () => void; onDone: () => void }) {
  const { administration } = useMessages('office');
  const words = administration.desk;
  const check = useTextCheck();
  useReturnFocus();
  const draft = useFormDraft<Record<Kind | 'decision', string>>({
    case: '',
    concern: '',
    'own-message': '',
    ...Object.fromEntries(
      desk.rules.map(({ kind, confirmedYears, years }) => [kind, String(confirmedYears ?? years ?? '')]),
    ),
    decision: desk.confirmed?.decision ?? '',
  });
  const { value } = draft;
  const errors = useFormErrors(
    problemsOf(
      ...desk.rules.map(({ kind, years }) => {
        const given = Number(value[kind]);
        if (!Number.isInteger(given) || given < 1 || given > longest)
          return { field: kind, message: words.form.yearsMissing };
        return years !== null && given < years && { field: kind, message: words.form.tooShort(years) };
      }),
      check('decision', value.decision, words.form.decisionMissing, 300),
    ),
  );
  const command = useCommand(confirmRetention, { refreshes: [getDeskRetention] });
  useUnsaved(draft.touched);
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      onCancel={onClose}
      onClose={onClose}
      onSubmit={() =>
        command.mutate(
          {
            body: {
              caseYears: Number(value.case),
              concernYears: Number(value.concern),
              ownMessageYears: Number(value['own-message']),
              decision: value.decision,
            },
          },
          { onSuccess: onDone },
        )
      }
      open
      problem={command.error}
      submit={words.form.save}
      title={words.form.title}
    >
      {desk.rules.map(({ kind }) => (
        <Field
          key={kind}
          label={words.form.years(words.kinds[kind])}
          maxLength={3}
          name={kind}
          onChange={years => draft.change({ [kind]: years })}
          size="short"
          value={value[kind]}
          {...errors.of(kind)}
        />
      ))}
      <TextArea
        label={words.form.decision}
        maxLength={300}
        name="decision"
        onChange={decision => draft.change({ decision })}
        rows={2}
        value={value.decision}
        {...errors.of('decision')}
      />
    </FormDialog>
  );
}

function Rules({ desk }: { desk: Desk }) {
  const { administration } = useMessages('office');
  const words = administration.desk;
  return (
    <RowList label={desk.desk}>
      {desk.rules.map(rule => {
        const from = words.froms[rule.from];
        const said =
          rule.confirmedYears !== null
            ? words.years(rule.confirmedYears, from)
            : rule.years !== null
              ? words.atLeast(rule.years, from)
              : words.undecided(from);
        return (
          <Row key={rule.kind} quiet={said} strong={words.kinds[rule.kind]}>
            <Why label={words.details(words.kinds[rule.kind])}>
              <Details
                items={[
                  { term: words.basis, value: rule.basis },
                  ...(rule.note === null ? [] : [{ term: words.note, value: rule.note }]),
                  { term: words.source, value: rule.source },
                ]}
              />
            </Why>
          </Row>
        );
      })}
    </RowList>
  );
}

/** How long the desk keeps what it receives, shown as not confirmed until the municipality has decided. */
export function DeskPart({ nav }: { nav: ReactNode }) {
  const { administration } = useMessages('office');
  const dates = useDates();
  const words = administration.desk;
  const query = useRead(getDeskRetention, {});
  const [confirming, setConfirming] = useState<Desk | undefined>();
  const [done, setDone] = useState(false);
  return (
    <Page context={words.intro} title={words.title} windowTitle={administration.window}>
      {nav}
      <div aria-live="polite">{done && <Notice>{words.done}</Notice>}</div>
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {query.data?.items.length === 0 && <EmptyState drawing="table" title={words.empty} />}
      {query.data?.items.map(desk => (
        <Section
          action={
            <Button onClick={() => setConfirming(desk)} variant={desk.confirmed ? 'secondary' : 'primary'}>
              {desk.confirmed ? words.again : words.act}
            </Button>
          }
          key={desk.desk}
          title={`${desk.desk}, ${desk.frameTitle}`}
        >
          <div className="admin-desk">
            {desk.confirmed === null ? (
              <>
                <Status state="soon">{words.notYet}</Status>
                <p>{words.notYetWhat}</p>
              </>
            ) : (
              <>
                <Status state="done">{words.isConfirmed}</Status>
                <p className="p-quiet">{words.confirmed(dates.day(desk.confirmed.on), desk.confirmed.by)}</p>
                <p>{`${words.decision}: ${desk.confirmed.decision}`}</p>
              </>
            )}
          </div>
          <Rules desk={desk} />
        </Section>
      ))}
      {confirming && (
        <ConfirmDialog
          desk={confirming}
          onClose={() => setConfirming(undefined)}
          onDone={() => {
            setConfirming(undefined);
            setDone(true);
          }}
        />
      )}
    </Page>
  );
}

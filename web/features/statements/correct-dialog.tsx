import { correctStatement, listStatements, type Statement, type Statements } from '#contract/statements.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { TextArea } from '../../ui/index.ts';
import { StatementFields } from './statement-fields.tsx';
import { bodyOf, useStatementProblems, type StatementForm } from './statement-form.ts';

/** What was written down wrongly is put right with a reason; what it said stays, and who was named stays named. */
export function CorrectDialog({
  statement,
  found,
  shown,
  onClose,
}: {
  statement: Statement;
  found: Statements;
  shown: boolean;
  onClose: () => void;
}) {
  const { statements } = useMessages('around');
  const words = statements.writeForm;
  const dates = useDates();
  const check = useTextCheck();
  const draft = useSeenDraft(statement, (seen): StatementForm & { reason: string } => ({
    organisation: seen.organisation,
    saidBy: seen.saidBy,
    phone: seen.phone ?? '',
    receivedOn: seen.receivedOn,
    what: seen.what,
    sharedBecause: seen.sharedBecause ?? '',
    condition: seen.condition ?? '',
    withheld: [],
    reason: '',
  }));
  const form = draft.value;
  const errors = useFormErrors([
    ...useStatementProblems(form, statement.withheldFrom.length > 0),
    ...problemsOf(check('statementReason', form.reason, words.reasonMissing, 400)),
  ]);
  const hands = useTwoHands(correctStatement, {
    refreshes: [listStatements],
    lines: [
      textLine('organisation', words.organisation, 120),
      textLine('saidBy', words.saidBy, 120),
      textLine('what', words.what, 4000),
      textLine('condition', words.condition, 400),
      textLine('sharedBecause', words.because, 400),
      textLine('phone', words.phone, 40),
      {
        name: 'receivedOn',
        label: words.receivedOn,
        fields: ['receivedOn'],
        show: said => dates.day(String(said['receivedOn'])),
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={() =>
        hands.save(
          {
            params: { statementId: statement.statementId },
            ifMatch: draft.seen.version,
            body: { ...bodyOf(form), alsoWithheldFrom: [...form.withheld], reason: form.reason },
          },
          bodyOf(draft.base),
          putAway,
        )
      }
      open={shown}
      submit={words.saveCorrection}
      title={words.titleCorrect}
    >
      <StatementFields
        change={draft.change}
        errors={errors}
        form={form}
        organisations={found.organisations.filter(({ name }) => !statement.withheldFrom.includes(name))}
      />
      <TextArea
        help={words.reasonHelp}
        label={words.reason}
        maxLength={400}
        name="statementReason"
        onChange={reason => draft.change({ reason })}
        rows={2}
        value={form.reason}
        {...errors.of('statementReason')}
      />
    </FormDialog>
  );
}

import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { problemsOf, useTextCheck } from '../../ui/form-errors.ts';

/** What is asked about a statement, when it is written down and when that is corrected. */
export interface StatementForm {
  organisation: string;
  saidBy: string;
  phone: string;
  receivedOn: string;
  what: string;
  sharedBecause: string;
  condition: string;
  /** Organisations to name, by their codes. */
  withheld: readonly string[];
}

const orNull = (words: string) => (words.trim() === '' ? null : words);

export const bodyOf = (form: StatementForm) => ({
  organisation: form.organisation,
  saidBy: form.saidBy,
  phone: orNull(form.phone),
  receivedOn: form.receivedOn,
  what: form.what,
  sharedBecause: orNull(form.sharedBecause),
  condition: orNull(form.condition),
});

/** `named`: the condition names somebody already, so its words stay. */
export function useStatementProblems(form: StatementForm, named = false) {
  const words = useMessages('around').statements.writeForm;
  const check = useTextCheck();
  return problemsOf(
    check('organisation', form.organisation, words.organisationMissing, 120),
    check('saidBy', form.saidBy, words.saidByMissing, 120),
    check('statementWhat', form.what, words.whatMissing, 4000),
    (named || form.withheld.length > 0) &&
      form.condition.trim() === '' && { field: 'condition', message: words.conditionMissing },
    form.receivedOn === '' && { field: 'receivedOn', message: words.receivedOnMissing },
    form.receivedOn > today() && { field: 'receivedOn', message: words.receivedOnLater },
  );
}

import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';

export interface AttachForm {
  kind: string | null;
  source: string;
  datedOn: string;
  condition: string;
  withheld: readonly string[];
  until: string;
  file: File | null;
}

/** `told`: what it is has been said already; then only the file is asked. */
export function useAttachForm(told: boolean, fileProblem: string | undefined) {
  const { attachments: words } = useMessages('case');
  const check = useTextCheck();
  const draft = useFormDraft<AttachForm>({
    kind: null,
    source: '',
    datedOn: today(),
    condition: '',
    withheld: [],
    until: '',
    file: null,
  });
  const form = draft.value;
  const file = problemsOf(
    form.file === null && { field: 'attachFile', message: words.fileMissing },
    fileProblem !== undefined && { field: 'attachFile', message: fileProblem },
  );
  const rest = problemsOf(
    form.kind === null && { field: 'attachKind', message: words.kindMissing },
    check('attachSource', form.source, words.sourceMissing, 120),
    form.datedOn === '' && { field: 'datedOn', message: words.datedOnMissing },
    form.datedOn > today() && { field: 'datedOn', message: words.datedOnLater },
    form.withheld.length > 0 &&
      form.condition.trim() === '' && { field: 'attachCondition', message: words.conditionMissing },
    form.until !== '' && form.until < today() && { field: 'usableUntil', message: words.untilPast },
  );
  const errors = useFormErrors(told ? file : [...file, ...rest]);
  return { words, draft, form, errors };
}

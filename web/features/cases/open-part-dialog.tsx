import { openCase, openPart, type Case } from '#contract/cases.ts';
import { listFrames } from '#contract/frames.ts';
import { useCommand, useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { ChoiceGroup, Loading } from '../../ui/index.ts';

const empty: { which: string | null } = { which: null };

/** Opened because a worry or goal is about it; being complete is no aim. */
export function OpenPartDialog({
  open,
  shown,
  onClose,
}: {
  open: Case;
  shown: boolean;
  onClose: () => void;
}) {
  const { cases } = useMessages('case');
  const words = cases.openPart;
  const draft = useFormDraft(empty);
  const { which } = draft.value;
  const errors = useFormErrors(problemsOf(which === null && { field: 'lifeDomain', message: words.missing }));
  const frames = useRead(listFrames, {}, { enabled: shown });
  const frame = frames.data?.items.find(each => each.code === open.frame.code);
  const closed = frame?.lifeDomains.filter(({ code }) => open.parts.every(({ part }) => part !== code));
  const command = useCommand(openPart, { refreshes: [openCase] });
  const putAway = usePutAway(onClose, draft, errors, command);
  const save = () => {
    if (which === null) return;
    command.mutate({ params: { caseId: open.caseId }, body: { lifeDomain: which } }, { onSuccess: putAway });
  };
  return (
    <FormDialog
      busy={command.isPending}
      errors={errors}
      impossible={closed?.length === 0}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={command.error ?? frames.error}
      submit={words.save}
      title={words.title}
    >
      {closed === undefined && <Loading />}
      {closed?.length === 0 && <p>{words.allOpen}</p>}
      {closed && closed.length > 0 && (
        <ChoiceGroup
          help={words.help}
          label={words.which}
          name="lifeDomain"
          onChange={value => draft.change({ which: value })}
          options={closed.map(({ code, title }) => ({ value: code, label: title }))}
          value={which}
          {...errors.of('lifeDomain')}
        />
      )}
    </FormDialog>
  );
}

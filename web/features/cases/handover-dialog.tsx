import { listHandovers, writeHandover, type Handover } from '#contract/handover.ts';
import { getMyWork } from '#contract/work.ts';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { DateField, Field, SelectField, TextArea } from '../../ui/index.ts';
import { standing } from './case-commands.ts';
import { Conflict } from './conflict.tsx';
import { HandoverLines, texts } from './handover-lines.tsx';

const somebody = 'name';

interface HandoverDialogProps {
  handover: Handover;
  introducers: readonly { heldFunctionId: string; label: string }[];
  shown: boolean;
  onClose: () => void;
}

/** The five lines. Nothing is needed yet: it is a draft, kept on the server, until the next director accepts it. */
export function HandoverDialog({ handover: open, introducers, shown, onClose }: HandoverDialogProps) {
  const { handover } = useMessages();
  const words = handover.form;
  const client = useQueryClient();
  const draft = useFormDraft({
    running: open.running ?? '',
    agreed: open.agreed ?? '',
    worries: open.worries ?? '',
    familyShouldKnow: open.familyShouldKnow ?? '',
    who: open.introducer === null ? '' : (open.introducer.heldFunctionId ?? somebody),
    name: open.introducer?.heldFunctionId === null ? open.introducer.label : '',
    introduceOn: open.introduceOn ?? '',
  });
  const { who, name, introduceOn, ...lines } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      who === somebody && name.trim() === '' && { field: 'introducerName', message: words.nameMissing },
    ),
  );
  const command = useCommand(writeHandover, { refreshes: [listHandovers, getMyWork] });
  const { outdated, busy, problem } = standing(command, open.version);
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    command.reset();
    onClose();
  };
  const save = () =>
    command.mutate(
      {
        params: { handoverId: open.handoverId },
        ifMatch: open.version,
        body: {
          ...lines,
          introducer: who === '' ? null : who === somebody ? { name } : { heldFunctionId: who },
          introduceOn: introduceOn === '' ? null : introduceOn,
        },
      },
      {
        onSuccess: putAway,
        onError: refused => {
          if (isProblem(refused, 'version-mismatch'))
            void client.invalidateQueries({ queryKey: [listHandovers.id] });
        },
      },
    );
  return (
    <FormDialog
      busy={busy}
      conflict={
        outdated ? (
          <Conflict>
            <p>{words.conflict}</p>
            <HandoverLines handover={open} />
          </Conflict>
        ) : undefined
      }
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={problem}
      submit={words.save}
      title={words.title}
    >
      <p className="p-quiet">{words.help}</p>
      {texts.map(line => (
        <TextArea
          key={line}
          label={handover.lines[line]}
          maxLength={2000}
          name={line}
          onChange={value => draft.change({ [line]: value })}
          optional
          rows={2}
          value={lines[line]}
        />
      ))}
      <SelectField
        help={words.introducerHelp}
        label={words.introducer}
        name="introducer"
        onChange={value => draft.change({ who: value })}
        optional
        options={[
          ...introducers.map(each => ({ value: each.heldFunctionId, label: each.label })),
          { value: somebody, label: words.someoneElse },
        ]}
        value={who}
      />
      {who === somebody && (
        <Field
          label={words.name}
          maxLength={120}
          name="introducerName"
          onChange={value => draft.change({ name: value })}
          value={name}
          {...errors.of('introducerName')}
        />
      )}
      <DateField
        label={words.introduceOn}
        min={today()}
        name="introduceOn"
        onChange={value => draft.change({ introduceOn: value })}
        optional
        value={introduceOn}
      />
    </FormDialog>
  );
}

import { listHandovers, writeHandover, type Handover } from '#contract/handover.ts';
import { getMyWork } from '#contract/work.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { DateField, Field, SelectField, TextArea } from '../../ui/index.ts';
import { texts } from './handover-lines.tsx';

const somebody = 'name';

interface HandoverDialogProps {
  handover: Handover;
  introducers: readonly { heldFunctionId: string; label: string }[];
  shown: boolean;
  onClose: () => void;
}

const formOf = (seen: Handover) => ({
  running: seen.running ?? '',
  agreed: seen.agreed ?? '',
  worries: seen.worries ?? '',
  familyShouldKnow: seen.familyShouldKnow ?? '',
  who: seen.introducer === null ? '' : (seen.introducer.heldFunctionId ?? somebody),
  name: seen.introducer?.heldFunctionId === null ? seen.introducer.label : '',
  introduceOn: seen.introduceOn ?? '',
});

const bodyOf = ({ who, name, introduceOn, ...lines }: ReturnType<typeof formOf>) => ({
  ...lines,
  introducer: who === '' ? null : who === somebody ? { name } : { heldFunctionId: who },
  introduceOn: introduceOn === '' ? null : introduceOn,
});

/** The five lines. Nothing is needed yet: it is a draft, kept on the server, until the next director accepts it. */
export function HandoverDialog({ handover: open, introducers, shown, onClose }: HandoverDialogProps) {
  const { handover } = useMessages('case');
  const words = handover.form;
  const dates = useDates();
  const draft = useSeenDraft(open, formOf);
  const { who, name, introduceOn, ...lines } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      who === somebody && name.trim() === '' && { field: 'introducerName', message: words.nameMissing },
    ),
  );
  const hands = useTwoHands(writeHandover, {
    refreshes: [listHandovers, getMyWork],
    lines: [
      ...texts.map(line => textLine(line, handover.lines[line], 2000)),
      {
        name: 'introducer',
        label: words.introducer,
        fields: ['introducer'],
        show: said => {
          const chosen = said['introducer'] as ReturnType<typeof bodyOf>['introducer'];
          if (chosen === null) return '';
          if ('name' in chosen) return chosen.name ?? '';
          return introducers.find(each => each.heldFunctionId === chosen.heldFunctionId)?.label ?? '';
        },
      },
      {
        name: 'introduceOn',
        label: words.introduceOn,
        fields: ['introduceOn'],
        show: ({ introduceOn: on }) => (typeof on === 'string' ? dates.day(on) : ''),
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  const save = () =>
    hands.save(
      {
        params: { handoverId: open.handoverId },
        ifMatch: draft.seen.version,
        body: bodyOf(draft.value),
      },
      bodyOf(draft.base),
      putAway,
    );
  return (
    <FormDialog
      errors={errors}
      hands={hands}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
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
          ownWords
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

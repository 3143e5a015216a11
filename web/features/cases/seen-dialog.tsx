import { openCase, recordSeen } from '#contract/cases.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { ChoiceGroup, DateField, Field } from '../../ui/index.ts';
import type { Child } from './children.tsx';

interface SeenForm {
  on: string;
  by: string;
  alone: 'yes' | 'no' | null;
}
const empty: SeenForm = { on: '', by: '', alone: null };

/** Laatst gezien en gesproken: when, by whom, alone or not. Three answers, no more. */
export function SeenDialog({
  caseId,
  child,
  shown,
  onClose,
}: {
  caseId: string;
  child: Child;
  shown: boolean;
  onClose: () => void;
}) {
  const { cases } = useMessages('case');
  const dates = useDates();
  const words = cases.child.form;
  const check = useTextCheck();
  const draft = useSeenDraft(child, () => empty);
  const { on, by, alone } = draft.value;
  const errors = useFormErrors(
    problemsOf(
      on === '' && { field: 'seenOn', message: words.onMissing },
      on > today() && { field: 'seenOn', message: words.onLater },
      check('seenBy', by, words.byMissing, 120),
      alone === null && { field: 'seenAlone', message: words.aloneMissing },
    ),
  );
  const hands = useTwoHands(recordSeen, {
    refreshes: [openCase],
    lines: [
      {
        name: 'seen',
        label: words.title(child.name),
        fields: ['seenOn', 'seenBy', 'alone'],
        show: ({ seenOn, seenBy, alone: how }) =>
          typeof seenOn === 'string'
            ? `${dates.day(seenOn)}${cases.child.seenBy(String(seenBy), '')}. ${how === true ? words.aloneYes : words.aloneNo}`
            : '',
      },
    ],
  });
  const putAway = usePutAway(onClose, draft, errors, hands);
  const save = () =>
    hands.save(
      {
        params: { caseId, childId: child.childId },
        body: { seenOn: on, seenBy: by, alone: alone === 'yes' },
        ifMatch: draft.seen.version,
      },
      {
        seenOn: draft.seen.lastSeenOn,
        seenBy: draft.seen.lastSeenBy,
        alone: draft.seen.lastSeenAlone,
      },
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
      title={words.title(child.name)}
    >
      <DateField
        direction="behind"
        label={words.on}
        max={today()}
        name="seenOn"
        onChange={value => draft.change({ on: value })}
        quick={[{ label: words.today, date: today() }]}
        value={on}
        {...errors.of('seenOn')}
      />
      <Field
        help={words.byHelp}
        label={words.by}
        maxLength={120}
        name="seenBy"
        onChange={value => draft.change({ by: value })}
        value={by}
        {...errors.of('seenBy')}
      />
      <ChoiceGroup
        inline
        label={words.alone}
        name="seenAlone"
        onChange={value => draft.change({ alone: value })}
        options={[
          { value: 'yes', label: words.aloneYes },
          { value: 'no', label: words.aloneNo },
        ]}
        value={alone}
        {...errors.of('seenAlone')}
      />
    </FormDialog>
  );
}

import { changeCase, listCases, openCase, type Case } from '#contract/cases.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { textLine, useTwoHands } from '../../two-hands.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { usePutAway } from '../../ui/put-away.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { DateField, TextArea } from '../../ui/index.ts';

export function ChangeDialog({ open, shown, onClose }: { open: Case; shown: boolean; onClose: () => void }) {
  const { cases } = useMessages('case');
  const words = cases.change;
  const check = useTextCheck();
  const dates = useDates();
  const draft = useSeenDraft(open, seen => ({ headline: seen.headline, lookBackOn: seen.nextLookBackOn }));
  const { headline, lookBackOn } = draft.value;
  const body = {
    ...(headline !== draft.base.headline && { headline }),
    ...(lookBackOn !== draft.base.lookBackOn && { nextLookBackOn: lookBackOn }),
  };
  const errors = useFormErrors(
    problemsOf(
      check('headline', headline, words.headlineMissing, 300),
      lookBackOn === '' && { field: 'lookBackOn', message: words.lookBackMissing },
      Object.keys(body).length === 0 && { field: 'headline', message: words.nothing },
    ),
  );
  const hands = useTwoHands(changeCase, {
    refreshes: [openCase, listCases],
    lines: [
      textLine('headline', words.headline, 300),
      {
        name: 'nextLookBackOn',
        label: words.lookBack,
        fields: ['nextLookBackOn'],
        show: ({ nextLookBackOn: on }) => (typeof on === 'string' ? dates.day(on) : ''),
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
          { params: { caseId: open.caseId }, body, ifMatch: draft.seen.version },
          { headline: draft.base.headline, nextLookBackOn: draft.base.lookBackOn },
          putAway,
        )
      }
      open={shown}
      submit={words.save}
      title={words.title}
    >
      <TextArea
        help={words.headlineHelp}
        label={words.headline}
        maxLength={300}
        name="headline"
        onChange={value => draft.change({ headline: value })}
        ownWords
        rows={2}
        value={headline}
        {...errors.of('headline')}
      />
      <DateField
        label={words.lookBack}
        name="lookBackOn"
        onChange={value => draft.change({ lookBackOn: value })}
        value={lookBackOn}
        {...errors.of('lookBackOn')}
      />
    </FormDialog>
  );
}

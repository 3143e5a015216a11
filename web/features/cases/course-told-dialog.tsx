import { changeCase, openCase, type Case } from '#contract/cases.ts';
import { openCourse } from '#contract/course.ts';
import { getMyWork } from '#contract/work.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { useTwoHands } from '../../two-hands.ts';
import { today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSeenDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import { DateField } from '../../ui/index.ts';
import { usePutAway } from '../../ui/put-away.ts';

/** The parents were told, by a talk: when. What was said belongs in a contact note. */
export function ToldDialog({ open, shown, onClose }: { open: Case; shown: boolean; onClose: () => void }) {
  const { course } = useMessages('around');
  const words = course.stops.toldForm;
  const dates = useDates();
  const draft = useSeenDraft(open, () => ({ on: today() }));
  const { on } = draft.value;
  const errors = useFormErrors(
    problemsOf((on === '' || on > today()) && { field: 'parentsToldOn', message: words.missing }),
  );
  const hands = useTwoHands(changeCase, {
    refreshes: [openCase, openCourse, getMyWork],
    lines: [
      {
        name: 'parentsToldOn',
        label: words.on,
        fields: ['parentsToldOn'],
        show: ({ parentsToldOn: day }) => (typeof day === 'string' ? dates.day(day) : ''),
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
          { params: { caseId: open.caseId }, body: { parentsToldOn: on }, ifMatch: draft.seen.version },
          {},
          putAway,
        )
      }
      open={shown}
      submit={words.save}
      title={words.title}
    >
      <p className="p-quiet">{words.what}</p>
      <DateField
        label={words.on}
        max={today()}
        name="parentsToldOn"
        onChange={value => draft.change({ on: value })}
        value={on}
        {...errors.of('parentsToldOn')}
      />
    </FormDialog>
  );
}

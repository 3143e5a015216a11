import { changeMeeting, listMeetings, planMeeting, type Meeting, type Meetings } from '#contract/meetings.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useDates, useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormDraft } from '../../ui/form-draft.ts';
import { problemsOf, useFormErrors, useTextCheck } from '../../ui/form-errors.ts';
import { Actions, Button, DateField, Field, Notice } from '../../ui/index.ts';
import { OutsideFields, SeatFields } from './seat-fields.tsx';
import {
  askedOf,
  candidatesOf,
  nothingSaid,
  outsideOf,
  seatsOf,
  type OutsideSeat,
  type Seat,
} from './seats.ts';
import { useStale } from './stale.ts';

interface PlanForm {
  heldOn: string;
  beginsAt: string;
  place: string;
  seats: Readonly<Record<string, Seat>>;
  outside: readonly OutsideSeat[];
}

const daysAhead = 180;
const daysBack = 30;
/** As it is kept: "9.30" and "09:30" are the same time. */
const readTime = (typed: string) =>
  typed
    .trim()
    .replace('.', ':')
    .replace(/^(\d):/, '0$1:');
const isTime = (typed: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(readTime(typed));

function usePlanForm(found: Meetings, meeting: Meeting | undefined) {
  const words = useMessages('around').meetings.planForm;
  const dates = useDates();
  const check = useTextCheck();
  const candidates = candidatesOf(found);
  const draft = useFormDraft<PlanForm>({
    heldOn: meeting?.heldOn ?? '',
    beginsAt: meeting === undefined ? '' : dates.time(meeting.beginsAt),
    place: meeting?.place ?? '',
    seats: seatsOf(meeting),
    outside: outsideOf(meeting),
  });
  const form = draft.value;
  const seatOf = (id: string) => form.seats[id] ?? nothingSaid;
  const errors = useFormErrors(
    problemsOf(
      form.heldOn === '' && { field: 'heldOn', message: words.heldOnMissing },
      !isTime(form.beginsAt) && { field: 'beginsAt', message: words.beginsAtMissing },
      check('place', form.place, words.placeMissing, 160),
      ...candidates.flatMap(each => {
        const seat = seatOf(each.id);
        return [
          each.mustBeAsked &&
            seat.invited === null && { field: `uit-${each.id}`, message: words.sayOf(each.label) },
          seat.invited === 'no' && check(`waarom-${each.id}`, seat.because, words.becauseMissing, 400),
          seat.invited === 'yes' &&
            each.parts.length > 0 &&
            seat.hears.length === 0 && { field: `hoort-${each.id}`, message: words.hearsMissing(each.label) },
        ];
      }),
      ...form.outside.flatMap((each, index) => [
        check(`functie-buiten-${index}`, each.function, words.functionMissing, 80),
        check(`organisatie-buiten-${index}`, each.organisation, words.organisationMissing, 80),
        each.hears.length === 0 && {
          field: `hoort-buiten-${index}`,
          message: words.hearsMissing(each.function.trim() === '' ? words.someone : each.function),
        },
      ]),
    ),
  );
  return { words, candidates, draft, form, seatOf, errors };
}

/** Overleg plannen: when, where, who is asked and what each may hear. */
export function PlanDialog({
  found,
  meeting,
  shown,
  onClose,
}: {
  found: Meetings;
  meeting?: Meeting;
  shown: boolean;
  onClose: () => void;
}) {
  const { words, candidates, draft, form, seatOf, errors } = usePlanForm(found, meeting);
  const refreshes = { refreshes: [listMeetings, getMyWork] };
  const plan = useCommand(planMeeting, refreshes);
  const change = useCommand(changeMeeting, refreshes);
  const stale = useStale();
  useUnsaved(draft.touched);
  const putAway = () => {
    draft.clear();
    errors.reset();
    plan.reset();
    change.reset();
    onClose();
  };
  const save = () => {
    const body = {
      heldOn: form.heldOn,
      beginsAt: readTime(form.beginsAt),
      place: form.place,
      attendees: askedOf(candidates, form.seats, form.outside),
    };
    if (meeting === undefined)
      plan.mutate({ params: { caseId: found.caseId }, body }, { onSuccess: putAway, onError: stale });
    else
      change.mutate(
        { params: { meetingId: meeting.meetingId }, ifMatch: meeting.version, body },
        { onSuccess: putAway, onError: stale },
      );
  };
  const seat = (id: string, changed: Partial<Seat>) =>
    draft.change({ seats: { ...form.seats, [id]: { ...seatOf(id), ...changed } } });
  const outside = (at: number, changed: Partial<OutsideSeat>) =>
    draft.change({
      outside: form.outside.map((each, index) => (index === at ? { ...each, ...changed } : each)),
    });
  return (
    <FormDialog
      busy={plan.isPending || change.isPending}
      errors={errors}
      onCancel={putAway}
      onClose={onClose}
      onSubmit={save}
      open={shown}
      problem={plan.error ?? change.error}
      submit={meeting === undefined ? words.save : words.saveChange}
      title={meeting === undefined ? words.title : words.changeTitle}
    >
      <DateField
        label={words.heldOn}
        max={addDays(today(), daysAhead)}
        min={addDays(today(), -daysBack)}
        name="heldOn"
        onChange={heldOn => draft.change({ heldOn })}
        quick={[
          { label: words.week, date: addDays(today(), 7) },
          { label: words.twoWeeks, date: addDays(today(), 14) },
        ]}
        value={form.heldOn}
        {...errors.of('heldOn')}
      />
      <Field
        help={words.beginsAtHelp}
        label={words.beginsAt}
        maxLength={5}
        name="beginsAt"
        onChange={beginsAt => draft.change({ beginsAt })}
        size="short"
        value={form.beginsAt}
        {...errors.of('beginsAt')}
      />
      <Field
        help={found.addressIsSecret ? words.placeSecret : words.placeHelp}
        label={words.place}
        maxLength={160}
        name="place"
        onChange={place => draft.change({ place })}
        value={form.place}
        {...errors.of('place')}
      />
      <Notice>{words.hearsWhat}</Notice>
      {candidates.map(each => (
        <SeatFields
          candidate={each}
          found={found}
          key={each.id}
          of={errors.of}
          onChange={changed => seat(each.id, changed)}
          seat={seatOf(each.id)}
        />
      ))}
      {form.outside.map((each, index) => (
        <OutsideFields
          found={found}
          index={index}
          key={index}
          of={errors.of}
          onChange={changed => outside(index, changed)}
          onRemove={() => draft.change({ outside: form.outside.filter((_, at) => at !== index) })}
          seat={each}
        />
      ))}
      <Actions>
        <Button
          onClick={() =>
            draft.change({
              outside: [
                ...form.outside,
                { ...nothingSaid, invited: 'yes', function: '', organisation: '', name: '' },
              ],
            })
          }
          variant="secondary"
        >
          {words.addOutside}
        </Button>
      </Actions>
    </FormDialog>
  );
}

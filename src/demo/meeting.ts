/** Overleg aan de keukentafel: it was held today, and the next one is planned. Nobody in it exists. */
import * as meetings from '#contract/meetings.ts';
import * as plans from '#contract/plans.ts';
import type { Someone } from './someone.ts';

const whole = { invited: true, notInvitedBecause: null, firstHalfHour: false } as const;
const firstHalfHour = { ...whole, firstHalfHour: true } as const;

const notes = [
  {
    part: 'headline',
    words:
      'Noor wil dat niemand haar nog vraagt om iets weg te brengen. Moeder en vader zijn het daarmee eens.',
  },
  {
    part: 'school-work',
    words: 'Noor begint drie dagen om negen uur. De mentor belt moeder als zij er niet is, en niet de buurt.',
  },
  {
    part: 'money',
    words: 'Moeder heeft een afspraak over de huur. Zij neemt de brieven mee die zij nog heeft.',
  },
];

/** Mother, father by video, Noor, the neighbour, the director; attendance officer and school for the first half hour. */
export const meet = async (director: Someone, caseId: string, today: Temporal.PlainDate): Promise<void> => {
  const params = { caseId };
  const { around, parts } = await director(meetings.listMeetings, { params });
  if (around === null) throw new Error('demo: nobody can be asked for a meeting');
  const all = parts.map(({ part }) => part);
  const person = (role: string) =>
    around.people.filter(each => each.role.toLowerCase().includes(role)).map(each => each.personId)[0];
  const attendees: meetings.AttendeeAsked[] = [];
  const asked = (given: unknown) => attendees.push(meetings.AttendeeAsked.parse(given));
  for (const role of ['moeder', 'vader'])
    asked({ ...whole, kind: 'person', personId: person(role), hears: all });
  const neighbour = person('haalt noor');
  if (neighbour !== undefined)
    asked({ ...whole, kind: 'person', personId: neighbour, hears: ['headline', 'safety'] });
  for (const child of around.children)
    if (child.mustBeAsked) asked({ ...whole, kind: 'child', childId: child.childId, hears: all });
  for (const each of around.team) {
    if (each.label === 'Casusregisseur')
      asked({
        ...whole,
        kind: 'team',
        grantId: each.grantId,
        hears: all.filter(part => each.parts.includes(part)),
      });
    if (each.label === 'Leerplichtambtenaar')
      asked({ ...firstHalfHour, kind: 'team', grantId: each.grantId, hears: ['school-work'] });
  }
  asked({
    ...firstHalfHour,
    kind: 'outside',
    function: 'Mentor',
    organisation: 'Duinlicht College',
    name: null,
    hears: ['school-work'],
  });
  const plan = (heldOn: Temporal.PlainDate, beginsAt: string) =>
    director(meetings.planMeeting, {
      params,
      body: { heldOn: heldOn.toString(), beginsAt, place: 'Aan de keukentafel', attendees },
    });
  const { meetingId } = await plan(today, '09:30');
  const found = (await director(meetings.listMeetings, { params })).meetings.find(
    each => each.meetingId === meetingId,
  );
  await director(meetings.recordAttendance, {
    params: { meetingId },
    ifMatch: 1,
    body: {
      attendees: (found?.attendees ?? []).map(({ attendeeId, label }) => ({
        attendeeId,
        presence: label.toLowerCase().endsWith('vader') ? ('video' as const) : ('present' as const),
      })),
    },
  });
  for (const note of notes) await director(meetings.writeMeetingNote, { params: { meetingId }, body: note });
  await director(plans.addAgreement, {
    params,
    body: {
      part: 'school-work',
      kind: 'help',
      what: 'De mentor stuurt het nieuwe rooster aan Noor en moeder',
      keeper: { name: 'Mentor van Duinlicht College' },
      dueOn: today.add({ days: 7 }).toString(),
      meetingId,
    },
  });
  const inTwoWeeks = today.add({ days: 14 });
  // on a Monday
  await plan(inTwoWeeks.add({ days: (8 - inTwoWeeks.dayOfWeek) % 7 }), '15:30');
};

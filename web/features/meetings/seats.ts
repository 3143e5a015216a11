import type { AttendeeAsked, Meeting, Meetings } from '#contract/meetings.ts';

/** What is said of one person while a meeting is planned: nothing yet, invited, or why not. */
export interface Seat {
  invited: 'yes' | 'no' | null;
  because: string;
  hears: readonly string[];
  firstHalfHour: boolean;
}
export const nothingSaid: Seat = { invited: null, because: '', hears: [], firstHalfHour: false };

export interface OutsideSeat extends Seat {
  function: string;
  organisation: string;
  name: string;
}

/** Somebody who can be asked, whoever it is. */
export interface Candidate {
  id: string;
  kind: 'person' | 'child' | 'team';
  label: string;
  detail: string;
  mustBeAsked: boolean;
  /** The parts that may be said to this one. */
  parts: readonly string[];
}

/** Parents and older children first: of them something must be said. */
export const candidatesOf = (found: Meetings): readonly Candidate[] => {
  const all = found.parts.map(({ part }) => part);
  const { people = [], children = [], team = [] } = found.around ?? {};
  const around: Candidate[] = [
    ...people.map(each => ({
      id: each.personId,
      kind: 'person' as const,
      label: each.name,
      detail: each.role,
      mustBeAsked: each.mustBeAsked,
      parts: all,
    })),
    ...children.map(each => ({
      id: each.childId,
      kind: 'child' as const,
      label: each.name,
      detail: '',
      mustBeAsked: each.mustBeAsked,
      parts: all,
    })),
    ...team.map(each => ({
      id: each.grantId,
      kind: 'team' as const,
      label: each.label,
      detail: each.organisation,
      mustBeAsked: false,
      parts: all.filter(part => each.parts.includes(part)),
    })),
  ];
  return around.toSorted((one, other) => Number(other.mustBeAsked) - Number(one.mustBeAsked));
};

/** As it was planned before. */
export const seatsOf = (meeting: Meeting | undefined): Readonly<Record<string, Seat>> =>
  Object.fromEntries(
    (meeting?.attendees ?? []).flatMap(each =>
      each.of === null
        ? []
        : [
            [
              each.of,
              {
                invited: each.invited ? 'yes' : 'no',
                because: each.notInvitedBecause ?? '',
                hears: each.hears.map(({ part }) => part),
                firstHalfHour: each.firstHalfHour,
              } satisfies Seat,
            ],
          ],
    ),
  );

const beforeComma = (label: string): readonly [name: string, title: string] => {
  const at = label.indexOf(', ');
  return at === -1 ? ['', label] : [label.slice(0, at), label.slice(at + 2)];
};
export const outsideOf = (meeting: Meeting | undefined): readonly OutsideSeat[] =>
  (meeting?.attendees ?? [])
    .filter(({ kind }) => kind === 'outside')
    .map(each => {
      const [name, title] = beforeComma(each.label);
      return {
        invited: 'yes',
        because: '',
        hears: each.hears.map(({ part }) => part),
        firstHalfHour: each.firstHalfHour,
        function: title,
        organisation: each.organisation ?? '',
        name,
      };
    });

const said = (seat: Seat) => ({
  invited: seat.invited === 'yes',
  notInvitedBecause: seat.invited === 'yes' ? null : seat.because,
  hears: seat.invited === 'yes' ? [...seat.hears] : [],
  firstHalfHour: seat.invited === 'yes' && seat.firstHalfHour,
});

/** What is sent: whoever something was said of. */
export const askedOf = (
  candidates: readonly Candidate[],
  seats: Readonly<Record<string, Seat>>,
  outside: readonly OutsideSeat[],
): AttendeeAsked[] => [
  ...candidates.flatMap((each): AttendeeAsked[] => {
    const seat = seats[each.id];
    if (seat === undefined || seat.invited === null) return [];
    if (each.kind === 'person')
      return [{ kind: 'person', personId: each.id as never, ...said(seat) } as AttendeeAsked];
    if (each.kind === 'child')
      return [{ kind: 'child', childId: each.id as never, ...said(seat) } as AttendeeAsked];
    return [{ kind: 'team', grantId: each.id as never, ...said(seat) } as AttendeeAsked];
  }),
  ...outside.map((each): AttendeeAsked => ({
    kind: 'outside',
    function: each.function,
    organisation: each.organisation,
    name: each.name.trim() === '' ? null : each.name,
    ...said({ ...each, invited: 'yes' }),
  })),
];

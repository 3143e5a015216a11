/** The clock of the shell; rules get dates and instants as arguments. */
export interface Clock {
  readonly now: () => Temporal.Instant;
  /** The calendar date in the Netherlands: legal terms are dates there. */
  readonly today: () => Temporal.PlainDate;
}

export const zone = 'Europe/Amsterdam';

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: () => Temporal.Now.plainDateISO(zone),
};

/** The first instant after a date: access "until and including" a day ends there. */
export const endOfDay = (date: Temporal.PlainDate): string =>
  date.add({ days: 1 }).toZonedDateTime(zone).toInstant().toString();

export const isBefore = (one: string, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(Temporal.PlainDate.from(one), other) < 0;

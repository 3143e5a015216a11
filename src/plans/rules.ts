import { refusal, type Refusal } from '#kernel/refusal.ts';

interface Bounds {
  readonly today: string;
  readonly latest: string;
}

/** An agreement is for today or later, and for no longer than a year: a plan that far ahead is no agreement. Dates compare as text. */
export const dueDate = (on: string, bounds: Bounds, field = 'dueOn'): string | Refusal =>
  on < bounds.today || on > bounds.latest
    ? refusal('term-out-of-bounds', [{ field, message: 'Kies vandaag of een latere dag, binnen een jaar' }])
    : on;

/** An agreement as it is written down: who keeps it as far as a day goes, and for when. */
interface Agreed {
  readonly byOrganisation: boolean;
  readonly dueOn: string;
}

/**
 * An agreement is corrected while it is open or waits. That an organisation let its day pass stays as it happened; of a family
 * there is no such thing, so a slip of the pen is put right afterwards too, and a day is agreed anew.
 */
export const corrected = (
  was: Agreed & { readonly state: string },
  becomes: Agreed,
  bounds: Bounds,
): string | Refusal => {
  if (was.state !== 'open' && was.state !== 'waiting') return refusal('already-done');
  if (was.byOrganisation && was.dueOn < bounds.today)
    return refusal('term-out-of-bounds', [
      { field: 'dueOn', message: 'De dag is voorbij. Vul in of het is gelukt, en maak een nieuwe afspraak' },
    ]);
  return becomes.dueOn === was.dueOn && !becomes.byOrganisation
    ? becomes.dueOn
    : dueDate(becomes.dueOn, bounds);
};

/** What has been said or begun was on a day that has been. */
export const pastDay = (on: string, today: string, field: string): string | Refusal =>
  on > today ? refusal('term-out-of-bounds', [{ field, message: 'Kies vandaag of een eerdere dag' }]) : on;

export type AnswerState = 'open' | 'kept' | 'partly' | 'not-kept';

/** Not (wholly) kept asks what made it hard; nothing else follows by itself, and never from the family's side. "open" takes an answer back. */
export const answered = (
  state: AnswerState,
  note: string | null,
): { readonly state: AnswerState; readonly note: string | null } | Refusal => {
  const words = note === '' ? null : note;
  if ((state === 'partly' || state === 'not-kept') && words === null)
    return refusal('invalid-input', [{ field: 'note', message: 'Wat maakte het lastig? Eén zin is genoeg' }]);
  return { state, note: state === 'open' ? null : words };
};

export type Holds = 'yes' | 'partly' | 'no';

/** The weekly question about safety: whoever says that it does not (wholly) hold says what happened, since somebody has to act on it. */
export const checked = (
  holds: Holds,
  note: string | null,
): { readonly holds: Holds; readonly note: string | null } | Refusal => {
  const words = note === '' ? null : note;
  return holds !== 'yes' && words === null
    ? refusal('invalid-input', [
        { field: 'note', message: 'Schrijf in één zin wat er gebeurde, en wat u nu doet' },
      ])
    : { holds, note: words };
};

/** How a sanction is called, as the beginning of a word or as a few words. A short list: it catches what is written in haste. */
const sanctions: readonly RegExp[] = [
  /(?<!\p{L})(?:boete|dwangsom|sanctie|gestraft|bestraf)\p{L}*/iu,
  /(?<!\p{L})straf(?:fen)?(?!\p{L})/iu,
  /(?<!\p{L})(?:kort|korten|korting|gekort|stopt|stoppen|stopzetten|stopgezet|intrekken)(?!\p{L})[^.]*?(?<!\p{L})uitkering/iu,
  /(?<!\p{L})uitkering[^.]*?(?<!\p{L})(?:kort|korten|gekort|stopt|stoppen|stopgezet|ingetrokken)(?!\p{L})/iu,
  /(?<!\p{L})uithuisplaats\p{L}*/iu,
  /(?<!\p{L})uit huis (?:ge)?plaats\p{L}*/iu,
  /(?<!\p{L})ondertoezichtstelling\p{L}*/iu,
  /(?<!\p{L})OTS(?!\p{L})/u,
  /(?<!\p{L})(?:ontruim|uithuiszet)\p{L}*/iu,
  /(?<!\p{L})proces-?verba\p{L}*/iu,
];

/** The first words in a text that name a sanction. */
const sanctionIn = (text: string): string | undefined => {
  for (const sanction of sanctions) {
    const [found] = sanction.exec(text) ?? [];
    if (found !== undefined) return found;
  }
  return undefined;
};

export type Directing = 'family' | 'together' | 'court-measure';

/**
 * What follows when an agreement is not kept. Without a measure of the court the plan is voluntary, and a plan that
 * punishes is none: a sanction is a decision of its own, of whoever has that power, with objection and terms.
 */
export const ifNotKept = (
  text: string | null,
  directing: Directing,
  field = 'ifNot',
): string | null | Refusal => {
  const words = text === '' ? null : text;
  const found = words === null || directing === 'court-measure' ? undefined : sanctionIn(words);
  return found === undefined
    ? words
    : refusal('sanction-in-voluntary-plan', [
        {
          field,
          message: `Hier staat "${found}". In een vrijwillig plan kan dat niet: schrijf wat jullie dan bespreken of proberen.`,
        },
      ]);
};

/** Whether the plan may be voluntary from now on: no agreement in it may name a sanction. */
export const direct = (directing: Directing, ifNots: readonly (string | null)[]): Directing | Refusal => {
  for (const text of ifNots) {
    const fine = ifNotKept(text, directing, 'directing');
    if (typeof fine === 'object' && fine !== null) return fine;
  }
  return directing;
};

export type TakesPart = 'yes' | 'partly' | 'no';

/**
 * Whether the family takes part. Who does not, or not wholly, is not let go of: what happens then is said with it. That is
 * what professionals do, so in a voluntary plan it is no sanction.
 */
export const takesPart = (
  answer: TakesPart,
  andThen: string | null,
  directing: Directing,
): { readonly answer: TakesPart; readonly andThen: string | null } | Refusal => {
  if (answer === 'yes') return { answer, andThen: null };
  const words = ifNotKept(andThen, directing, 'andThen');
  if (words === null)
    return refusal('invalid-input', [
      { field: 'andThen', message: 'Schrijf in één zin wat u dan doet. Meepraten kan altijd nog' },
    ]);
  return typeof words === 'string' ? { answer, andThen: words } : words;
};

export interface Waiting {
  readonly organisation: string;
  readonly since: string;
  readonly expectedOn: string | null;
  readonly bridge: string | null;
}

/** A place is waited for since a day that has been; when it is expected lies after that. Without a bridge there is a task from today. */
export const waiting = (
  given: Waiting,
  today: string,
): (Waiting & { readonly bridgeBy: string | null }) | Refusal => {
  const bridge = given.bridge === '' ? null : given.bridge;
  if (given.since > today)
    return refusal('term-out-of-bounds', [{ field: 'since', message: 'Kies vandaag of een eerdere dag' }]);
  if (given.expectedOn !== null && given.expectedOn <= given.since)
    return refusal('term-out-of-bounds', [
      { field: 'expectedOn', message: 'Kies een dag na het begin van het wachten' },
    ]);
  return { ...given, bridge, bridgeBy: bridge === null ? today : null };
};

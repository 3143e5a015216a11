/** Who must be asked for a meeting, what each may hear, and where it may be. */
import type { FieldError, Refusal } from '#kernel/refusal.ts';
import { refusal } from '#kernel/refusal.ts';

/** Somebody who is asked, as far as the rules go. */
export interface Asked {
  readonly kind: 'person' | 'child' | 'team' | 'outside';
  /** The person, child or access; null for somebody from outside. */
  readonly id: string | null;
  readonly invited: boolean;
  readonly because: string | null;
  readonly hears: readonly string[];
}

export interface Around {
  readonly people: readonly { readonly id: string; readonly name: string; readonly mustBeAsked: boolean }[];
  readonly children: readonly { readonly id: string; readonly name: string; readonly mustBeAsked: boolean }[];
  readonly team: readonly { readonly id: string; readonly parts: readonly string[] }[];
  /** The parts that the case has. */
  readonly parts: readonly string[];
}

const wordsIn = (role: string): readonly string[] => role.toLowerCase().split(/[^\p{L}]+/u);

/** "Moeder van Noor" is a parent; "grootmoeder" is none. Whether a parent has authority is a sentence that people read. */
export const isParent = (role: string, parentWords: readonly string[]): boolean =>
  wordsIn(role).some(word => parentWords.includes(word));

/** A child whose age nobody knows is asked as an older child is. */
export const isOldEnough = (age: number | null, from: number): boolean => age === null || age >= from;

/** Four digits and two letters, or a street and a number. */
const addressLike = [/\b\d{4}\s?[A-Za-z]{2}\b/, /\p{L}{3,}\.?\s+\d{1,5}\s?[a-z]?\b/iu];
/** Not an address: "kamer 12", "lokaal 3", "verdieping 2". */
const indoors = /\b(kamer|lokaal|zaal|ruimte|verdieping|etage|spreekkamer)\s+\d{1,4}/giu;
export const looksLikeAddress = (place: string): boolean =>
  addressLike.some(form => form.test(place.replaceAll(indoors, ' ')));

/** Where somebody lives in secret, no invitation may give the place away. */
export const place = (text: string, addressIsSecret: boolean): string | Refusal =>
  addressIsSecret && looksLikeAddress(text)
    ? refusal('address-is-secret', [
        { field: 'place', message: 'Schrijf de plek zonder adres, bijvoorbeeld: bij ons op kantoor' },
      ])
    : text;

/** A meeting is planned ahead, or written down afterwards. Dates compare as text. */
export const day = (
  heldOn: string,
  bounds: { readonly earliest: string; readonly latest: string },
): string | Refusal =>
  heldOn < bounds.earliest || heldOn > bounds.latest
    ? refusal('term-out-of-bounds', [
        { field: 'heldOn', message: 'Kies een dag binnen een half jaar, of van de afgelopen maand' },
      ])
    : heldOn;

/** Of everybody: invited or why not, nobody twice, and no part that is not theirs to hear. */
export function seating<T extends Asked>(given: readonly T[], around: Around): readonly T[] | Refusal {
  const seen = new Set<string>();
  const errors: FieldError[] = [];
  for (const [index, each] of given.entries()) {
    const field = `attendees.${index}`;
    if (each.id !== null && seen.has(each.id))
      return refusal('invalid-input', [{ field, message: 'Deze persoon staat er twee keer' }]);
    if (each.id !== null) seen.add(each.id);
    if (!each.invited && each.because === null)
      errors.push({ field, message: 'Schrijf op waarom deze persoon niet is uitgenodigd' });
    if (each.hears.some(part => !around.parts.includes(part))) return refusal('part-not-open');
    const member = each.kind === 'team' ? around.team.find(({ id }) => id === each.id) : undefined;
    if (member !== undefined && each.hears.some(part => !member.parts.includes(part)))
      return refusal('level-too-high', [
        { field, message: 'Geef deze collega eerst toegang tot dit deel, of kies een ander deel' },
      ]);
  }
  if (errors.length > 0) return refusal('invalid-input', errors);
  const missing = [...around.people, ...around.children].filter(
    ({ id, mustBeAsked }) => mustBeAsked && !seen.has(id),
  );
  if (missing.length > 0)
    return refusal('not-everyone-asked', [
      { field: 'attendees', message: `Nog van ${missing.length} niet gezegd: uitgenodigd, of waarom niet` },
    ]);
  // who is not invited hears nothing; who is invited needs no reason
  return given.map(each => (each.invited ? { ...each, because: null } : { ...each, hears: [] }));
}

/** Everybody who was invited was there, or was not. */
export const attendance = (
  invited: readonly string[],
  said: readonly { readonly attendeeId: string; readonly presence: string }[],
): Readonly<Record<string, string>> | Refusal => {
  const presences = Object.fromEntries(said.map(each => [each.attendeeId, each.presence]));
  return invited.every(id => Object.hasOwn(presences, id)) &&
    said.every(each => invited.includes(each.attendeeId))
    ? presences
    : refusal('invalid-input', [
        { field: 'attendees', message: 'Zeg van iedereen die was uitgenodigd of hij of zij er was' },
      ]);
};

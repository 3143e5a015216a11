/**
 * What somebody tries who wants in: sessions that are not there, requests from other sites, keys and versions of
 * others, bodies and addresses nobody would write. Each has an answer that it must have; none may be a fault of ours
 * (5xx), and none may show a word of a family that is not this reader's to see.
 */
import type { Focus } from '../planting/changes.ts';
import { addressAttacks, methodAttacks } from './attackers-addresses.ts';
import { bodyAttacks, childRefAttacks, cursorAttacks, valueAttacks } from './attackers-bodies.ts';
import { keyAttacks, sessionAttacks, siteAttacks, versionAttacks } from './attackers-headers.ts';
import { linkAttacks } from './attackers-links.ts';
import type { Families } from './families.ts';
import { openField, type Attacks, type Field } from './field.ts';
import type { House } from './house.ts';

const parts: Readonly<Record<string, (field: Field) => Promise<void>>> = {
  // the longest first
  values: valueAttacks,
  sessions: sessionAttacks,
  sites: siteAttacks,
  keys: keyAttacks,
  versions: versionAttacks,
  cursors: cursorAttacks,
  references: childRefAttacks,
  bodies: bodyAttacks,

  methods: methodAttacks,
  addresses: addressAttacks,
  links: linkAttacks,
};

/** Each part has families of its own, so that two can be tried beside each other. */
export async function attack(house: House, families: Families, focus?: Focus): Promise<Attacks> {
  const attacks: Attacks = { counts: new Map(), faults: [] };
  const waiting = Object.entries(parts).filter(([part]) => focus?.parts.includes(part) ?? true);
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await next[1](openField(house, families, attacks, focus));
  };
  await Promise.all([work(), work()]);
  return attacks;
}

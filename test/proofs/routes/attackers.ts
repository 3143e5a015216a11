/**
 * What somebody tries who wants in: sessions that are not there, requests from other sites, keys and versions of
 * others, bodies and addresses nobody would write. Each has an answer that it must have; none may be a fault of ours
 * (5xx), and none may show a word of a family that is not this reader's to see.
 */
import type { Focus } from '../planting/changes.ts';
import { addressAttacks, methodAttacks } from './attackers-addresses.ts';
import { bodyAttacks, childRefAttacks, cursorAttacks, valueAttacks } from './attackers-bodies.ts';
import { keyAttacks, sessionAttacks, siteAttacks, versionAttacks } from './attackers-headers.ts';
import type { Families } from './families.ts';
import { openField, type Attacks, type Field } from './field.ts';
import type { House } from './house.ts';

const parts: Readonly<Record<string, (field: Field) => Promise<void>>> = {
  sessions: sessionAttacks,
  sites: siteAttacks,
  keys: keyAttacks,
  versions: versionAttacks,
  cursors: cursorAttacks,
  references: childRefAttacks,
  bodies: bodyAttacks,
  values: valueAttacks,
  methods: methodAttacks,
  addresses: addressAttacks,
};

export async function attack(house: House, families: Families, focus?: Focus): Promise<Attacks> {
  const field = openField(house, families, focus);
  for (const [part, work] of Object.entries(parts))
    if (focus?.parts.includes(part) ?? true) await work(field);
  return field.attacks;
}

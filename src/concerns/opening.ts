import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { IncompleteDate } from '#contract/common.ts';
import type { Weighing } from '#contract/concerns.ts';
import type { Keys } from '#kernel/keys.ts';
import { Refused } from '#kernel/refusal.ts';
import { childKey, nameKey, type RegisteredPerson } from '#src/people/index.ts';

/** A child that was found, sealed for the one who found it and this concern: the number itself does not travel through the browser. */
const FoundChild = z.object({
  bsn: z.string(),
  givenNames: z.string(),
  surnamePrefix: z.string().nullable(),
  surname: z.string(),
  birthDate: IncompleteDate,
  municipality: z.string().nullable(),
  secret: z.boolean(),
  address: z.array(z.string()).nullable(),
  expires: z.number(),
});
type FoundChild = z.infer<typeof FoundChild>;

const minutesOfUse = 60;
const context = (concernId: string, professionalId: string) => `child-ref:${concernId}:${professionalId}`;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** As one writes it on an envelope; a postal address says that the person does not live there. */
export const addressLines = (address: RegisteredPerson['address']): string[] | null => {
  if (address === null) return null;
  const joined = (...parts: readonly (string | number | null)[]) =>
    parts.filter(part => part !== null && part !== '').join(' ');
  const lines = [
    joined(address.street, address.houseNumber, address.houseLetter, address.houseNumberAddition),
    joined(address.postcode, address.place),
  ];
  return [
    ...(address.kind === 'postal' ? ['Briefadres (woont hier niet)'] : []),
    ...lines.filter(line => line !== ''),
  ];
};

export const sealChild = (
  keys: Keys,
  person: RegisteredPerson,
  concernId: string,
  professionalId: string,
  nowMs: number,
): string => {
  const found: FoundChild = {
    bsn: person.bsn,
    givenNames: person.givenNames,
    surnamePrefix: person.surnamePrefix === '' ? null : person.surnamePrefix,
    surname: person.surname,
    birthDate: person.birthDate,
    // where a secret child is registered is part of the secret
    municipality: person.secret ? null : (person.municipality?.name ?? null),
    secret: person.secret,
    address: addressLines(person.address),
    expires: nowMs + minutesOfUse * 60_000,
  };
  return Buffer.from(keys.seal(JSON.stringify(found), context(concernId, professionalId))).toString(
    'base64url',
  );
};

const openChild = (
  keys: Keys,
  childRef: string,
  concernId: string,
  professionalId: string,
  nowMs: number,
): FoundChild => {
  try {
    const found = FoundChild.parse(
      JSON.parse(keys.open(Buffer.from(childRef, 'base64url'), context(concernId, professionalId))),
    );
    if (found.expires >= nowMs) return found;
  } catch {
    // not ours, or of another concern: the same answer as an old one
  }
  throw new Refused('invalid-input', [
    { field: 'children', message: 'Zoek het kind opnieuw op; deze keuze is verlopen' },
  ]);
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A case number to say over the telephone: random, so that it tells nothing about how many there are. */
const newReference = () =>
  `C-${[0, 1].map(() => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join('-')}`;

export interface Opening {
  readonly caseId: string;
  readonly reference: string;
  readonly json: string;
}

/** What authz.open_case takes: children with their keys and sealed numbers, the appointed, the dates. */
export const openingOf = (
  weighing: Extract<Weighing, { outcome: 'case-opened' }>,
  by: {
    readonly keys: Keys;
    readonly concernId: string;
    readonly professionalId: string;
    readonly nowMs: number;
    readonly lookBack: string;
    readonly readBy: string;
    readonly mayUseBsn: boolean;
  },
): Opening => {
  const caseId = randomUUID();
  const reference = newReference();
  const chosen = new Set<string>();
  const children = weighing.children.map(child => {
    if ('childRef' in child) {
      const found = openChild(by.keys, child.childRef, by.concernId, by.professionalId, by.nowMs);
      if (chosen.has(found.bsn))
        throw new Refused('invalid-input', [{ field: 'children', message: 'Dit kind staat er twee keer' }]);
      chosen.add(found.bsn);
      return {
        givenNames: found.givenNames,
        surnamePrefix: found.surnamePrefix,
        surname: found.surname,
        birthYear: found.birthDate.year,
        birthMonth: found.birthDate.month,
        birthDay: found.birthDate.day,
        municipality: found.municipality,
        secret: found.secret,
        bsn: by.mayUseBsn ? hex(by.keys.seal(found.bsn, `case-child:${caseId}:bsn`)) : null,
        personKey: hex(childKey(by.keys, found.bsn)),
        nameKey: hex(nameKey(by.keys, found.surname, found.birthDate.year)),
        address:
          found.address === null
            ? null
            : hex(by.keys.seal(JSON.stringify(found.address), `case-child:${caseId}:address`)),
      };
    }
    return {
      givenNames: child.givenNames,
      surnamePrefix: child.surnamePrefix === '' ? null : child.surnamePrefix,
      surname: child.surname,
      birthYear: child.birthDate.year,
      birthMonth: child.birthDate.month,
      birthDay: child.birthDate.day,
      municipality: null,
      // not in the register: nobody has said that the address is secret, and there is none
      secret: false,
      bsn: null,
      personKey: null,
      nameKey: hex(nameKey(by.keys, child.surname, child.birthDate.year)),
      address: null,
    };
  });
  const json = JSON.stringify({
    caseId,
    reference,
    headline: weighing.headline,
    reason: weighing.reason,
    lifeDomains: weighing.lifeDomains,
    leadHeldFunction: weighing.leadHeldFunctionId,
    deputyHeldFunction: weighing.deputyHeldFunctionId,
    nextLookBackOn: by.lookBack,
    secondReader: weighing.secondReaderHeldFunctionId,
    readBy: by.readBy,
    parentsInformed: weighing.parentsInformed,
    parentsInformedOn: weighing.parentsInformedOn,
    parentsPostponedGround: weighing.parentsInformed === 'postponed' ? weighing.parentsPostponedGround : null,
    parentsPostponedBecause:
      weighing.parentsInformed === 'postponed' ? weighing.parentsPostponedBecause : null,
    children,
  });
  return { caseId, reference, json };
};

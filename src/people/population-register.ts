import { z } from 'zod';
import { IncompleteDate } from './incomplete-date.ts';

/**
 * The population register (Basisregistratie Personen, BRP) as this system sees it: a port. A municipality plugs in its
 * own supplier (`register-haal-centraal.ts`); without one, official test persons and demo families answer
 * (`register-demo.ts`). Both keep the same contract (`register-contract.test-support.ts`).
 *
 * Why a port and not a table: a register copied "for maybe" is not necessary (AVG 5(1)(c)). Persons are fetched one by
 * one, each time with a purpose, and only persons in a concern or a case are stored. There is deliberately no call
 * that takes several persons, a street, a school or a whole municipality.
 *
 * What this port never carries, whatever a register offers: place and country of birth, nationality, where somebody
 * came from or went to abroad, right of residence, voting, titles, sex, and the description of a dwelling.
 */
export interface PopulationRegister {
  /** One person, or undefined when the register has nobody with this number (or it is not a BSN at all). */
  getByBsn(ask: BsnAsk): Promise<RegisteredPerson | undefined>;

  /**
   * For who does not know the number: surname and birth. The surname must be the whole surname; capitals and
   * diacritics do not matter, and the prefix may be typed or left out. Wildcards find nobody. Those who have died are
   * found too, and marked: not knowing that a child or parent died is worse than seeing it.
   */
  findByNameAndBirth(ask: NameAsk): Promise<NameAnswer>;
}

/**
 * On whose behalf and why the register is asked. Goes along with every call, so that the register's own journal
 * (protocollering, Wet BRP 3.11) and ours tell the same story. Without it nothing is asked.
 */
export interface RegisterCall {
  /** The purpose (doelbinding) in the words or the code agreed with the register's supplier. */
  readonly purpose: string;
  /** The legal basis of the task the data is needed for. */
  readonly legalBasis: string;
  /** The controller for whom is asked. */
  readonly tenant: string;
  /** Ties this call to the journal row written before it. */
  readonly traceId: string;
}

export interface BsnAsk {
  readonly bsn: string;
  readonly call: RegisterCall;
}

export interface NameAsk {
  readonly surname: string;
  readonly birthYear: number;
  /** The whole date (yyyy-mm-dd) where it is known; it must lie in `birthYear`. */
  readonly birthDate?: string | undefined;
  readonly call: RegisterCall;
}

/** More candidates than this is no longer looking for one person. */
export const MAX_CANDIDATES = 5;

export type NameAnswer =
  | { readonly candidates: readonly RegisteredPerson[] }
  /** More than `MAX_CANDIDATES`: ask for more, nobody is shown. */
  | 'too-many'
  /** This register searches on a whole birth date only (Haal Centraal does), and only the year was given. */
  | 'birth-date-needed';

/**
 * Who has parental authority, as the register knows it: noted in category 11 (LO BRP 11.32.10, table 61), or worked out
 * by the register itself where the adapter can ask for that.
 * `not-registered` means: by law, nothing had to be noted. It does not mean nobody.
 * `unknown-code` means: the register says something this list has no word for; a human has to find out.
 */
export const ParentalAuthority = z.enum([
  'parent-1',
  'parent-2',
  'both-parents',
  'third-party',
  'parent-1-and-third-party',
  'parent-2-and-third-party',
  'not-registered',
  'unknown-code',
]);
export type ParentalAuthority = z.infer<typeof ParentalAuthority>;

const NineDigits = z.string().regex(/^\d{9}$/);

/** Which of the two places in the register (category 02 or 03) this parent has; authority refers to it. No order of importance. */
export const ParentRole = z.enum(['parent-1', 'parent-2']);
export type ParentRole = z.infer<typeof ParentRole>;

export const RegisteredParent = z
  .strictObject({
    role: ParentRole,
    /** Missing when the parent was never registered here, or the register does not know. */
    bsn: NineDigits.optional(),
    givenNames: z.string(),
    surnamePrefix: z.string(),
    surname: z.string(),
    /** Missing when nothing of it is known. */
    birthDate: IncompleteDate.optional(),
  })
  .readonly();
export type RegisteredParent = z.infer<typeof RegisteredParent>;

export const RegisteredAddress = z
  .strictObject({
    /** A postal address (briefadres) is where the post goes; the person does not live there. */
    kind: z.enum(['residence', 'postal']),
    street: z.string(),
    houseNumber: z.int().min(1).max(99_999).nullable(),
    houseLetter: z.string(),
    houseNumberAddition: z.string(),
    postcode: z.string(),
    place: z.string(),
  })
  .readonly();
export type RegisteredAddress = z.infer<typeof RegisteredAddress>;

/** One person as the register has them now. Text the register does not have is the empty string. */
export const RegisteredPerson = z
  .strictObject({
    bsn: NineDigits,
    givenNames: z.string(),
    surnamePrefix: z.string(),
    /** Empty when the register does not know the surname. */
    surname: z.string(),
    birthDate: IncompleteDate,
    /**
     * Secrecy (geheimhouding, Wet BRP 2.59). True unless the register clearly says that there is none. The register
     * gives the address of a secret person to us all the same: whoever stores it puts it in a sealed scope.
     */
    secret: z.boolean(),
    deceased: z.boolean(),
    /** Null: not a resident (code 1999, registratie niet-ingezetenen, or registration ended because of departure). */
    municipality: z
      .strictObject({ code: z.string().regex(/^\d{4}$/), name: z.string() })
      .readonly()
      .nullable(),
    /** Null: no address in the Netherlands that the register can give as street and number. */
    address: RegisteredAddress.nullable(),
    parents: z.array(RegisteredParent).max(2).readonly(),
    parentalAuthority: ParentalAuthority,
  })
  .readonly();
export type RegisteredPerson = z.infer<typeof RegisteredPerson>;

/**
 * Why a register could not answer. No message holds personal data: it may be logged.
 * - `call-incomplete`: no purpose, legal basis, controller or trace given; nothing was asked.
 * - `ambiguous`: the register has this number for two persons. A human sorts it out; handing over one of them could be
 *   handing over the wrong child.
 * - `refused`: not signed in or not authorised. `timeout` and `unavailable`: try again later.
 * - `unexpected-answer`: the answer does not have the agreed shape, or is about somebody else.
 */
export type RegisterErrorReason =
  'call-incomplete' | 'ambiguous' | 'refused' | 'timeout' | 'unavailable' | 'unexpected-answer';

export class RegisterError extends Error {
  override readonly name = 'RegisterError';
  readonly reason: RegisterErrorReason;

  constructor(reason: RegisterErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Every adapter asks this first: without purpose, legal basis, controller and trace there is no call. */
export function requireCall(call: RegisterCall): void {
  const missing = (['purpose', 'legalBasis', 'tenant', 'traceId'] as const).filter(
    part => call[part].trim() === '',
  );
  if (missing.length > 0) {
    throw new RegisterError(
      'call-incomplete',
      `The population register is not asked without ${missing.join(', ')}.`,
    );
  }
}

import { z } from 'zod';

/**
 * The closed list of refusals and faults, as problem details (RFC 9457).
 * `title` is for people (Dutch, B1), `type` for programs. Hidden and absent look the same: one not-found.
 */
export const problems = {
  'invalid-input': { status: 400, title: 'Er ontbreekt iets of er klopt iets niet' },
  'not-signed-in': { status: 401, title: 'U bent niet (meer) aangemeld' },
  'stronger-sign-in-needed': { status: 403, title: 'Meld u aan met een sterker middel' },
  'not-allowed': { status: 403, title: 'Dit hoort niet bij uw functie of rol' },
  'cross-site': { status: 403, title: 'Dit verzoek kwam van een andere website' },
  'not-found': { status: 404, title: 'Niet gevonden, of niet voor u' },
  'already-weighed': { status: 409, title: 'Deze zorg is al beoordeeld' },
  'own-concern': { status: 409, title: 'U gaf deze zorg zelf door' },
  'own-decision': { status: 409, title: 'U was zelf bij dit besluit' },
  'already-ended': { status: 409, title: 'Deze toegang was al beëindigd' },
  'note-has-pdf': { status: 409, title: 'Bij deze notitie staat al een PDF' },
  'already-sent': { status: 409, title: 'Deze zorg is al doorgegeven' },
  'already-done': { status: 409, title: 'Dit is al afgehandeld' },
  'letter-sent': { status: 409, title: 'Deze brief is al verstuurd' },
  'undo-too-late': { status: 409, title: 'Dit kan niet meer ongedaan worden gemaakt' },
  'case-closed': { status: 409, title: 'Deze casus is afgerond. Heropen de casus om weer te schrijven' },
  'case-not-closed': { status: 409, title: 'Deze casus is niet afgerond' },
  'work-left-open': { status: 409, title: 'Er staat nog iets open in deze casus' },
  'organisation-known': { status: 409, title: 'Er is al een organisatie met deze code' },
  'organisation-leads-cases': {
    status: 409,
    title: 'Iemand van deze organisatie is nog regisseur of achtervang van een open casus',
  },
  'own-organisation': { status: 409, title: 'U werkt zelf bij deze organisatie' },
  'already-open': { status: 409, title: 'Dit deel is al open' },
  'child-has-open-case': { status: 409, title: 'Voor dit kind loopt al een casus' },
  'key-used-otherwise': { status: 409, title: 'Deze opdracht is eerder met andere inhoud verstuurd' },
  'version-mismatch': { status: 412, title: 'Iemand anders heeft dit intussen gewijzigd' },
  'file-too-large': { status: 413, title: 'Dit bestand is te groot' },
  'not-a-pdf': { status: 422, title: 'Dit is geen (hele) PDF' },
  'file-protected': { status: 422, title: 'Deze PDF is beveiligd met een wachtwoord' },
  'file-acts': { status: 422, title: 'In deze PDF zit een programma of een ander bestand' },
  'file-refused': { status: 422, title: 'De virusscanner laat dit bestand niet door' },
  'draft-incomplete': { status: 422, title: 'Er zijn nog vragen niet beantwoord' },
  'no-way-to-desk': { status: 422, title: 'Dit mag u zo nog niet doorgeven' },
  'coding-does-not-fit': { status: 422, title: 'Deze keuze past niet bij het barrièremodel' },
  'basis-does-not-fit': { status: 422, title: 'Deze grondslag past niet bij deze collega' },
  'basis-review-lapsed': { status: 422, title: 'De beoordeling van deze grondslag is verlopen' },
  'colleague-not-eligible': { status: 422, title: 'Deze collega kan hier niet aan meedoen' },
  'lead-is-deputy': { status: 422, title: 'Regisseur en achtervang zijn twee verschillende mensen' },
  'child-said-no': { status: 422, title: 'Het kind wil niet dat deze collega dit weet' },
  'child-not-asked': { status: 422, title: 'Het kind heeft deze collega niet genoemd' },
  'reads-anyway': { status: 422, title: 'Deze collega leest dit al' },
  'level-too-high': { status: 422, title: 'Dit mag deze collega niet zo ver inzien' },
  'part-not-open': { status: 422, title: 'Dit deel van de casus is niet open' },
  'unknown-life-domain': { status: 422, title: 'Dit leefgebied kent dit kader niet' },
  'sanction-in-voluntary-plan': { status: 422, title: 'In een vrijwillig plan staat geen straf of sanctie' },
  'term-out-of-bounds': { status: 422, title: 'Deze datum ligt te ver weg of is voorbij' },
  'child-not-spoken': { status: 422, title: 'Nog niet met elk kind is gesproken' },
  'family-not-informed': { status: 422, title: 'Het gezin weet dit nog niet' },
  'look-back-not-set': { status: 422, title: 'Er is nog geen dag om terug te kijken' },
  'director-needed': { status: 422, title: 'Vanaf deze fase is een casusregisseur nodig' },
  'no-such-case': { status: 422, title: 'Deze casus is er niet (meer)' },
  'no-desk': { status: 422, title: 'Er is geen aanmeldpunt' },
  'person-not-found': { status: 422, title: 'Deze persoon staat niet in de basisregistratie' },
  'too-many-found': { status: 422, title: 'Er zijn te veel mensen met deze gegevens' },
  'letter-sender-unknown': { status: 422, title: 'Er is nog geen afzender voor brieven ingevuld' },
  'address-is-secret': { status: 422, title: 'Een adres in dit gezin is geheim' },
  'child-too-young': { status: 422, title: 'Dit kind krijgt nog geen eigen brief' },
  'source-condition': { status: 422, title: 'De bron wil niet dat deze organisatie dit weet' },
  'authority-not-known': { status: 422, title: 'Leg eerst vast wie gezag heeft over dit kind' },
  'line-not-for-reader': { status: 422, title: 'Een van deze regels is niet voor deze lezer' },
  'not-everyone-asked': {
    status: 422,
    title: 'Zeg van elke ouder en elk kind van 12 jaar of ouder: uitgenodigd, of waarom niet',
  },
  'notice-postponed': { status: 422, title: 'Er is besloten de ouders later te informeren' },
  'unknown-organisation': { status: 403, title: 'Uw organisatie werkt hier (nog) niet mee' },
  'organisation-ended': { status: 403, title: 'Uw organisatie werkt hier niet meer mee' },
  'unknown-function': { status: 403, title: 'Uw functie is hier (nog) niet bekend' },
  'birth-date-needed': { status: 422, title: 'De basisregistratie zoekt alleen op de hele geboortedatum' },
  'precondition-required': { status: 428, title: 'Stuur de versie mee die u zag (If-Match)' },
  'too-many-requests': { status: 429, title: 'Te veel verzoeken; wacht even' },
  'server-error': { status: 500, title: 'Er ging iets mis bij ons' },
  'scanner-unavailable': { status: 503, title: 'De virusscanner is nu niet bereikbaar' },
  'register-unavailable': { status: 503, title: 'De basisregistratie is nu niet bereikbaar' },
  unavailable: { status: 503, title: 'Nu even niet bereikbaar' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;
export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

/** Somebody was first: what stands there now, by whom, and the version to write on. In `theirs` the fields of the body. */
export const Overtaken = z.object({
  version: z.int(),
  by: z.string().nullable().describe('The function of who changed it last'),
  at: z.string().nullable(),
  theirs: z.record(z.string(), z.unknown()),
});
export type Overtaken = z.infer<typeof Overtaken>;

export const Problem = z.object({
  type: z.string().describe('URI of the kind of problem; its last part is the code'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().describe('Trace of this request, to quote to the helpdesk'),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .describe('Which field, and what to do'),
  overtaken: Overtaken.optional().describe('With version-mismatch, to whoever may write there'),
});
export type Problem = z.infer<typeof Problem>;

export const problemTypeBase = 'urn:perspectief:problem:';
export const problemType = (code: ProblemCode) => `${problemTypeBase}${code}`;

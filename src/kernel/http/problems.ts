import type { FastifyReply } from 'fastify';
import { z, type ZodError } from 'zod';
import { problems, problemType, type Overtaken, type Problem, type ProblemCode } from '#contract/problem.ts';
import { isDatabaseError } from '../database.ts';
import { Fault, Refused, type FieldError } from '../refusal.ts';
import { answerHeaders } from './version.ts';

/** What to do, in one sentence; the title says what is wrong. Never a word about anybody's data. */
const details = {
  'invalid-input': 'Kijk naar de genoemde velden en vul ze aan of verbeter ze.',
  'not-signed-in': 'Meld u opnieuw aan; wat u schreef, is bewaard.',
  'stronger-sign-in-needed': 'Gebruik bij het aanmelden het sterkste middel van uw organisatie.',
  'not-allowed': 'Vraag het de casusregisseur, of de beheerder van uw organisatie.',
  'cross-site': 'Open Perspectief zelf en doe het daar opnieuw.',
  'not-found': 'Controleer het adres. Bestaat het, dan hebt u er geen toegang toe.',
  'already-weighed': 'Ververs de pagina om de uitkomst te zien.',
  'own-concern': 'Vraag een collega van het aanmeldpunt om deze zorg te beoordelen.',
  'own-decision': 'Vraag een collega die er nog niet bij was om mee te lezen.',
  'already-ended': 'Ververs de pagina; er is niets meer te doen.',
  'note-has-pdf': 'Haal eerst de PDF weg die er staat, of schrijf een nieuwe notitie.',
  'file-too-large': 'Scan de brief opnieuw met minder kleur of in delen, en voeg die toe.',
  'not-a-pdf': 'Bewaar of scan het als PDF en kies dat bestand.',
  'file-protected': 'Vraag de afzender om een PDF zonder wachtwoord.',
  'file-acts': 'Druk het af naar een nieuwe PDF en kies die.',
  'file-refused': 'Open dit bestand niet. Bel de afzender en waarschuw uw beheerder.',
  'scanner-unavailable':
    'Uw notitie is bewaard. Voeg de PDF later toe; waarschuw uw beheerder als dit blijft.',
  'already-sent': 'U vindt uw eigen exemplaar bij Zorg doorgeven.',
  'already-done': 'U hoeft niets meer te doen.',
  'letter-sent': 'Ververs de pagina. Op de dag zelf kunt u het versturen nog ongedaan maken.',
  'undo-too-late': 'Klopt er iets niet? Stuur dan een nieuwe brief waarin u het uitlegt.',
  'letter-sender-unknown': 'Vraag de beheerder de naam en het telefoonnummer van het team in te vullen.',
  'address-is-secret': 'Maak de brief zonder adres. Schrijf het adres alleen op de envelop.',
  'child-too-young': 'Vertel het kind in gewone woorden wat er gaat gebeuren.',
  'source-condition':
    'Lees bij Verklaringen de voorwaarde van de bron. Kies een ander deel of een andere organisatie, of vraag de bron.',
  'authority-not-known':
    'Leg bij dit kind eerst vast wie gezag heeft, met de bron. Pas dan krijgt een ouder het plan.',
  'line-not-for-reader': 'Haal die regel weg, of maak een papier voor een andere lezer.',
  'not-everyone-asked': 'Nodig ieder van hen uit, of schrijf op waarom niet.',
  'notice-postponed': 'Kies eerst dat het later informeren nu eindigt, of wacht met versturen.',
  'case-closed': 'Heropen de casus bij Verloop, of geef een nieuwe zorg door.',
  'case-not-closed': 'Ververs de pagina; deze casus is open.',
  'work-left-open':
    'Kijk bij Verloop wat nog open staat: rond het af, draag het over of zeg waarom het stopt.',
  'already-open': 'Ververs de pagina om het te zien.',
  'child-has-open-case': 'Voeg de zorg toe aan die casus, of bel de regisseur ervan.',
  'key-used-otherwise': 'Probeer het opnieuw; er is niets dubbel gedaan.',
  'version-mismatch': 'Vergelijk de twee versies en kies, of ververs de pagina.',
  'draft-incomplete': 'Beantwoord de genoemde vragen en geef dan door.',
  'no-way-to-desk':
    'Uw tekst is bewaard. Lees bij vraag 5 wat eerst nodig is. Bij gevaar: bel 112 en daarna Veilig Thuis, 0800-2000.',
  'coding-does-not-fit': 'Kijk naar de genoemde signalen en vul ze aan, of haal ze weg.',
  'basis-does-not-fit': 'Kies een grondslag die bij de functie van deze collega hoort.',
  'basis-review-lapsed':
    'Vraag de privacy officer de grondslag te beoordelen. Toegang die er al was, loopt door.',
  'colleague-not-eligible': 'Kies een andere collega.',
  'lead-is-deputy': 'Kies twee verschillende mensen, zodat er altijd iemand is.',
  'child-said-no':
    'Geef het niet door. Vraag het kind opnieuw als dat nodig is. Bij gevaar: bel Veilig Thuis, 0800-2000.',
  'child-not-asked': 'Vraag eerst aan het kind of deze collega het mag weten, en leg dat vast.',
  'reads-anyway': 'Wie het opschreef en wie de casus leidt, lezen mee. Zeg dat vooraf tegen het kind.',
  'level-too-high': 'Kies een lager niveau.',
  'part-not-open': 'Open eerst dit leefgebied, of kies een ander deel.',
  'unknown-life-domain': 'Kies een leefgebied uit de lijst.',
  'sanction-in-voluntary-plan':
    'Schrijf wat jullie dan bespreken of proberen. Een sanctie is een eigen besluit van wie daarover gaat.',
  'term-out-of-bounds': 'Kies een andere datum.',
  'child-not-spoken':
    'Leg bij Verloop per kind vast wanneer het is gesproken, of waarom nog niet en wanneer wel.',
  'family-not-informed':
    'Stuur de brief, of schrijf bij Verloop waarom het gezin het nog niet weet en wanneer wel.',
  'look-back-not-set': 'Kies bij Verloop een dag om terug te kijken, of schrijf waarom die er nog niet is.',
  'director-needed': 'Benoem eerst een casusregisseur.',
  'no-such-case': 'Controleer het casusnummer.',
  'no-desk': 'Vraag de beheerder een aanmeldpunt in te richten.',
  'person-not-found': 'Controleer de gegevens, of vul het kind zelf in.',
  'too-many-found': 'Vul de hele geboortedatum in.',
  'unknown-organisation': 'Vraag de beheerder van uw organisatie om aansluiting.',
  'organisation-ended': 'Vraag de functioneel beheerder van de gemeente of dit klopt.',
  'organisation-known': 'Zoek die organisatie op in de lijst, of gebruik een andere code.',
  'organisation-leads-cases': 'Vraag de teammanager of de regisseur om deze casussen eerst over te dragen.',
  'own-organisation': 'Laat een beheerder van een andere organisatie dit doen.',
  'unknown-function': 'Vraag de beheerder uw functie in te richten.',
  'birth-date-needed': 'Vul de hele geboortedatum in, of zoek op BSN.',
  'precondition-required': 'Ververs de pagina en doe het opnieuw.',
  'too-many-requests': 'Wacht een minuut en probeer het dan opnieuw.',
  'server-error': 'Probeer het opnieuw. Blijft het misgaan, noem dan het kenmerk aan de helpdesk.',
  'register-unavailable': 'Probeer het over enkele minuten opnieuw; uw werk is bewaard.',
  unavailable: 'Probeer het over enkele minuten opnieuw; uw werk is bewaard.',
} as const satisfies Record<ProblemCode, string>;

export const problem = (
  code: ProblemCode,
  trace: string,
  errors?: readonly FieldError[],
  overtaken?: Overtaken,
): Problem => ({
  type: problemType(code),
  title: problems[code].title,
  status: problems[code].status,
  detail: details[code],
  instance: `urn:trace:${trace}`,
  ...(errors === undefined ? {} : { errors: [...errors] }),
  ...(overtaken === undefined ? {} : { overtaken }),
});

export const sendProblem = (
  reply: FastifyReply,
  code: ProblemCode,
  trace: string,
  errors?: readonly FieldError[],
) =>
  reply
    .code(problems[code].status)
    .headers({ ...answerHeaders(trace), 'content-type': 'application/problem+json; charset=utf-8' })
    .send(JSON.stringify(problem(code, trace, errors)));

/** Somebody was first: both texts can stand beside each other, and the next attempt carries the version that is there now. */
export const sendOvertaken = (reply: FastifyReply, trace: string, overtaken: Overtaken) =>
  reply
    .code(problems['version-mismatch'].status)
    .headers({
      ...answerHeaders(trace),
      'content-type': 'application/problem+json; charset=utf-8',
      etag: `"${overtaken.version}"`,
    })
    .send(JSON.stringify(problem('version-mismatch', trace, undefined, overtaken)));

/** Input that did not fit its schema, field by field. */
export class InvalidInput extends Refused {
  constructor(error: ZodError) {
    super(
      'invalid-input',
      error.issues.map(issue => ({ field: issue.path.map(String).join('.'), message: issue.message })),
    );
  }
}

const busy = new Set(['53300', '57P01', '57P02', '57P03', '08006', '08001', '55P03', '57014']);
const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']);

/** Which problem an error is. What is not known by name is a fault of ours. */
export const codeOf = (
  error: unknown,
): { code: ProblemCode; errors?: readonly FieldError[]; ours: boolean } => {
  if (error instanceof Refused)
    return { code: error.code, ...(error.errors === undefined ? {} : { errors: error.errors }), ours: false };
  if (isDatabaseError(error))
    return { code: busy.has(error.code ?? '') ? 'unavailable' : 'server-error', ours: true };
  if (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    connectionCodes.has(error.code)
  )
    return { code: 'unavailable', ours: true };
  if (error instanceof Error && /timeout|terminated/i.test(error.message))
    return { code: 'unavailable', ours: true };
  return { code: 'server-error', ours: true };
};

/** What a log may say of a fault: its kind and where it happened. A message can quote what somebody wrote, so only our own is told. */
export const describeFault = (error: unknown): { cause: string; at?: string[] } => {
  if (!(error instanceof Error)) return { cause: 'unknown' };
  const at = framesOf(error);
  if (isDatabaseError(error))
    return { cause: `database ${error.code ?? ''} ${error.constraint ?? error.routine ?? ''}`, at };
  if (error instanceof z.ZodError)
    return { cause: `shape: ${error.issues.map(i => `${i.path.join('.')} ${i.code}`).join(', ')}`, at };
  if (error instanceof Fault) return { cause: error.message, at };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { cause: `${error.name} ${/^[A-Z0-9_]{1,40}$/.test(code) ? code : ''}`.trim(), at };
};

/** The stack without the message that stands above it. */
const framesOf = ({ stack = '', message }: Error): string[] => {
  const told = stack.indexOf(message);
  if (told === -1) return [];
  return stack
    .slice(told + message.length)
    .split('\n')
    .filter(line => line.startsWith('    at '))
    .slice(0, 5)
    .map(line => line.trim());
};

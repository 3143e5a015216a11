/**
 * Families for a proof. One is made through the API, from the first word of the sender to the agreement in the plan;
 * every other is a copy of it in SQL, with words of its own that can be recognised wherever they turn up ("kanarie").
 */
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '#kernel/keys.ts';
import {
  childKey,
  createPopulationRegister,
  nameKey,
  parseBsn,
  type PopulationRegister,
} from '#src/people/index.ts';
import { held, signIn, type House, type Person } from './house.ts';
import type { Stage } from './stages.ts';
import { makeTemplate, openChildBsn, type Template } from './template.ts';

export const surnameOf = (n: number): string => `Kanarie-child-${n}`;
export const birthYear = 2011;

/** What a text of a family is about. No text of one kind stands in a row of another. */
export const wordKinds = [
  'headline',
  'child',
  'school',
  'money',
  'address',
  'sealed',
  'family',
  'reason',
  'mine',
  'draft',
  'sent',
  'concern',
  'coding',
  'look',
  'letter',
  'handover',
  'asked',
  'paper',
  'waiting',
  'decision',
  'told',
  'consent',
  'voice',
  'weighing',
  'joins',
  'course',
  'place',
  // what each organisation calls the case: the municipality, the nurses, youth protection
  'number',
  'foreign',
  'third',
] as const;
export type WordKind = (typeof wordKinds)[number] | 'reference';

export const word = (kind: (typeof wordKinds)[number], n: number): string => `Kanarie-${kind}-${n}`;

const kindsOfId = {
  case: 'ca5e0000',
  child: 'c0de0001',
  secretChild: 'c0de0002',
  agreement: 'a9ee0001',
  moneyAgreement: 'a9ee0002',
  safetyAgreement: 'a9ee0003',
  missedAgreement: 'a9ee0004',
  consent: 'c05e0001',
  note: '907e0001',
  moneyNote: '907e0002',
  statement: '5ea70001',
  moneyStatement: '5ea70002',
  bareNote: '907e0003',
  attachment: 'a77a0001',
  waitingAttachment: 'a77a0002',
  person: '9e450001',
  voice: '50a10001',
  fact: 'fac70001',
  goal: '90a10001',
  moneyGoal: '90a10002',
  aftercare: 'af7e0001',
  closingReading: 'c105ead1',
  stopAnswer: '570b0001',
  later: '1a7e0001',
  call: 'ca110001',
  poolReading: '900ead01',
  poolRequest: '900ead02',
  question: 'a54e0001',
  answeredQuestion: 'a54e0002',
  letter: 'de770001',
  sentLetter: 'de770002',
  handover: '4a0d0001',
  acceptedHandover: '4a0d0002',
  paper: '9a9e0001',
  correction: 'c0440001',
  answeredCorrection: 'c0440002',
  receiver: '4ece0001',
  meeting: '3ee70001',
  comingMeeting: '3ee70002',
  attendee: 'a77e0001',
  meetingNote: '907e0003',
  moneyMeetingNote: '907e0004',
  meetingCopy: 'c09e0001',
  draft: 'd4af0001',
  sent: 'd4af0002',
  waitingDraft: 'd4af0003',
  concern: 'c0ce0001',
  waiting: 'c0ce0002',
  leadGrant: 'ac0e0001',
  deputyGrant: 'ac0e0002',
  partnerGrant: 'ac0e0003',
  invitedGrant: 'ac0e0004',
  ownGrant: 'ac0e0005',
  organisation: '049a0001',
} as const;
type Ids = Readonly<Record<keyof typeof kindsOfId, string>>;

/** Identifiers that tell what they are of, so that one that leaks can be named. */
const idsOf = (n: number): Ids => {
  const tail = n.toString(16).padStart(12, '0');
  return Object.fromEntries(
    Object.entries(kindsOfId).map(([kind, head]) => [kind, `${head}-0000-4000-8000-${tail}`]),
  ) as Ids;
};

const referenceOf = (n: number): string => `C-KANA-${n.toString(36).toUpperCase().padStart(4, '0')}`;

/** Of the demo and of the official test set. */
const somebodys = ['families.json', 'test-persons.json']
  .map(name => readFileSync(new URL(`../../../content/demo/${name}`, import.meta.url), 'utf8'))
  .join();
/** Test numbers, and when those are all given the ones with more than one zero in front, which are nobody's either. */
const bsns = [
  [999_900_000, 100_000],
  [1, 500_000],
].flatMap(([from = 0, howMany]) =>
  Array.from({ length: howMany ?? 0 }, (_, i) => String(from + i).padStart(9, '0')).filter(
    each => parseBsn(each) !== undefined && !somebodys.includes(each),
  ),
);

/** A number that passes the eleven-test and is nobody's, in the register of the demo either. */
export function bsnOf(n: number): string {
  const bsn = bsns[n];
  if (bsn === undefined) throw new Error(`only ${bsns.length} families can have a child with a number`);
  return bsn;
}

/** The register of the demo, which also knows the children of these families; it says nothing that stands in a case. */
export function registerOfFamilies(): PopulationRegister {
  const demo = createPopulationRegister({ url: undefined, key: undefined });
  const known = new Set(bsns);
  return {
    ...demo,
    getByBsn: async ask => {
      if (!known.has(ask.bsn)) return demo.getByBsn(ask);
      const somebody = await demo.getByBsn({ ...ask, bsn: openChildBsn });
      return somebody === undefined ? undefined : { ...somebody, bsn: ask.bsn };
    },
  };
}

/** Which words of which families stand in a text: 'school 12'. */
export function wordsIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, kind, n] of text.matchAll(/kanarie-([a-z]+)-(\d+)/gi))
    found.add(`${kind?.toLowerCase() ?? ''} ${n ?? ''}`);
  for (const [, n] of text.matchAll(/C-KANA-([0-9A-Z]{4})/gi))
    found.add(`reference ${Number.parseInt(n ?? '', 36)}`);
  return found;
}

const Made = z.object({
  case: z.int(),
  concern: z.int(),
  waiting: z.int(),
  scopes: z.record(z.string(), z.string()),
  concernScope: z.string(),
  waitingScope: z.string(),
  grants: z.record(z.string(), z.string()),
});

export interface Family extends z.infer<typeof Made> {
  readonly n: number;
  readonly ids: Ids;
  readonly reference: string;
  readonly bsn: string;
  readonly ownScope: string;
  /** Who holds the draft and passed the concerns on. */
  readonly sender: Person;
}

export interface PlantedGrant {
  readonly kind: 'first-contact' | 'director' | 'deputy' | 'team';
  readonly to: Pick<Person, 'professionalId' | 'heldFunctionId'>;
  readonly basis: string;
  readonly lines: readonly { readonly part: string; readonly level: 1 | 2 | 3; readonly cleared?: boolean }[];
  readonly accepted: boolean;
  readonly revoked?: boolean;
  /** As PostgreSQL writes a stretch of time, from now: '-10 days'. */
  readonly from?: string;
  readonly until?: string;
  readonly readUntil?: string;
}

export interface NewFamily {
  readonly grants?: readonly PlantedGrant[];
  readonly sender?: Person;
  readonly keeper?: Person;
  /** Of another controller, who reads the decision along. */
  readonly poolReader?: Person;
  readonly conflict?: Person;
}

/** Those who are there in every family. */
export interface Background {
  readonly desk: Person;
  readonly lead: Person;
  readonly deputy: Person;
  readonly sender: Person;
  readonly partner: Person;
  readonly invited: Person;
  readonly manager: Person;
  /** A director who has no case yet. */
  readonly relief: Person;
  readonly privacyOfficer: Person;
  /** Reads along at the desk, and may stand in the pool. */
  readonly expert: Person;
  /** Stands in the pool of another controller. */
  readonly poolMember: Person;
}

export async function makeBackground(house: House): Promise<Background> {
  const one = (subject: string, code: string) =>
    signIn(house, { subject: `proof-${subject}`, functions: [held(code, 'duinveen', `Proef ${subject}`)] });
  return {
    desk: await one('desk', 'intake-officer'),
    lead: await one('lead', 'case-director'),
    deputy: await one('deputy', 'case-director'),
    sender: await one('sender', 'youth-nurse'),
    partner: await one('partner', 'attendance-officer'),
    invited: await one('invited', 'youth-protection-officer'),
    manager: await one('manager', 'team-manager'),
    relief: await one('relief', 'case-director'),
    privacyOfficer: await one('privacy', 'privacy-officer'),
    expert: await one('expert', 'behavioural-expert'),
    poolMember: await makePoolMember(house),
  };
}

/** Asked for under the number of the function it is. */
async function makePoolMember(house: House): Promise<Person> {
  const functions = [held('behavioural-expert', 'veenrade', 'Proef meelezer')];
  const reader = await signIn(house, { subject: 'proof-pool-member', tenant: 'veenrade', functions });
  await house.admin.query(
    'insert into app.pool_reader (tenant_id, held_function_id, public_id, added_by) values ($1, $2, $3, $2)',
    [reader.tenantId, reader.heldFunctionId, reader.heldFunctionPublicId],
  );
  return reader;
}

/** Families are made by the thousand: without fresh statistics each would cost more than the one before. */
const atCounts = new Set([20, 200, 2_000]);

/** The template, and how to make another family from it. */
export async function prepareFamilies(house: House): Promise<Families> {
  const background = await makeBackground(house);
  const template = await makeTemplate(house, background);
  for (const file of ['families.sql', 'stages.sql'])
    await house.admin.query(readFileSync(new URL(file, import.meta.url), 'utf8'));
  return startFamilies(house, background, template, 0);
}

export interface Families {
  readonly background: Background;
  readonly template: Template;
  readonly deskScope: string;
  readonly oversightScope: string;
  inCopy(copy: House): Promise<Families>;
  ownScopeOf(who: Person): Promise<string>;
  make(wanted?: NewFamily): Promise<Family>;
  /** `by` is who is asked about: whoever decided, where that is what makes the stage. */
  bringTo(family: Family, stage: Stage, by?: Person): Promise<void>;
  fingerprint(family: Family, alsoHeldFunction: string): Promise<string>;
}

async function startFamilies(
  house: House,
  background: Background,
  template: Template,
  before: number,
): Promise<Families> {
  const { rows } = await house.admin.query<Record<string, string>>(
    `select (select case_id from app.case_file where public_id = $1) as case, (select concern_id from app.concern where public_id = $2) as concern,
            (select concern_id from app.concern where public_id = $3) as waiting, (select grant_id from app.access_grant where public_id = $4) as "leadGrant",
            (select grant_id from app.access_grant where public_id = $5) as "deputyGrant", (select grant_id from app.access_grant where public_id = $6) as "partnerGrant",
            (select scope_id from app.concern_draft where public_id = $7) as "ownScope", (select scope_id from app.desk where tenant_id = $8) as "deskScope",
            authz.oversight_scope($8) as "oversightScope"`,
    [
      template.caseId,
      template.concernId,
      template.waitingId,
      template.leadGrant,
      template.deputyGrant,
      template.partnerGrant,
      template.draft,
      background.lead.tenantId,
    ],
  );
  const [numbers] = rows;
  if (numbers === undefined) throw new Error('no template');
  const ownTemplate = z.string().parse(numbers['ownScope']);
  let last = before;

  const ownScopeOf = async (who: Person): Promise<string> => {
    const found = await house.admin.query<{ own: string }>(
      'select proof.own_scope($1, $2, $3)::text as own',
      [who.professionalId, who.heldFunctionId, ownTemplate],
    );
    return z.string().parse(found.rows[0]?.own);
  };

  return {
    background,
    template,
    /** The same families in a copy of the database, to which others can be added. */
    inCopy: (copy: House): Promise<Families> => startFamilies(copy, background, template, last),
    deskScope: z.string().parse(numbers['deskScope']),
    oversightScope: z.string().parse(numbers['oversightScope']),
    ownScopeOf,
    make: async (wanted: NewFamily = {}): Promise<Family> => {
      last += 1;
      const n = last;
      if (atCounts.has(n)) await house.admin.query('analyze');
      const ids = idsOf(n);
      const sender = wanted.sender ?? background.sender;
      const ownScope = await ownScopeOf(sender);
      const seal = (plain: string) => hex(house.keys.seal(plain, `case-child:${ids.case}:address`));
      const given = {
        template: {
          ...numbers,
          draft: template.draft,
          sent: template.sent,
          waitingDraft: template.waitingDraft,
          sentLetter: template.sentLetter,
          answeredQuestion: template.answeredQuestion,
        },
        ids,
        words: Object.fromEntries(wordKinds.map(kind => [kind, word(kind, n)])),
        reference: referenceOf(n),
        ...lookUpKeys(house.keys, n),
        openAddress: seal(JSON.stringify([word('address', n)])),
        sealedAddress: seal(JSON.stringify([word('sealed', n)])),
        ownScope: Number(ownScope),
        sender: Number(sender.heldFunctionId),
        poolReader: wanted.poolReader === undefined ? null : Number(wanted.poolReader.heldFunctionId),
        keeper: wanted.keeper === undefined ? null : numbersOf(wanted.keeper),
        conflict: wanted.conflict?.professionalId,
        grants: (wanted.grants ?? []).map((grant, i) => ({
          ...numbersOf(grant.to),
          publicId: i === 0 ? ids.ownGrant : randomUUID(),
          kind: grant.kind,
          basis: grant.basis,
          reason: word('mine', n),
          givenBy: Number(background.lead.heldFunctionId),
          lines: grant.lines,
          accepted: grant.accepted,
          revoked: grant.revoked === true,
          from: grant.from ?? '-10 days',
          until: grant.kind === 'team' ? (grant.until ?? '60 days') : null,
          readUntil: grant.kind === 'team' ? (grant.readUntil ?? '70 days') : null,
        })),
      };
      const { rows: made } = await house.admin.query<{ made: unknown }>('select proof.family($1) as made', [
        JSON.stringify(given),
      ]);
      return {
        ...Made.parse(made[0]?.made),
        n,
        ids,
        reference: given.reference,
        bsn: bsnOf(n),
        ownScope,
        sender,
      };
    },
    bringTo: async (family, stage, by = background.desk) =>
      void (await house.admin.query('select proof.bring_to($1, $2, $3, $4, $5)', [
        family.case,
        stage,
        JSON.stringify(family.ids),
        word('course', family.n),
        by.heldFunctionId,
      ])),
    /** Changes whenever a row of the family does, or who stands how to it. */
    fingerprint: async (family: Family, alsoHeldFunction: string): Promise<string> => {
      const found = await house.admin.query<{ word: string }>(
        'select proof.fingerprint($1, $2, $3, $4, $5) as word',
        [
          family.case,
          family.concern,
          family.waiting,
          [family.ids.draft, family.ids.sent, family.ids.waitingDraft],
          alsoHeldFunction,
        ],
      );
      return z.string().parse(found.rows[0]?.word);
    },
  };
}

const numbersOf = (who: Pick<Person, 'professionalId' | 'heldFunctionId'>) => ({
  professional: Number(who.professionalId),
  heldFunction: Number(who.heldFunctionId),
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const lookUpKeys = (keys: Keys, n: number) => ({
  personKey: hex(childKey(keys, bsnOf(n))),
  nameKey: hex(nameKey(keys, surnameOf(n), birthYear)),
});

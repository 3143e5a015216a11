/**
 * A small world to tell stories in: people sign in by function, pass on a concern, open a case, give each other access.
 * All of it goes through the database's own functions as the server's role app_web, so nothing here can exist that the
 * server could not have made. Only `stage` (time passing, a basis ended) is done as the administrator.
 *
 *   const w = await world();
 *   const kase = await w.openCase();                                   // with lead and deputy, both have accepted
 *   const nurse = await w.signIn('youth-nurse');
 *   const grant = await w.give(kase.lead, kase, nurse, { basis: 'youth-family-permission', parts: { money: 'detail' } });
 *   await nurse.accept(grant);
 *   await nurse.rows('select words from app.fact');
 *   await refusal(() => nurse.rows(...));                              // 'not-found', or the SQLSTATE
 *   await w.close();
 *
 * Every test file has a database of its own; inside one file `world()` may be shared by tests that do not mind.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { withDatabase, type TestDatabase } from './database.ts';

export type TenantCode = 'duinveen' | 'veenrade';
export type LevelName = 'headline' | 'detail' | 'write';
const levelNumber = { headline: 1, detail: 2, write: 3 } as const;

export const allPurposes = [
  'own-messages',
  'intake',
  'help-coordination',
  'attendance',
  'oversight',
] as const;

/** Where someone in this function works, when it is not the controller itself. */
const elsewhere: Readonly<Record<string, string>> = {
  'school-care-coordinator': 'duinlicht-college',
  'youth-nurse': 'jgz-duinveen',
  'youth-protection-officer': 'gi-kustland',
  'process-director': 'zvh-kustland',
  'administrative-assistant': 'zvh-kustland',
};

const Row = z.record(z.string(), z.unknown());
export type Row = z.infer<typeof Row>;

/** The name of the refusal (contract/problem.ts), else the SQLSTATE; undefined when nothing was refused. */
export async function refusal(act: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return error.code === 'PF001' ? error.message : error.code;
  }
}

export interface Concern {
  readonly draftId: string;
  readonly concernId: string;
  readonly sender: Person;
}

export interface Case {
  /** What the world outside calls it. */
  readonly caseId: string;
  readonly number: string;
  readonly reference: string;
  readonly tenantId: number;
  readonly lead: Person;
  readonly deputy: Person;
  readonly concern: Concern;
  /** Key of its child, as find_child wants it. */
  readonly childKey: Buffer;
}

export interface GrantMade {
  readonly grantId: string;
  readonly to: Person;
}

export interface CaseOptions {
  readonly tenant?: TenantCode;
  readonly lead?: Person;
  readonly deputy?: Person;
  readonly concern?: Concern;
  readonly desk?: Person;
  readonly childKey?: Buffer;
  /** The child's address is secret in the register, and lies in the sealed part. */
  readonly secret?: boolean;
  readonly lifeDomains?: readonly string[];
  /** Lead and deputy say that they have no private tie, and so begin; true unless said otherwise. */
  readonly accepted?: boolean;
}

export interface GiveOptions {
  readonly basis: string;
  readonly parts?: Readonly<Record<string, LevelName>>;
  readonly reason?: string;
  readonly familyTold?: string;
  readonly validUntil?: Temporal.Instant;
  readonly readUntil?: Temporal.Instant;
}

/** Someone signed in, in one function. */
export class Person {
  readonly #pool: pg.Pool;
  readonly subject: string;
  readonly tenant: TenantCode;
  readonly functionCode: string;
  readonly organisation: string;
  readonly token: string;

  constructor(
    pool: pg.Pool,
    who: Pick<Person, 'subject' | 'tenant' | 'functionCode' | 'organisation' | 'token'>,
  ) {
    this.#pool = pool;
    this.subject = who.subject;
    this.tenant = who.tenant;
    this.functionCode = who.functionCode;
    this.organisation = who.organisation;
    this.token = who.token;
  }

  /** One transaction as this person, for these purposes (all, unless said otherwise); ended by commit. */
  async act<T>(
    work: (client: pg.ClientBase) => Promise<T>,
    purposes: readonly string[] = allPurposes,
  ): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      await client.query('select from authz.enter($1, $2, $3)', [this.token, purposes.join(','), 'test']);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => {
        broken = cause;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** One statement as this person. */
  async rows(
    text: string,
    values: readonly unknown[] = [],
    purposes: readonly string[] = allPurposes,
  ): Promise<Row[]> {
    const { rows } = await this.act(client => client.query(text, [...values]), purposes);
    return z.array(Row).parse(rows);
  }

  /** The only value of the only row. */
  async value(text: string, values: readonly unknown[] = []): Promise<unknown> {
    const [row] = await this.rows(text, values);
    return row === undefined ? undefined : Object.values(row)[0];
  }

  async count(from: string, values: readonly unknown[] = []): Promise<number> {
    return Number(await this.value(`select count(*) from ${from}`, values));
  }

  /** How far this part of a case is open to this person now, or undefined: `headline`, `sealed` or a life domain. */
  async levelOf(kase: Case, part = 'headline'): Promise<number | undefined> {
    const found = await this.value(
      `select max(o.level) from authz.my_open o where o.case_id = $1 and coalesce(o.life_domain, o.kind) = $2`,
      [kase.number, part],
    );
    return found === null || found === undefined ? undefined : z.int().parse(found);
  }

  async heldFunctionId(): Promise<string> {
    return z
      .string()
      .parse(
        await this.value('select held_function_public_id from authz.enter($1, $2, $3)', [this.token, '', '']),
      );
  }

  async professionalId(): Promise<string> {
    return z.string().parse(await this.value('select authz.actor()::text'));
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.value('select authz.actor()')) !== null;
  }

  /** Says that there is no private tie with the family; with `privateTie` that there is one. */
  async accept(grant: { readonly grantId: string }, privateTie = false): Promise<unknown> {
    return this.value('select authz.answer_invitation($1, $2)', [grant.grantId, privateTie]);
  }

  async invitations(): Promise<Row[]> {
    return this.rows('select * from authz.my_invitations(null, null, null, 50)');
  }
}

export type World = Awaited<ReturnType<typeof world>>;

/** A database of its own with the content of the demo and nobody in it yet. */
export async function world() {
  const database: TestDatabase = await withDatabase();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const pool = new pg.Pool({ connectionString: database.webUrl, max: 6 });
  pool.on('error', () => undefined);
  let people = 0;
  let cases = 0;

  /** What only time or a controller can do, as the administrator. */
  async function stage(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await admin.query(text, [...values]);
    return z.array(Row).parse(rows);
  }

  const organisationOf = (tenant: TenantCode, functionCode: string): string =>
    tenant === 'duinveen' ? (elsewhere[functionCode] ?? 'gemeente-duinveen') : 'gemeente-veenrade';

  /** Someone new in this function; with `subject` someone who has been here before, in this function alone from now on. */
  async function signIn(
    functionCode: string,
    options: {
      tenant?: TenantCode;
      organisation?: string;
      subject?: string;
      alsoAs?: readonly string[];
    } = {},
  ): Promise<Person> {
    const tenant = options.tenant ?? 'duinveen';
    const organisation = options.organisation ?? organisationOf(tenant, functionCode);
    const subject = options.subject ?? `${functionCode}-${(people += 1)}`;
    const token = randomBytes(32).toString('base64url');
    const functions = [functionCode, ...(options.alsoAs ?? [])].map(each => ({
      organisation,
      function: each,
      label: '',
      phone: '(0990) 12 34 56',
    }));
    await pool.query('select authz.sign_in($1, $2, $3, $4, $5, $6, $7, $8)', [
      'test-issuer',
      subject,
      tenant,
      JSON.stringify(functions),
      'test',
      createHash('sha256').update(token).digest(),
      15,
      8,
    ]);
    return new Person(pool, { subject, tenant, functionCode, organisation, token });
  }

  /** A draft in the sender's own part, complete but for what is given here. */
  async function startDraft(sender: Person, childName = 'Noor'): Promise<string> {
    const draftId = randomUUID();
    await sender.rows(
      `insert into app.concern_draft (tenant_id, scope_id, public_id, danger_now, child_name, child_age, observed, observed_when, first_hand,
                                      goes_well, done_so_far, family_knows, reach_me)
       select s.tenant_id, s.scope_id, $1, false, $2, '8 jaar', 'Is al drie weken niet op school', 'deze maand', true, 'Tekent graag', 'Gebeld', 'yes', '(0990) 12 34 56'
         from authz.my_open o join app.scope s on s.scope_id = o.scope_id where o.kind = 'own' and o.level >= 3 limit 1`,
      [draftId, childName],
    );
    return draftId;
  }

  async function passOn(sender?: Person, childName?: string): Promise<Concern> {
    const by = sender ?? (await signIn('case-director'));
    const draftId = await startDraft(by, childName);
    await by.rows('select authz.pass_on($1, 1, authz.today(), authz.today() + 7)', [draftId]);
    // The sender does not get to know the number the desk gives it.
    const [row] = await stage(
      'select c.public_id from app.concern c join app.concern_draft d using (tenant_id, draft_id) where d.public_id = $1',
      [draftId],
    );
    return { draftId, concernId: z.string().parse(row?.['public_id']), sender: by };
  }

  /** What the desk sends to authz.open_case; for tests that leave something out. */
  async function opening(
    options: CaseOptions & { lead: Person; deputy: Person },
  ): Promise<Record<string, unknown>> {
    cases += 1;
    const key = (options.childKey ?? randomBytes(32)).toString('hex');
    return {
      caseId: randomUUID(),
      reference: `2026-${String(cases).padStart(4, '0')}`,
      headline: 'Noor wil weer hele dagen naar school',
      reason: 'School en geld hangen samen',
      lifeDomains: options.lifeDomains ?? ['school-work', 'money'],
      leadHeldFunction: await options.lead.heldFunctionId(),
      deputyHeldFunction: await options.deputy.heldFunctionId(),
      nextLookBackOn: '2030-01-01',
      readBy: Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 2 }).toString(),
      parentsInformed: 'by-sender',
      parentsInformedOn: '2026-11-01',
      parentsPostponedBecause: null,
      children: [
        {
          givenNames: 'Noor',
          surnamePrefix: null,
          surname: 'Verhagen',
          birthYear: 2018,
          birthMonth: 5,
          birthDay: 1,
          municipality: 'Duinveen',
          secret: options.secret ?? false,
          bsn: '00',
          personKey: key,
          nameKey: '00',
          address: '0123456789',
        },
      ],
    };
  }

  async function openCase(options: CaseOptions = {}): Promise<Case> {
    const tenant = options.tenant ?? 'duinveen';
    const desk = options.desk ?? (await signIn('intake-officer', { tenant }));
    const lead = options.lead ?? (await signIn('case-director', { tenant }));
    const deputy = options.deputy ?? (await signIn('case-director', { tenant }));
    const concern = options.concern ?? (await passOn(await signIn('case-director', { tenant })));
    const childKey = options.childKey ?? randomBytes(32);
    const asked = await opening({ ...options, lead, deputy, childKey });
    await desk.rows('select authz.open_case($1, 1, $2)', [concern.concernId, JSON.stringify(asked)]);
    const [row] = await stage(
      'select public_id, case_id, tenant_id, reference from app.case_file where public_id = $1',
      [asked['caseId']],
    );
    const found = z
      .object({ public_id: z.string(), case_id: z.string(), tenant_id: z.int(), reference: z.string() })
      .parse(row);
    const kase: Case = {
      caseId: found.public_id,
      number: found.case_id,
      reference: found.reference,
      tenantId: found.tenant_id,
      lead,
      deputy,
      concern,
      childKey,
    };
    if (options.accepted ?? true) for (const appointed of [lead, deputy]) await acceptAll(appointed, kase);
    return kase;
  }

  /** Accepts whatever this person is invited to on this case. */
  async function acceptAll(person: Person, kase: Case): Promise<void> {
    for (const invited of await person.invitations()) {
      if (invited['case_public_id'] === kase.caseId)
        await person.accept({ grantId: z.string().parse(invited['grant_public_id']) });
    }
  }

  /** The giver lets a colleague in, who has yet to accept. Thirty days, and seven more of reading. */
  async function give(giver: Person, kase: Case, to: Person, options: GiveOptions): Promise<GrantMade> {
    const grantId = randomUUID();
    const validUntil = options.validUntil ?? Temporal.Now.instant().add({ hours: 30 * 24 });
    const readUntil = options.readUntil ?? validUntil.add({ hours: 7 * 24 });
    const parts = Object.entries(options.parts ?? { headline: 'headline' as const }).map(([part, level]) => ({
      part,
      level: levelNumber[level],
    }));
    await giver.rows('select authz.give_access($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      kase.caseId,
      await to.heldFunctionId(),
      JSON.stringify(parts),
      options.basis,
      options.reason ?? 'Doet mee aan het plan',
      options.familyTold ?? 'Besproken met moeder',
      validUntil.toString(),
      readUntil.toString(),
      grantId,
    ]);
    return { grantId, to };
  }

  /** Given and accepted. */
  async function letIn(giver: Person, kase: Case, to: Person, options: GiveOptions): Promise<GrantMade> {
    const grant = await give(giver, kase, to, options);
    await to.accept(grant);
    return grant;
  }

  /** The last day of a grant has passed; its reading days are left, or over too. */
  async function expire({ grantId }: GrantMade, how: 'still-readable' | 'over'): Promise<void> {
    const readable = how === 'still-readable' ? `interval '1 day'` : `interval '-1 hour'`;
    await stage(
      `update app.access_grant set valid_from = now() - interval '30 days', valid_until = now() - interval '1 day', read_until = now() + ${readable}
        where public_id = $1`,
      [grantId],
    );
  }

  /** Something that was seen, in this part of the case; facts come in with concerns, so this is the administrator's. */
  async function addFact(kase: Case, part: string, words: string): Promise<void> {
    await stage(
      `insert into app.fact (tenant_id, case_id, scope_id, kind, side, words, observer, observed_when, source_organisation_id)
       select s.tenant_id, s.file_id, s.scope_id, 'observation', 'worry', $3, 'Juf', 'maandag', (select min(organisation_id) from app.organisation o where o.tenant_id = s.tenant_id)
         from app.scope s where s.file_id = $1 and coalesce(s.life_domain, s.kind) = $2`,
      [kase.number, part, words],
    );
  }

  async function close(): Promise<void> {
    await pool.end();
    await admin.end();
    await database.close();
  }

  return {
    database,
    stage,
    signIn,
    startDraft,
    passOn,
    opening,
    openCase,
    acceptAll,
    give,
    letIn,
    expire,
    addFact,
    close,
  };
}

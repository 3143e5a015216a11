/**
 * Scenes for tests that go through the API: what has to happen before a test can begin, said in one line.
 *
 *   const kase = await openCase(api);                                 // with first contact and deputy, both have begun
 *   const nurse = await letIn(kase, nurseOf(api), { basis: 'youth-family-permission', parts: { money: 'detail' } });
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import * as cases from '#contract/cases.ts';
import type { Colleague, Level } from '#contract/common.ts';
import * as concerns from '#contract/concerns.ts';
import * as grants from '#contract/grants.ts';
import * as letters from '#contract/letters.ts';
import type { InputOf } from '#contract/route.ts';
import * as session from '#contract/session.ts';
import { readOrganisations } from '#src/frames/organisations-content.ts';
import type { Api, ApiClient } from './api.ts';

export const today = (): Temporal.PlainDate => Temporal.Now.plainDateISO('Europe/Amsterdam');
export const inDays = (days: number): string => today().add({ days }).toString();

/** Complete answers of a professional who passes on a concern; nobody in them exists. */
export const answers = {
  dangerNow: false,
  childName: 'Noor Verhagen',
  childAge: '15 jaar',
  childSchool: 'De Brug',
  observed: 'Noor mist al 22 lesuren. Ze zei: ik moet elke dag pakjes wegbrengen.',
  observedWhen: 'vanmorgen',
  firstHand: true,
  toldBy: null,
  tellerAgrees: null,
  goesWell: 'Komt graag, zorgt goed voor Sem',
  doneSoFar: 'Gesprek met Noor, gebeld met moeder',
  familyKnows: 'agrees',
  familyKnowsNote: null,
  reachMe: '(0990) 12 34 08',
  shieldGround: null,
} as const satisfies concerns.ConcernAnswers;

/** The one value of the one row, as the administrator. */
export const valueOf = async (api: Api, text: string, values: readonly unknown[] = []): Promise<unknown> => {
  const { rows } = await api.admin.query<Record<string, unknown>>(text, [...values]);
  return Object.values(rows[0] ?? {})[0];
};
export const countOf = async (api: Api, from: string, values: readonly unknown[] = []): Promise<number> =>
  Number(await valueOf(api, `select count(*) from ${from}`, values));

/** Everybody of the demo signs in once: whoever has been here stands in the directory of colleagues. */
export const everyoneWasHere = async (api: Api): Promise<void> => {
  for (const { accounts } of readOrganisations()) for (const { subject } of accounts) await api.as(subject);
};

export const colleague = async (who: ApiClient, label: string): Promise<Colleague> => {
  const { items } = await who.call(session.listColleagues);
  const found = items.find(item => item.label === label);
  assert.ok(found, `no colleague ${label} among ${items.map(item => item.label).join(', ')}`);
  return found;
};

export const startDraft = async (
  sender: ApiClient,
  given: Partial<concerns.ConcernAnswers> = {},
): Promise<string> => {
  const { draftId } = await sender.call(concerns.startDraft, { body: { ...answers, ...given } });
  return draftId;
};

export interface PassedOn {
  readonly draftId: string;
  readonly concernId: string;
  readonly decideBy: string;
}

/** A concern at the intake desk of Duinveen, or of the sender's own controller. */
export const passOn = async (
  api: Api,
  given: Partial<concerns.ConcernAnswers> = {},
  sender?: ApiClient,
): Promise<PassedOn> => {
  const by = sender ?? (await api.as('duinveen-jeugdverpleegkundige'));
  const draftId = await startDraft(by, given);
  const { decideBy } = await by.call(concerns.passOnConcern, { params: { draftId }, ifMatch: 1 });
  // the sender is not told which number the desk gives it
  const concernId = z
    .string()
    .parse(
      await valueOf(
        api,
        'select c.public_id from app.concern c join app.concern_draft d using (tenant_id, draft_id) where d.public_id = $1',
        [draftId],
      ),
    );
  return { draftId, concernId, decideBy };
};

/** What a route takes as its body. */
export type BodyOf<R extends { readonly body?: unknown }> = NonNullable<InputOf<R['body']>>;

export type Opening = Extract<BodyOf<typeof concerns.weighConcern>, { outcome: 'case-opened' }>;

/** What the desk decides when it opens a case, for a child that the register does not know. */
export const opening = async (desk: ApiClient, given: Partial<Opening> = {}): Promise<Opening> => ({
  outcome: 'case-opened',
  reason: 'School en geld hangen samen',
  headline: 'Noor wil weer hele dagen naar school',
  children: [
    {
      givenNames: 'Noor',
      surnamePrefix: null,
      surname: 'Verhagen',
      birthDate: { year: 2011, month: 6, day: 14 },
    },
  ],
  lifeDomains: ['school-work', 'money'],
  leadHeldFunctionId: idOf(await colleague(desk, 'Casusregisseur')),
  deputyHeldFunctionId: idOf(await colleague(desk, 'Achtervang')),
  parentsInformed: 'by-first-contact',
  parentsInformedOn: inDays(1),
  parentsPostponedBecause: null,
  ...given,
});

export const idOf = ({ heldFunctionId }: { readonly heldFunctionId: string }): string => heldFunctionId;

/** Someone of the population register, found for this concern. */
export const findChild = async (
  desk: ApiClient,
  concernId: string,
  who: { readonly surname: string; readonly birthYear: number },
): Promise<z.output<typeof concerns.ChildCandidate>> => {
  const { candidates } = await desk.call(concerns.findChild, { params: { concernId }, body: who });
  const [found] = candidates;
  assert.ok(found);
  return found;
};

/** Says that there is no private tie with the family, for every case this person is invited to. */
export const accept = async (who: ApiClient): Promise<void> => {
  const { items } = await allPages(after => who.call(grants.listInvitations, { query: { after } }));
  for (const { grantId } of items)
    await who.call(grants.answerInvitation, { params: { grantId }, body: { privateTie: false } });
};

export interface OpenedCase {
  readonly caseId: string;
  readonly reference: string;
  readonly concern: PassedOn;
  readonly desk: ApiClient;
  readonly lead: ApiClient;
  readonly deputy: ApiClient;
}

const subjects = {
  duinveen: {
    desk: 'duinveen-aanmeldpunt',
    lead: 'duinveen-casusregisseur',
    deputy: 'duinveen-achtervang',
    sender: 'duinveen-jeugdverpleegkundige',
  },
  veenrade: {
    desk: 'veenrade-aanmeldpunt',
    lead: 'veenrade-casusregisseur',
    deputy: 'veenrade-achtervang',
    sender: 'veenrade-leerplichtambtenaar',
  },
} as const;

export interface CaseWish {
  readonly tenant?: keyof typeof subjects;
  /** First contact and deputy have said that there is no private tie; true unless said otherwise. */
  readonly accepted?: boolean;
  /** Someone of the register instead of a child that it does not know. */
  readonly child?: { readonly surname: string; readonly birthYear: number };
  readonly opening?: Partial<Opening>;
  readonly answers?: Partial<concerns.ConcernAnswers>;
}

/** From a concern to a case, through the API. */
export const openCase = async (api: Api, wish: CaseWish = {}): Promise<OpenedCase> => {
  const who = subjects[wish.tenant ?? 'duinveen'];
  const desk = await api.as(who.desk);
  const lead = await api.as(who.lead);
  const deputy = await api.as(who.deputy);
  const concern = await passOn(api, wish.answers, await api.as(who.sender));
  const { concernId } = concern;
  const children =
    wish.child === undefined
      ? {}
      : { children: [{ childRef: (await findChild(desk, concernId, wish.child)).childRef }] };
  const weighed = await desk.call(concerns.weighConcern, {
    params: { concernId },
    ifMatch: 1,
    body: await opening(desk, { ...children, ...wish.opening }),
  });
  if (wish.accepted ?? true) for (const appointed of [lead, deputy]) await accept(appointed);
  return {
    caseId: weighed.caseId ?? '',
    reference: weighed.caseReference ?? '',
    concern,
    desk,
    lead,
    deputy,
  };
};

/** A third colleague who may direct. */
export const thirdDirector = async (api: Api): Promise<ApiClient> => {
  const { rows } = await api.admin.query<{ token: string }>(
    `select t.token, authz.sign_in('http://localhost:3000/demo-idp', 'derde-regisseur', 'duinveen',
              '[{"organisation": "gemeente-duinveen", "function": "case-director", "label": "Derde regisseur"}]', 'demo', sha256(convert_to(t.token, 'UTF8')), 15, 8)
       from (select $1 as token) t`,
    [randomUUID().replaceAll('-', '').padEnd(43, 'x')],
  );
  return api.withToken(rows[0]?.token ?? '');
};

/** Many cases of one lead and deputy, who have begun on all of them; through the database's own functions, to save time. */
export const openManyCases = async (api: Api, like: OpenedCase, count: number): Promise<void> => {
  const sender = await api.as('duinveen-jeugdverpleegkundige');
  const made: string[] = [];
  for (let nr = 0; nr < count; nr += 1) {
    const caseId = randomUUID();
    const draftId = randomUUID();
    await api.admin.query('begin');
    await api.admin.query('select authz.enter($1, $2, $3)', [sender.token, 'own-messages', 'many']);
    await api.admin.query(
      `insert into app.concern_draft (tenant_id, scope_id, public_id, danger_now, child_name, child_age, observed, observed_when, first_hand, goes_well, done_so_far, family_knows, reach_me)
       select s.tenant_id, s.scope_id, $1, false, 'Kind', '8', 'Gezien', 'nu', true, 'Veel', 'Gebeld', 'yes', 'bel'
         from authz.my_open o join app.scope s on s.scope_id = o.scope_id where o.kind = 'own'`,
      [draftId],
    );
    await api.admin.query('select authz.pass_on($1, 1, authz.today(), authz.today() + 7)', [draftId]);
    const opened = {
      ...(await opening(like.desk)),
      caseId,
      reference: `C-MANY-${String(nr).padStart(4, '0')}`,
      nextLookBackOn: inDays(10 + (nr % 7)),
      readBy: inDays(2),
      leadHeldFunction: idOf(await colleague(like.desk, 'Casusregisseur')),
      deputyHeldFunction: idOf(await colleague(like.desk, 'Achtervang')),
      children: [],
    };
    await api.admin.query('select authz.enter($1, $2, $3)', [like.desk.token, 'intake', 'many']);
    await api.admin.query(
      `select authz.open_case(c.public_id, 1, $2) from app.concern c join app.concern_draft d using (tenant_id, draft_id) where d.public_id = $1`,
      [draftId, JSON.stringify(opened)],
    );
    await api.admin.query('commit');
    made.push(caseId);
  }
  await api.admin.query(
    `update app.access_grant g set accepted_at = now() from app.case_file c where g.file_id = c.case_id and c.public_id = any ($1)`,
    [made],
  );
};

export interface Access {
  readonly basis: string;
  readonly parts: Readonly<Record<string, Level>>;
  readonly until?: string;
  readonly reason?: string;
  readonly familyTold?: string;
}

/** What someone sends who gives access. */
export const accessFor = (receiver: Colleague, { basis, parts, until, ...rest }: Access) => ({
  heldFunctionId: idOf(receiver),
  parts: Object.entries(parts).map(([part, level]) => ({ part, level })),
  basisCode: basis,
  reason: rest.reason ?? 'Doet mee aan het plan',
  familyTold: rest.familyTold ?? 'Ja, aan de keukentafel besproken',
  ...(until === undefined ? {} : { until }),
});

/** Gives a colleague access, who has yet to say that there is no private tie. */
export const invite = async (kase: OpenedCase, label: string, access: Access) =>
  kase.lead.call(grants.giveAccess, {
    params: { caseId: kase.caseId },
    body: accessFor(await colleague(kase.lead, label), access),
  });

/** Gives a colleague access who begins at once. */
export const letIn = async (kase: OpenedCase, receiver: ApiClient, label: string, access: Access) => {
  const given = await invite(kase, label, access);
  await receiver.call(grants.answerInvitation, {
    params: { grantId: given.grantId },
    body: { privateTie: false },
  });
  return given;
};

/** The last day of a grant has passed; its days of reading are left, or over too. */
export const expire = (api: Api, grantId: string, how: 'still-readable' | 'over') =>
  api.admin.query(
    `update app.access_grant set valid_from = now() - interval '30 days', valid_until = now() - interval '1 day',
            read_until = now() + case when $2 then interval '1 day' else interval '-1 hour' end
      where public_id = $1`,
    [grantId, how === 'still-readable'],
  );

/** Every hard stop has an answer: each child was seen today, and the family hears of it on a day that is set. */
export const throughStops = async ({ caseId, lead }: Pick<OpenedCase, 'caseId' | 'lead'>): Promise<void> => {
  const { children } = await lead.call(cases.openCase, { params: { caseId } });
  for (const { childId, version } of children)
    await lead.call(cases.recordSeen, {
      params: { caseId, childId },
      ifMatch: version,
      body: { seenOn: inDays(0), seenBy: 'Casusregisseur', alone: true },
    });
  const { letterId } = await lead.call(letters.prepareLetter, {
    params: { caseId },
    body: {
      kind: 'information-parent',
      name: 'Een ouder',
      children: children.map(({ childId }) => childId),
      address: [],
    },
  });
  await lead.call(letters.sendLetter, {
    params: { letterId },
    ifMatch: 1,
    body: { sentOn: inDays(0), endsPostponement: false },
  });
};

export const openedBy = (who: ApiClient, { caseId }: Pick<OpenedCase, 'caseId'>) =>
  who.call(cases.openCase, { params: { caseId } });

/** Reads a list page by page to its end. */
export const allPages = async <Item>(
  page: (
    after: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
): Promise<{ readonly items: readonly Item[]; readonly pages: number }> => {
  const items: Item[] = [];
  let after: string | undefined;
  for (let pages = 1; pages < 100; pages += 1) {
    const { items: more, next } = await page(after);
    items.push(...more);
    if (next === null) return { items, pages };
    after = next;
  }
  throw new Error('a list without end');
};

/** Of several who acted at once: who got what, in the order of the numbers. */
export const statusesOf = (answers: readonly { readonly statusCode: number }[]): readonly number[] =>
  answers.map(answer => answer.statusCode).toSorted((one, other) => one - other);

export const newKey = (): string => randomUUID();

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import * as caseRoutes from '#contract/cases.ts';
import * as concerns from '#contract/concerns.ts';
import * as grants from '#contract/grants.ts';
import * as plans from '#contract/plans.ts';
import type { InputOf, OutputOf, Route } from '#contract/route.ts';
import * as session from '#contract/session.ts';
import * as work from '#contract/work.ts';
import { systemClock } from '#kernel/clock.ts';
import { readOrganisations } from '#src/frames/organisations-content.ts';
import { cases, waitingConcerns, type StoryCase, type StoryConcern } from './story.ts';

type Shape = z.ZodType | undefined;
interface Given<Q extends Shape, B extends Shape> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: InputOf<Q>;
  readonly body?: InputOf<B>;
  readonly ifMatch?: number;
}
interface Someone {
  <Id extends string, P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
    route: Route<Id, P, Q, B, R>,
    given?: Given<Q, B>,
  ): Promise<OutputOf<R>>;
}

export interface SeedParts {
  readonly app: FastifyInstance;
  /** As role app_web: the demo has no other way in than people have. */
  readonly signIn: (values: readonly unknown[]) => Promise<unknown>;
  readonly issuer: string;
}

/** Somebody who works through the API, as one of the demo functions. */
const someone = async (parts: SeedParts, subject: string): Promise<Someone> => {
  const token = randomBytes(32).toString('base64url');
  for (const tenant of readOrganisations()) {
    const account = tenant.accounts.find(each => each.subject === subject);
    if (account === undefined) continue;
    const functions = JSON.stringify([
      {
        organisation: account.organisation,
        function: account.function,
        label: account.label,
        phone: account.phone,
        workingDays: account.workingDays.join(', '),
      },
    ]);
    await parts.signIn([
      parts.issuer,
      subject,
      tenant.code,
      functions,
      'demo',
      createHash('sha256').update(token).digest(),
      15,
      1,
    ]);
  }
  return async <Id extends string, P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
    route: Route<Id, P, Q, B, R>,
    given: Given<Q, B> = {},
  ) => {
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(given.params?.[name] ?? ''),
    );
    const answer = await parts.app.inject({
      method: route.method,
      url: `/api/v1${path}`,
      headers: {
        cookie: `perspectief=${token}; __Host-perspectief=${token}`,
        ...(route.method === 'GET' ? {} : { 'x-perspectief': '1', 'idempotency-key': randomUUID() }),
        ...(given.ifMatch === undefined ? {} : { 'if-match': `"${given.ifMatch}"` }),
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(given.body === undefined ? {} : { payload: JSON.stringify(given.body) }),
    });
    if (answer.statusCode >= 300)
      throw new Error(`demo: ${route.id} answered ${answer.statusCode} ${answer.body}`);
    return (route.returns === undefined ? undefined : route.returns.parse(answer.json())) as OutputOf<R>;
  };
};

/**
 * Fills an empty demo: every function can sign in and be chosen as a colleague, two concerns wait, three cases run.
 * All of it is done through the API as these functions, under the same rules. A second start changes nothing.
 */
export const seedDemo = async (parts: SeedParts): Promise<'seeded' | 'was there'> => {
  for (const tenant of readOrganisations())
    for (const account of tenant.accounts) await someone(parts, account.subject);
  const director = await someone(parts, 'duinveen-casusregisseur');
  const running =
    (await director(caseRoutes.listCases)).items.length + (await director(work.getMyWork)).items.length;
  if (running > 0) return 'was there';
  for (const story of cases) await play(parts, story);
  for (const concern of waitingConcerns) await passOn(await someone(parts, concern.sender), concern);
  return 'seeded';
};

const passOn = async (sender: Someone, { sender: _, ...answers }: StoryConcern): Promise<void> => {
  const draft = await sender(concerns.startDraft, { body: { ...answers, dangerNow: false } });
  await sender(concerns.passOnConcern, { params: { draftId: draft.draftId }, ifMatch: draft.version });
};

const play = async (parts: SeedParts, story: StoryCase): Promise<void> => {
  const desk = await someone(parts, 'duinveen-aanmeldpunt');
  const director = await someone(parts, 'duinveen-casusregisseur');
  const deputy = await someone(parts, 'duinveen-achtervang');
  const today = systemClock.today();
  const colleagues = (await desk(session.listColleagues)).items;
  const held = (label: string): string => {
    const found = colleagues.find(each => each.label === label);
    if (found === undefined) throw new Error(`demo: no colleague ${label}`);
    return found.heldFunctionId;
  };

  await passOn(await someone(parts, story.concern.sender), story.concern);
  const concern = (await desk(concerns.listConcerns)).items.find(
    each => each.childName === story.concern.childName,
  );
  if (concern === undefined)
    throw new Error(`demo: the concern about ${story.concern.childName} did not arrive`);
  const params = { concernId: concern.concernId };
  const children = [];
  for (const child of story.children) {
    const { candidates } = await desk(concerns.findChild, {
      params,
      body: { surname: child.surname, birthYear: child.birthYear },
    });
    const found = candidates.find(each => each.givenNames === child.givenNames);
    if (found === undefined) throw new Error(`demo: ${child.givenNames} is not in the register`);
    children.push({ childRef: found.childRef });
  }
  const opened = await desk(concerns.weighConcern, {
    params,
    ifMatch: (await desk(concerns.getConcern, { params })).version,
    body: {
      outcome: 'case-opened',
      reason: story.reason,
      headline: story.headline,
      children,
      lifeDomains: [...story.lifeDomains],
      leadHeldFunctionId: held('Casusregisseur'),
      deputyHeldFunctionId: held('Achtervang'),
      parentsInformed: 'by-first-contact',
      parentsInformedOn: today.add({ days: 1 }).toString(),
      parentsPostponedBecause: null,
    },
  });
  const caseId = opened.caseId ?? '';
  for (const appointed of [director, deputy]) await accept(appointed, opened.caseReference ?? '');
  await plan(director, caseId, story, held, today);
  for (const member of story.team)
    if (member.opens !== null) await accept(await someone(parts, member.opens), opened.caseReference ?? '');
};

const accept = async (who: Someone, reference: string): Promise<void> => {
  const { items } = await who(grants.listInvitations);
  for (const each of items)
    if (each.caseReference === reference)
      await who(grants.answerInvitation, { params: { grantId: each.grantId }, body: { privateTie: false } });
};

const plan = async (
  director: Someone,
  caseId: string,
  story: StoryCase,
  held: (label: string) => string,
  today: Temporal.PlainDate,
): Promise<void> => {
  const params = { caseId };
  const version = async () => (await director(caseRoutes.openCase, { params })).version;
  for (const { opens: _, label, part, level, ...given } of story.team) {
    await director(grants.giveAccess, {
      params,
      body: { ...given, heldFunctionId: held(label), parts: [{ part, level }] },
    });
  }
  if (story.director)
    await director(caseRoutes.appoint, {
      params,
      ifMatch: await version(),
      body: { role: 'director', heldFunctionId: held('Casusregisseur') },
    });
  if (story.phase > 1)
    await director(caseRoutes.changeCase, { params, ifMatch: await version(), body: { phase: story.phase } });
  for (const goal of story.goals) await director(plans.addGoal, { params, body: goal });
  for (const { keeper, inDays, ...agreement } of story.agreements) {
    await director(plans.addAgreement, {
      params,
      body: {
        ...agreement,
        keeper: 'label' in keeper ? { heldFunctionId: held(keeper.label) } : keeper,
        dueOn: today.add({ days: inDays }).toString(),
      },
    });
  }
  if (story.seen === null) return;
  const seen = story.seen;
  const child = (await director(caseRoutes.openCase, { params })).children.find(each =>
    each.name.startsWith(seen.givenNames),
  );
  if (child === undefined) return;
  await director(caseRoutes.recordSeen, {
    params: { caseId, childId: child.childId },
    ifMatch: child.version,
    body: { seenOn: today.subtract({ days: 1 }).toString(), seenBy: seen.by, alone: seen.alone },
  });
};

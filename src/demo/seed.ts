import * as caseRoutes from '#contract/cases.ts';
import * as concerns from '#contract/concerns.ts';
import * as contacts from '#contract/contacts.ts';
import * as family from '#contract/family.ts';
import * as grants from '#contract/grants.ts';
import * as letters from '#contract/letters.ts';
import { noteOwnNumber } from '#contract/own-number.ts';
import * as plans from '#contract/plans.ts';
import * as readings from '#contract/second-reading.ts';
import * as statements from '#contract/statements.ts';
import * as session from '#contract/session.ts';
import * as work from '#contract/work.ts';
import { systemClock } from '#kernel/clock.ts';
import { readOrganisations } from '#src/frames/organisations-content.ts';
import { attachLetter } from './attachment.ts';
import { begin, close, moveTo } from './course.ts';
import { cases, lookedAt, waitingConcerns } from './story.ts';
import type { StoryCase, StoryConcern } from './story-shape.ts';
import type { StoryAround } from './around.ts';
import { meet } from './meeting.ts';
import { onPaper } from './on-paper.ts';
import { someone, type SeedParts, type Someone } from './someone.ts';
import { fillWindows } from './windows.ts';

/**
 * Fills an empty demo: every function can sign in and be chosen as a colleague, two concerns wait, two cases run and one is in aftercare.
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
  await lookAtSafety(await someone(parts, 'duinveen-aanmeldpunt'));
  return 'seeded';
};

const passOn = async (sender: Someone, { sender: _, ...answers }: StoryConcern): Promise<void> => {
  const draft = await sender(concerns.startDraft, { body: { ...answers, dangerNow: false } });
  await sender(concerns.passOnConcern, { params: { draftId: draft.draftId }, ifMatch: draft.version });
};

/** The desk has looked at the first of the waiting concerns; the other still has to be looked at today. */
const lookAtSafety = async (desk: Someone): Promise<void> => {
  const { childName, look } = lookedAt;
  const concern = (await desk(concerns.listConcerns)).items.find(each => each.childName === childName);
  if (concern === undefined) throw new Error(`demo: the concern about ${childName} did not arrive`);
  const params = { concernId: concern.concernId };
  const { version } = await desk(concerns.getConcern, { params });
  await desk(concerns.lookAtSafety, { params, ifMatch: version, body: look });
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
  // the director of a case is named after somebody else said that one is needed
  if (story.readAlong !== undefined) {
    const expert = await someone(parts, 'duinveen-gedragswetenschapper');
    await expert(readings.readConcern, {
      params,
      ifMatch: (await expert(concerns.getConcern, { params })).version,
      body: { stage: 'before', advice: 'case-opened', words: story.readAlong },
    });
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
  await begin(director, caseId, story, held, today);
  await inform(director, caseId, story, today);
  await moveTo(director, caseId, story.phase);
  await plan(director, caseId, story, held, today);
  if (story.windows === true) await fillWindows(director, caseId, held, today);
  await onPaper(director, caseId, story, today);
  for (const member of story.team)
    if (member.opens !== null) await accept(await someone(parts, member.opens), opened.caseReference ?? '');
  if (story.windows === true) await meet(director, caseId, today);
  if (story.closing !== undefined) await close(director, caseId, story.closing, today);
};

/** Each parent with authority gets a letter of their own; both are ready before the first one is sent. */
const inform = async (
  director: Someone,
  caseId: string,
  { letters: wanted }: StoryCase,
  today: Temporal.PlainDate,
): Promise<void> => {
  const { children } = await director(letters.listLetters, { params: { caseId } });
  const prepared = [];
  for (const { name, children: named } of wanted) {
    const about = children.filter(child => named.some(each => child.name.startsWith(each)));
    prepared.push(
      await director(letters.prepareLetter, {
        params: { caseId },
        body: {
          kind: 'information-parent',
          name,
          children: about.map(({ childId }) => childId),
          address: [],
        },
      }),
    );
  }
  for (const { letterId, version } of prepared)
    await director(letters.sendLetter, {
      params: { letterId },
      ifMatch: version,
      body: { sentOn: today.toString(), endsPostponement: false },
    });
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
  if (story.ownNumber !== undefined)
    await director(noteOwnNumber, { params, ifMatch: 1, body: { number: story.ownNumber } });
  for (const { score, ...goal } of story.goals) {
    const { goalId } = await director(plans.addGoal, { params, body: goal });
    if (score !== undefined)
      await director(plans.scoreGoal, {
        params: { goalId },
        body: { score, givenBy: goal.whose, givenOn: today.toString() },
      });
  }
  const made = new Map<string, string>();
  for (const { keeper, inDays, offer, waitsAt, kept, ...agreement } of story.agreements) {
    const offerId = offer === undefined ? undefined : made.get(offer);
    const { agreementId } = await director(plans.addAgreement, {
      params,
      body: {
        ...agreement,
        keeper: 'label' in keeper ? { heldFunctionId: held(keeper.label) } : keeper,
        dueOn: today.add({ days: inDays }).toString(),
        ...(offerId === undefined ? {} : { offerId }),
      },
    });
    made.set(agreement.what, agreementId);
    if (kept === true)
      await director(plans.answerAgreement, {
        params: { agreementId },
        ifMatch: 1,
        body: { state: 'kept', note: null },
      });
    if (waitsAt !== undefined)
      await director(plans.waitForPlace, {
        params: { agreementId },
        ifMatch: 1,
        body: {
          organisation: waitsAt,
          since: today.subtract({ days: 1 }).toString(),
          expectedOn: today.add({ weeks: 14 }).toString(),
          bridge: null,
        },
      });
  }
  if (story.takingPart !== undefined)
    await director(plans.recordTakingPart, { params, ifMatch: 1, body: story.takingPart });
  for (const consent of story.consents ?? [])
    await director(plans.recordConsent, { params, body: { ...consent, givenOn: today.toString() } });
  if (story.around !== null) await around(director, caseId, story.around, today);
};

/** Who is around the children, who has authority over them and where they live, and who was spoken with. */
const around = async (
  director: Someone,
  caseId: string,
  story: StoryAround,
  today: Temporal.PlainDate,
): Promise<void> => {
  const params = { caseId };
  for (const person of story.people) await director(family.addPerson, { params, body: person });
  const { children } = await director(caseRoutes.openCase, { params });
  for (const { givenNames, authority, residence, source } of story.standings) {
    const child = children.find(each => each.name.startsWith(givenNames));
    if (child === undefined) continue;
    const known = { answer: 'known', source, knownOn: today.subtract({ days: 1 }).toString() } as const;
    const given = { params: { caseId, childId: child.childId }, ifMatch: 1 };
    await director(family.recordAuthority, { ...given, body: { ...known, words: authority } });
    await director(family.recordResidence, { ...given, body: { ...known, words: residence } });
  }
  await attachLetter(director, caseId, today);
  for (const { daysAgo, what, ...contact } of story.contacts)
    await director(contacts.writeContact, {
      params,
      body: {
        ...contact,
        happenedOn: today.subtract({ days: daysAgo }).toString(),
        reached: what !== null,
        what,
        callBackOn: null,
      },
    });
  for (const said of story.statements)
    await director(statements.writeStatement, {
      params,
      body: {
        ...said,
        withheldFrom: [...said.withheldFrom],
        phone: null,
        how: 'letter',
        receivedOn: today.toString(),
        sharedBecause: null,
      },
    });
  const { answerInDays, ...question } = story.question;
  await director(statements.askPartner, {
    params,
    body: { ...question, answerBy: today.add({ days: answerInDays }).toString() },
  });
};

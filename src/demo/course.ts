/** The course of a case of the story: what stands before the phases go on, the phases, closing with the family. */
import * as caseRoutes from '#contract/cases.ts';
import * as course from '#contract/course.ts';
import * as grants from '#contract/grants.ts';
import type { Someone } from './someone.ts';
import type { StoryCase } from './story-shape.ts';

/** Who works on it, who directs, and who was spoken with: what stands before the phases go on. */
export const begin = async (
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
  const { children } = await director(caseRoutes.openCase, { params });
  const childOf = (givenNames: string) => {
    const found = children.find(each => each.name.startsWith(givenNames));
    if (found === undefined) throw new Error(`demo: ${givenNames} is not in the case`);
    return found;
  };
  for (const { givenNames, by, alone } of story.seen) {
    const child = childOf(givenNames);
    await director(caseRoutes.recordSeen, {
      params: { caseId, childId: child.childId },
      ifMatch: child.version,
      body: { seenOn: today.subtract({ days: 1 }).toString(), seenBy: by, alone },
    });
  }
  if (story.notYetSpoken === undefined) return;
  const { givenNames, because, inDays } = story.notYetSpoken;
  await director(course.answerStop, {
    params,
    body: {
      stop: 'child-spoken',
      childId: childOf(givenNames).childId,
      because,
      until: today.add({ days: inDays }).toString(),
    },
  });
};

/** From phase to phase, past every hard stop. */
export const moveTo = async (director: Someone, caseId: string, last: number): Promise<void> => {
  const params = { caseId };
  const { phase: now } = await director(caseRoutes.openCase, { params });
  for (let phase = now + 1; phase <= last; phase += 1) {
    const { version } = await director(caseRoutes.openCase, { params });
    await director(caseRoutes.changeCase, { params, ifMatch: version, body: { phase } });
  }
};

/** Looked back, and closed with the family: what is left is the aftercare. */
export const close = async (
  director: Someone,
  caseId: string,
  { helped, downside, aftercareInDays, ...said }: NonNullable<StoryCase['closing']>,
  today: Temporal.PlainDate,
): Promise<void> => {
  const params = { caseId };
  const version = async () => (await director(caseRoutes.openCase, { params })).version;
  await director(course.recordLookBack, {
    params,
    ifMatch: await version(),
    body: {
      heldOn: today.toString(),
      helped,
      downside,
      decision: 'stop',
      nextOn: today.add({ weeks: 6 }).toString(),
    },
  });
  await moveTo(director, caseId, 8);
  await director(course.closeCase, {
    params,
    ifMatch: await version(),
    body: {
      ...said,
      notAskedBecause: null,
      aftercare: aftercareInDays.map(days => today.add({ days }).toString()),
      openLeft: [],
      openWorry: null,
    },
  });
};

/** What the family of the story has in its hands: the plan on paper, one reader at a time, and what it says does not hold. */
import * as caseRoutes from '#contract/cases.ts';
import * as corrections from '#contract/corrections.ts';
import * as papers from '#contract/papers.ts';
import type { Someone } from './someone.ts';
import type { StoryCase } from './story-shape.ts';

export const onPaper = async (
  director: Someone,
  caseId: string,
  story: StoryCase,
  today: Temporal.PlainDate,
): Promise<void> => {
  const params = { caseId };
  for (const { name, agreements } of story.papers ?? []) {
    const found = await director(papers.listPapers, { params });
    const person = found.people.find(each => each.name === name);
    const child = found.children.find(each => each.name.startsWith(name));
    const wanted = {
      reader:
        person === undefined
          ? { kind: 'child' as const, childId: child?.childId ?? '' }
          : {
              kind: 'parent' as const,
              personId: person.personId,
              children: found.children.map(each => each.childId),
            },
      agreedBy: [],
    };
    const { lines } = await director(papers.previewPaper, { params, body: { ...wanted, lines: null } });
    const plan = await director(caseRoutes.openCase, { params });
    const also = plan.agreements.filter(each => agreements.includes(each.what));
    await director(papers.makePaper, {
      params,
      body: {
        ...wanted,
        lines: [
          ...lines.filter(each => each.chosen).map(each => each.lineId),
          ...also.map(each => each.agreementId),
        ],
        familyTold: null,
      },
    });
  }
  if (story.correction === undefined) return;
  const { side, by, wrong, shouldBe } = story.correction;
  const { facts } = await director(caseRoutes.openCase, { params });
  const fact = facts.find(each => each.side === side);
  if (fact === undefined) return;
  await director(corrections.askCorrection, {
    params,
    body: {
      about: { kind: 'fact', id: fact.factId },
      askedBy: by,
      onBehalfOf: null,
      askedOn: today.toString(),
      wrong,
      shouldBe,
    },
  });
};

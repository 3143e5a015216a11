/**
 * One family by its functions, from the first worry to aftercare, on a telephone and at a desk. It is all done on one
 * day: a browser cannot make time pass, and the terms have tests of their own; axe looks at each of these screens in the
 * journey that is about it.
 */
import { after, before, test } from 'node:test';
import { openHouse, type House } from './house.ts';
import type { Story } from './story.ts';
import * as concern from './story-concern.ts';
import * as end from './story-end.ts';
import * as plan from './story-plan.ts';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

test('a worry becomes one plan with the family, is carried out, looked back on and closed; each sees what is theirs', async () => {
  const story: Story = { house, reference: '' };
  const nurse = await concern.passOn(story);
  const desk = await concern.lookAtSafety(story);
  await concern.readAlong(story);
  await concern.weigh(story, desk);
  await concern.hearBack(story, nurse);

  const director = await plan.begin(story);
  await plan.tellParents(story, director);
  await plan.visit(story);
  await plan.giveSchool(story, director);
  await plan.askPartner(story, director);
  await plan.fillWindows(story, director);
  await plan.makePlan(story, director);
  await plan.putOnPaper(story, director);

  await end.lookBack(story, director);
  await end.whoStays(story, director);
  await end.whoLooked(story, director);
  await end.close(story, director);
});

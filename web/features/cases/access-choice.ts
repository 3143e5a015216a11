import type { Colleague, Level } from '#contract/common.ts';
import type { Frame } from '#contract/frames.ts';

const order = ['headline', 'detail', 'write'] as const satisfies readonly Level[];

export const lowest = (...levels: readonly Level[]): Level =>
  order[Math.min(...levels.map(level => order.indexOf(level)))] ?? 'headline';

/** The levels up to and including the highest one, light first. */
export const levelsUpTo = (highest: Level): Level[] => order.slice(0, order.indexOf(highest) + 1);

export type Basis = Frame['legalBases'][number];

/** The legal bases of the frame on which this colleague may be given access. */
export const basesFor = (frame: Frame, colleague: Colleague, ownOrganisation: string): Basis[] =>
  frame.legalBases.filter(
    basis =>
      basis.kind === 'access' &&
      basis.receivers.includes(colleague.function) &&
      (!basis.sameControllerOnly || colleague.organisation === ownOrganisation),
  );

/** The functions that any access basis of the frame names: only they can be given access. */
export const receivingFunctions = (frame: Frame): string[] => [
  ...new Set(frame.legalBases.filter(basis => basis.kind === 'access').flatMap(basis => basis.receivers)),
];

/** The highest level that frame, basis and one's own access leave for this colleague. */
export function highestLevel(frame: Frame, colleague: Colleague, basis: Basis, own: Level): Level {
  const inFrame = frame.functions.find(each => each.function === colleague.function)?.maxLevel ?? 'headline';
  return lowest(inFrame, basis.maxLevel, own);
}

import type { Level } from '#contract/common.ts';
import { Fault } from './refusal.ts';

const names = ['headline', 'detail', 'write'] as const satisfies readonly Level[];

/** Headline < detail < write, as the database counts them: 1, 2, 3. */
export const levelName = (level: number): Level => {
  const name = names[level - 1];
  if (name === undefined) throw new Fault(`no such level: ${level}`);
  return name;
};

export const levelNumber = (level: Level): number => names.indexOf(level) + 1;

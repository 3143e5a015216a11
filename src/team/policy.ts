import { definePolicy } from '#kernel/authority.ts';

const manager = { functions: ['team-manager'], relations: ['self'], states: 'any', frames: 'any' } as const;

/** The team manager sees numbers and case numbers, and says who leads. Which cases are the team's, the database knows. */
export const policy = definePolicy('team', [
  { action: 'team.see', ...manager },
  { action: 'team.set-absence', ...manager },
  { action: 'team.take-over', ...manager },
]);

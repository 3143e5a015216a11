import type { Case } from '#contract/cases.ts';

export const writableParts = (open: Case) => open.parts.filter(each => each.myLevel === 'write');

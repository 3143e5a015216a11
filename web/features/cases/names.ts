import type { Case } from '#contract/cases.ts';

/** "Noor Verhagen en Sem Verhagen" */
export const names = (open: Case, language: 'nl' | 'en') =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(open.children.map(child => child.name));

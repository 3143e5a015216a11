import type { Relation, Subject } from '#kernel/authority.ts';
import { Refused } from '#kernel/refusal.ts';

export interface File {
  readonly public_id: string;
  readonly is_lead: boolean;
  readonly is_deputy: boolean;
  readonly case_state: string;
  readonly frame: string;
  readonly address_is_secret: boolean;
  readonly reference: string;
  readonly tenant: string;
}

/** Whoever sees a meeting and does not direct the case is told so. */
export const subjectOf = (id: string, file: File): Subject => {
  const relations: Relation[] = [
    ...(file.is_lead ? (['lead'] as const) : []),
    ...(file.is_deputy ? (['deputy'] as const) : []),
  ];
  if (relations.length === 0) throw new Refused('not-allowed');
  return { id, relations, state: file.case_state, frame: file.frame };
};

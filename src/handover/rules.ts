import { refusal, type Refusal } from '#kernel/refusal.ts';

export interface Lines {
  readonly running: string | null;
  readonly agreed: string | null;
  readonly worries: string | null;
  readonly familyShouldKnow: string | null;
  readonly introducer: { readonly heldFunctionId: string } | { readonly name: string | null } | null;
  readonly introduceOn: string | null;
}

const wordsOrNothing = (words: string | null): string | null => (words === '' ? null : words);

/** An empty box is no answer, and an introduction is on a day that can still be kept. Dates compare as text. */
export const lines = (
  said: Lines,
  bounds: { readonly today: string; readonly latest: string },
):
  | (Omit<Lines, 'introducer'> & {
      readonly introducer: string | null;
      readonly introducerName: string | null;
    })
  | Refusal => {
  if (said.introduceOn !== null && (said.introduceOn < bounds.today || said.introduceOn > bounds.latest))
    return refusal('term-out-of-bounds', [
      { field: 'introduceOn', message: 'Kies vandaag of een latere dag, binnen drie maanden' },
    ]);
  const { introducer } = said;
  return {
    running: wordsOrNothing(said.running),
    agreed: wordsOrNothing(said.agreed),
    worries: wordsOrNothing(said.worries),
    familyShouldKnow: wordsOrNothing(said.familyShouldKnow),
    introducer: introducer !== null && 'heldFunctionId' in introducer ? introducer.heldFunctionId : null,
    introducerName: introducer !== null && 'name' in introducer ? wordsOrNothing(introducer.name) : null,
    introduceOn: said.introduceOn,
  };
};

/** What is missing before it can be accepted: who introduces whom to the children, and when. */
export const acceptable = (said: {
  readonly introduced_by: string | null;
  readonly introduce_on: string | null;
}): 'fine' | Refusal => {
  const missing = [
    ...(said.introduced_by === null
      ? [{ field: 'introducer', message: 'Schrijf op door wie u aan het kind wordt voorgesteld' }]
      : []),
    ...(said.introduce_on === null
      ? [{ field: 'introduceOn', message: 'Kies de dag waarop u wordt voorgesteld' }]
      : []),
  ];
  return missing.length === 0 ? 'fine' : refusal('draft-incomplete', missing);
};

/** Somebody was introduced on a day that has been. */
export const introduced = (on: string, today: string, earliest: string): 'fine' | Refusal =>
  on > today || on < earliest
    ? refusal('term-out-of-bounds', [{ field: 'on', message: 'Kies vandaag of een eerdere datum' }])
    : 'fine';

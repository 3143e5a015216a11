import { refusal, type Refusal } from '#kernel/refusal.ts';

export type Choice =
  | { readonly mayKnow: boolean; readonly name: string }
  | { readonly mayKnow: boolean; readonly heldFunctionId: string };

/** Something was heard, or chosen, on a day that has been. Dates compare as text. */
export const onDay = (field: 'heardOn' | 'saidOn', on: string, today: string): 'fine' | Refusal =>
  on > today
    ? refusal('term-out-of-bounds', [{ field, message: 'Kies vandaag of een eerdere datum' }])
    : 'fine';

const whoOf = (choice: Choice): string =>
  'name' in choice
    ? `name ${choice.name.trim().toLocaleLowerCase('nl')}`
    : `function ${choice.heldFunctionId}`;

/** The same person named twice stands once; named with yes and with no is a question to the child, not a choice. */
export const choice = (given: readonly Choice[]): readonly Choice[] | Refusal => {
  const chosen = new Map<string, Choice>();
  for (const each of given) {
    const before = chosen.get(whoOf(each));
    if (before !== undefined && before.mayKnow !== each.mayKnow)
      return refusal('invalid-input', [
        {
          field: 'choices',
          message: 'Iemand staat in beide lijsten. Vraag het kind: mag die het weten of niet?',
        },
      ]);
    chosen.set(whoOf(each), each);
  }
  return [...chosen.values()];
};

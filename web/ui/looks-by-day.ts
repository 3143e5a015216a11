/** One look, as far as grouping needs it; the log of a case and of a person have the same lines. */
export interface Look {
  lookedAt: string;
  kind: 'listed' | 'opened';
  organisation: string;
  functionTitle: string;
  purpose: string;
  act: string;
}

/** Looks of one moment and kind: several parts that were opened together. */
export interface LookMoment<L extends Look> {
  key: string;
  first: L;
  looks: L[];
}

export interface LookGroup<L extends Look> {
  key: string;
  first: L;
  moments: LookMoment<L>[];
}

export interface LookDay<L extends Look> {
  day: string;
  groups: LookGroup<L>[];
}

function gather<L>(items: readonly L[], keyOf: (item: L) => string): { key: string; first: L; items: L[] }[] {
  const gathered = new Map<string, { key: string; first: L; items: L[] }>();
  for (const item of items) {
    const key = keyOf(item);
    const known = gathered.get(key);
    if (known === undefined) gathered.set(key, { key, first: item, items: [item] });
    else known.items.push(item);
  }
  return [...gathered.values()];
}

const minuteOf = (look: Look) => look.lookedAt.slice(0, 16);

/**
 * Looks per day, within a day per organisation, function and task, and within those per minute and act, in the order
 * they came (newest first). `dayOf` turns an instant into the calendar day on which it was here.
 */
export const looksByDay = <L extends Look>(
  looks: readonly L[],
  dayOf: (instant: string) => string,
): LookDay<L>[] =>
  gather(looks, look => dayOf(look.lookedAt)).map(day => ({
    day: day.key,
    groups: gather(day.items, look =>
      [look.organisation, look.functionTitle, look.purpose].join('\u0000'),
    ).map(group => ({
      key: group.key,
      first: group.first,
      moments: gather(group.items, look => [minuteOf(look), look.kind, look.act].join('\u0000')).map(
        moment => ({
          key: moment.key,
          first: moment.first,
          looks: moment.items,
        }),
      ),
    })),
  }));

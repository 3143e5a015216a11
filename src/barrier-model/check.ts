/** Whether the parts of the barrier model fit together. Each complaint begins with the id of the item to mend. */
import { repeatedAmounts } from '#kernel/content/numbers.ts';
import type { BarrierModel } from './content.ts';

export function checkBarrierModel({ model, interventions, signals }: BarrierModel): string[] {
  const { ageCategories, phenomena, barriers, facilitators, signallers, partners, retired } = model;
  const items = [
    ...ageCategories,
    ...phenomena,
    ...barriers,
    ...facilitators,
    ...signallers,
    ...partners,
    ...interventions,
    ...signals,
  ];
  const ids = items.map(item => item.id);
  const known = new Set(ids);
  const gone = new Map(retired.map(item => [item.id, item]));
  const reference = (from: string, field: string, to: readonly string[]): string[] => [
    ...to
      .filter(id => !known.has(id))
      .map(id =>
        gone.has(id)
          ? `${from}: ${field} names ${id}, which was retired: ${gone.get(id)?.reason ?? ''}`
          : `${from}: ${field} names ${id}, which is not there`,
      ),
    ...to.filter((id, index) => to.indexOf(id) !== index).map(id => `${from}: ${field} names ${id} twice`),
  ];
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `${id}: this id stands here twice`),
    ...ids.filter(id => gone.has(id)).map(id => `${id}: this id was retired and is never used again`),
    ...numbersLost([...ids, ...gone.keys()]),
    ...retired.flatMap(item =>
      item.replacedBy === undefined ? [] : reference(item.id, 'replacedBy', [item.replacedBy]),
    ),
    ...agesMissed(ageCategories),
    ...barriers
      .filter(({ order }, index) => order !== index + 1)
      .map(({ id, order }) => `${id}: its order is ${order}, and it stands elsewhere`),
    ...facilitators.flatMap(item => reference(item.id, 'barrier', [item.barrier])),
    ...interventions.flatMap(item => reference(item.id, 'partners', item.partners)),
    ...[...signals, ...interventions].flatMap(({ id, nl, en }) => repeatedAmounts(id, `${nl} | ${en}`)),
    ...signals.flatMap(item => [
      ...reference(item.id, 'ageCategories', item.ageCategories),
      ...reference(item.id, 'phenomena', item.phenomena),
      ...reference(item.id, 'barrier', [item.barrier]),
      ...reference(item.id, 'signallers', item.signallers),
      ...reference(item.id, 'interventions', item.interventions),
      ...heavyBeforeLight(item.id, item.interventions, interventions),
    ]),
  ];
}

/** A number that stands nowhere was taken out without a word, and somebody may give it out again. */
function numbersLost(ids: readonly string[]): string[] {
  const numbered = ids.flatMap(id => {
    const [, kind, digits] = /^(AC|BR|FC|IV|SIG)(\d+)$/.exec(id) ?? [];
    return kind === undefined || digits === undefined ? [] : [{ kind, digits }];
  });
  return [...Map.groupBy(numbered, ({ kind }) => kind)].flatMap(([kind, of]) => {
    const there = new Set(of.map(({ digits }) => Number(digits)));
    const width = of[0]?.digits.length ?? 0;
    const name = (n: number): string =>
      `${kind}${kind === 'IV' || kind === 'SIG' ? String(n).padStart(width, '0') : n}`;
    return Array.from({ length: Math.max(...there) }, (_, n) => n + 1)
      .filter(n => !there.has(n))
      .map(n => `${name(n)}: this id is neither in use nor among the retired ones, with the reason`);
  });
}

/** Every age from birth on is in exactly one category. */
function agesMissed(categories: BarrierModel['model']['ageCategories']): string[] {
  return categories.flatMap(({ id, minAge, maxAge }, index) => {
    const from = index === 0 ? 0 : (categories[index - 1]?.maxAge ?? 0) + 1;
    return [
      ...(minAge === from
        ? []
        : [`${id}: begins at ${minAge} years, and the ages before it end at ${from - 1}`]),
      ...(maxAge >= minAge ? [] : [`${id}: ends before it begins`]),
    ];
  });
}

function heavyBeforeLight(
  id: string,
  named: readonly string[],
  interventions: BarrierModel['interventions'],
): string[] {
  const weights = named.flatMap(each => interventions.find(item => item.id === each)?.weight ?? []);
  const at = weights.findIndex((weight, index) => index > 0 && weight < (weights[index - 1] ?? 0));
  return at === -1
    ? []
    : [
        `${id}: interventions go from light to heavy, and ${named[at] ?? ''} is lighter than the one before it`,
      ];
}

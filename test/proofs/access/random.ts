/** Chance that can be repeated: the same seed gives the same world. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  pickAny<T>(from: readonly T[]): T;
  weighted<T>(from: readonly (readonly [weight: number, value: T])[]): T;
  shuffle<T>(list: readonly T[]): T[];
}

/** sfc32 by Chris Doty-Humphrey: small, fast and good enough by far for this. */
export function createRandom(...seeds: readonly number[]): Random {
  let [a, b, c, d] = [0x9e3779b9, seeds[0] ?? 0, seeds[1] ?? 0, 1];
  const word = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let round = 0; round < 15; round++) word();
  const next = (): number => word() / 2 ** 32;
  const below = (limit: number): number => Math.floor(next() * limit);
  const pickAny = <T>(from: readonly T[]): T => {
    const index = below(from.length);
    if (index >= from.length) throw new Error('nothing to pick from');
    return from[index] as T;
  };
  return {
    next,
    below,
    chance: probability => next() < probability,
    pick: pickAny,
    pickAny,
    weighted: from => {
      let left = next() * from.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of from) {
        left -= weight;
        if (left < 0) return value;
      }
      return pickAny(from)[1];
    },
    shuffle: list => {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [copy[last], copy[other]] = [
          copy[other] as (typeof copy)[number],
          copy[last] as (typeof copy)[number],
        ];
      }
      return copy;
    },
  };
}

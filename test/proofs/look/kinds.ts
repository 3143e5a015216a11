/** The faults that are injected, and by which sign one knows that it fired. */
import type { Random } from '../access/random.ts';
import type { Blow } from './door.ts';

/** What a trigger in the database does to the journal of one request. */
export interface JournalFault {
  readonly moment: 'insert' | 'commit';
  readonly code: string;
  readonly atRow: number;
  readonly times: number;
}

export type Fault = { readonly blow: Blow } | { readonly journal: JournalFault } | { readonly lock: true };

export interface Kind {
  readonly name: string;
  /** How often, beside the others. */
  readonly weight: number;
  /** A request that writes no journal does not meet it. */
  readonly needsJournal: boolean;
  /** What is seen on the wire when it fired. */
  readonly signs: readonly string[];
  make(random: Random): Fault;
}

const blow = (name: string, weight: number, make: (random: Random) => Omit<Blow, 'reset'>): Kind => ({
  name,
  weight,
  needsJournal: false,
  signs: ['blow'],
  make: random => ({ blow: { ...make(random), reset: random.chance(0.5) } }),
});

const journal = (
  name: string,
  weight: number,
  signs: readonly [string, ...string[]],
  make: (random: Random) => Omit<JournalFault, 'code'>,
): Kind => ({
  name,
  weight,
  needsJournal: true,
  signs,
  make: random => {
    const sign = random.pick(signs);
    return { journal: { ...make(random), code: sign === '57014' ? 'slow' : sign } };
  },
});

/** A second commit or a fourth row is not always there; then nothing fires. */
const commit = (random: Random): number => (random.chance(0.9) ? 1 : 2);
const row = (random: Random): number => 1 + random.below(4);
const always = 9;

export const kinds: readonly Kind[] = [
  blow('connection cut before COMMIT', 4, random => ({
    what: 'cut',
    when: 'before-commit',
    nth: commit(random),
  })),
  blow('connection cut before the answer to COMMIT', 4, random => ({
    what: 'cut',
    when: 'after-commit',
    nth: commit(random),
  })),
  blow('connection cut in the middle of a row', 4, random => ({
    what: 'cut',
    when: 'in-rows',
    nth: row(random),
  })),
  blow('connection stalled, then cut', 2, random => ({
    what: 'stall',
    when: random.pick<Blow['when']>(['before-commit', 'after-commit', 'in-rows']),
    nth: 1,
  })),
  blow('backend ended before COMMIT', 4, random => ({
    what: 'end-backend',
    when: 'before-commit',
    nth: commit(random),
  })),
  blow('backend ended before the answer to COMMIT', 3, random => ({
    what: 'end-backend',
    when: 'after-commit',
    nth: commit(random),
  })),
  blow('backend ended between the rows', 3, random => ({
    what: 'end-backend',
    when: 'in-rows',
    nth: row(random),
  })),
  blow('COMMIT answered by ROLLBACK', 4, random => ({
    what: 'roll-back',
    when: 'before-commit',
    nth: commit(random),
  })),
  blow('whoever asked hung up', 2, () => ({ what: 'client-leaves', when: 'before-commit', nth: 1 })),
  // the disk is full, the right is gone, the database is a read-only copy, the index is broken
  journal('journal cannot be written', 5, ['53100', '42501', '25006', 'XX002'], random => ({
    moment: 'insert',
    atRow: 1 + random.below(2),
    times: always,
  })),
  journal('commit fails', 5, ['53100', '23514', '40003', '58030'], () => ({
    moment: 'commit',
    atRow: 1,
    times: always,
  })),
  journal('conflict, decided once more', 4, ['40001', '40P01'], random => ({
    moment: random.pick(['insert', 'commit']),
    atRow: 1,
    times: 1 + random.below(2),
  })),
  journal('conflict without end', 3, ['40001', '40P01'], random => ({
    moment: random.pick(['insert', 'commit']),
    atRow: 1,
    times: always,
  })),
  journal('journal too slow', 1, ['57014'], () => ({ moment: 'insert', atRow: 1, times: 1 })),
  {
    name: 'journal locked',
    weight: 1,
    needsJournal: true,
    signs: ['55P03'],
    make: () => ({ lock: true }),
  },
];

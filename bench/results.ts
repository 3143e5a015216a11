/** What a run leaves behind: bench/results.json, and docs/bench.md made of it. */
import { z } from 'zod';

const Timed = z.object({ perSecond: z.number(), p50: z.number(), p95: z.number() });

export const Cell = z.object({
  operation: z.string(),
  reader: z.string(),
  cases: z.int(),
  connections: z.int(),
  server: Timed,
  floor: Timed,
  /** Milliseconds of processor time that the server process needs for one. */
  processor: z.number(),
  /** Throughput of the server as part of the floor's: the median of the rounds, and the lowest and highest. */
  ratio: z.object({ median: z.number(), least: z.number(), most: z.number() }),
  /** Of an operation of several steps: the last one alone. */
  last: z
    .object({ server: Timed.omit({ perSecond: true }), floor: Timed.omit({ perSecond: true }) })
    .optional(),
});
export type Cell = z.infer<typeof Cell>;

export const Statement = z.object({
  operation: z.string(),
  reader: z.string(),
  statement: z.string(),
  /** Pages by size, and how many were allowed. */
  pages: z.array(z.object({ cases: z.int(), pages: z.int(), allowed: z.int() })),
});
export type Statement = z.infer<typeof Statement>;

export const Results = z.object({
  date: z.string(),
  machine: z.object({
    cpu: z.string(),
    cores: z.int(),
    memoryGB: z.number(),
    system: z.string(),
    loadBefore: z.number(),
  }),
  versions: z.object({ node: z.string(), postgres: z.string(), pg: z.string() }),
  options: z.object({ seed: z.int(), rounds: z.int(), seconds: z.number(), flags: z.array(z.string()) }),
  sizes: z.array(
    z.object({
      cases: z.int(),
      megabytes: z.number(),
      loadSeconds: z.number(),
      peakMegabytes: z.number().nullable(),
      newConnection: z.number(),
    }),
  ),
  cells: z.array(Cell),
  statements: z.array(Statement),
  alternatives: z.array(
    z.object({
      operation: z.string(),
      reader: z.string(),
      by: z.array(z.object({ name: z.string(), perSecond: z.number(), times: z.number() })),
    }),
  ),
  faults: z.array(z.string()),
});
export type Results = z.infer<typeof Results>;

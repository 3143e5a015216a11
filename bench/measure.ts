/** Server and floor in turns, so that whatever else the machine does happens to both. */
import type { Captured } from './capture.ts';
import { floorConnections, floorRound } from './floor.ts';
import { HttpConnection, httpRound } from './http.ts';
import { refreshSessions } from './load/sessions.ts';
import type { Operation } from './operations.ts';
import type { Cell } from './results.ts';
import { median, type Round } from './round.ts';
import type { RunningServer } from './server.ts';
import { connected } from './connect.ts';

/** One database with its server, ready to be asked. */
export interface Subject {
  readonly cases: number;
  readonly server: Pick<RunningServer, 'port' | 'processorTime'>;
  readonly adminUrl: string;
  readonly webUrl: string;
  readonly tokens: Readonly<Record<Operation['reader'], readonly string[]>>;
  readonly operations: readonly (readonly [Operation, readonly Captured[]])[];
}

interface Rounds {
  readonly server: Round[];
  /** Processor time of the server for one operation, by round. */
  readonly processor: number[];
  readonly floor: Round[];
}

export async function measure(
  subjects: readonly Subject[],
  {
    connections,
    rounds,
    seconds,
    say,
  }: {
    readonly connections: number;
    readonly rounds: number;
    readonly seconds: number;
    readonly say: (line: string) => void;
  },
): Promise<Cell[]> {
  const open = await Promise.all(
    subjects.map(async subject => ({
      subject,
      admin: await connected(subject.adminUrl),
      http: Array.from({ length: connections }, () => new HttpConnection(subject.server.port)),
      bare: await floorConnections(subject.webUrl, connections),
      measured: subject.operations.map((): Rounds => ({ server: [], processor: [], floor: [] })),
    })),
  );
  const operations = subjects[0]?.operations.length ?? 0;
  for (let round = 0; round <= rounds; round++) {
    // the first is for plans, pages and compiled code, and is forgotten
    const long = round === 0 ? Math.min(0.5, seconds) : seconds;
    for (let index = 0; index < operations; index++) {
      for (const { subject, admin, http, bare, measured } of open) {
        const [operation, captured] = subject.operations[index] ?? [];
        const cell = measured[index];
        if (operation === undefined || captured === undefined || cell === undefined)
          throw new Error('no such operation');
        await refreshSessions(admin);
        const turns = [
          async () => {
            const before = subject.server.processorTime();
            const measuredRound = await httpRound(http, operation, subject.tokens[operation.reader], long);
            cell.processor.push((subject.server.processorTime() - before) / measuredRound.done);
            cell.server.push(measuredRound);
          },
          async () => cell.floor.push(await floorRound(bare, captured, long)),
        ];
        for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
        if (round === 0) {
          cell.server.length = 0;
          cell.processor.length = 0;
          cell.floor.length = 0;
        }
      }
    }
    say(round === 0 ? 'warm' : `round ${round} of ${rounds}`);
  }
  for (const { admin, http, bare } of open) {
    for (const connection of http) connection.close();
    await Promise.all([admin.end(), ...bare.map(client => client.end())]);
  }
  return open.flatMap(({ subject, measured }) =>
    subject.operations.map(([operation], index) =>
      cellOf(
        operation,
        subject.cases,
        connections,
        measured[index] ?? { server: [], processor: [], floor: [] },
      ),
    ),
  );
}

const timed = (rounds: readonly Round[]) => ({
  perSecond: median(rounds.map(round => round.perSecond)),
  p50: median(rounds.map(round => round.p50)),
  p95: median(rounds.map(round => round.p95)),
});
const timedLast = (rounds: readonly Round[]) => ({
  p50: median(rounds.map(round => round.last.p50)),
  p95: median(rounds.map(round => round.last.p95)),
});

function cellOf(
  operation: Operation,
  cases: number,
  connections: number,
  { server, processor, floor }: Rounds,
): Cell {
  const ratios = server.map((round, index) => round.perSecond / (floor[index]?.perSecond ?? Number.NaN));
  return {
    operation: operation.name,
    reader: operation.reader,
    cases,
    connections,
    server: timed(server),
    floor: timed(floor),
    processor: median(processor),
    ratio: { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) },
    ...(operation.steps(0).length === 1
      ? {}
      : { last: { server: timedLast(server), floor: timedLast(floor) } }),
  };
}

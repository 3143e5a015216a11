/**
 * The floor: what nothing above the database can beat. The statements that the server sends, in the same trips, with
 * the same names, role and policies, through the bare driver on as many connections; nothing is parsed or decided.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Captured, Sent, Trip } from './capture.ts';
import { Clock, type Round } from './round.ts';

export async function floorConnections(databaseUrl: string, count: number): Promise<pg.Client[]> {
  const config: pg.ClientConfig & { readonly pipeline: true } = {
    connectionString: databaseUrl,
    application_name: 'perspectief-floor',
    options: '-c timezone=UTC',
    pipeline: true,
  };
  const clients = Array.from({ length: count }, () => new pg.Client(config));
  for (const client of clients) client.on('error', () => {});
  await Promise.all(clients.map(client => client.connect()));
  return clients;
}

/** The same work once more, under numbers and keys of its own. */
export function again({ steps, fresh }: Captured): readonly (readonly Trip[])[] {
  if (fresh.length === 0) return steps;
  const numbers = fresh.map(number => [number, randomUUID()] as const);
  const renew = (value: unknown): unknown =>
    typeof value === 'string'
      ? numbers.reduce((text, [from, to]) => text.replaceAll(from, to), value)
      : value;
  const sent = ({ values, ...statement }: Sent): Sent => ({ ...statement, values: values.map(renew) });
  return steps.map(trips => trips.map(trip => trip.map(sent)));
}

async function travel(client: pg.Client, trip: Trip): Promise<void> {
  const answers = await Promise.all(
    trip.map(({ name, text, values }) =>
      client.query({ text, ...(name === undefined ? {} : { name }), values: [...values] }),
    ),
  );
  if (trip.at(-1)?.text === 'commit' && answers.at(-1)?.command !== 'COMMIT')
    throw new Error('the floor was rolled back');
}

export async function floorRound(
  clients: readonly pg.Client[],
  captured: readonly Captured[],
  seconds: number,
): Promise<Round> {
  const clock = new Clock(seconds);
  let next = 0;
  await Promise.all(
    clients.map(async client => {
      while (clock.running) {
        const work = captured[next++ % captured.length];
        if (work === undefined) throw new Error('nothing was captured');
        const steps = again(work);
        const begin = performance.now();
        let last = begin;
        for (const [index, trips] of steps.entries()) {
          for (const trip of trips) await travel(client, trip);
          const now = performance.now();
          clock.step(index, now - last);
          last = now;
        }
        clock.done(performance.now() - begin);
      }
    }),
  );
  return clock.round();
}

/** On a connection that is new: connecting, planning every statement for the first time, and the work itself. Milliseconds. */
export async function firstTime(databaseUrl: string, captured: Captured): Promise<number> {
  const begin = performance.now();
  const [client] = await floorConnections(databaseUrl, 1);
  if (client === undefined) throw new Error('no connection');
  for (const trips of again(captured)) for (const trip of trips) await travel(client, trip);
  const milliseconds = performance.now() - begin;
  await client.end();
  return milliseconds;
}

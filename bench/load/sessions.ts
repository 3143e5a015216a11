import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { World } from './world.ts';

export const readerNames = ['few', 'many', 'nurse', 'intake', 'privacy', 'manager'] as const;
export type ReaderName = (typeof readerNames)[number];

/** Enough sessions of one reader that none comes near the limits of the server (30 searches a minute, 3,000 requests from an address). */
const SESSIONS = 1_000;

const tokenOf = (seed: number, reader: ReaderName, index: number): string =>
  createHash('sha256').update(`${seed} ${reader} ${index}`).digest('base64url');

export const tokensOf = ({ seed }: World, reader: ReaderName): readonly string[] =>
  Array.from({ length: SESSIONS }, (_, index) => tokenOf(seed, reader, index));

/** Everyone sits at a desk of their own: what a proxy in front of the server says of the address a session comes from. */
export const addressOf = (token: string): string => {
  const [a = 0, b = 0, c = 0] = Buffer.from(token);
  return `10.${a}.${b}.${c}`;
};

/** Sessions of the readers of the bench, and one of each second colleague. */
export async function loadSessions(client: pg.Client, world: World): Promise<void> {
  for (const reader of readerNames) {
    await client.query(
      `insert into authz.session (token_hash, tenant_id, professional_id, held_function_id, issuer, subject, acr, idle_until, idle_minutes, expires_at)
       select hash, s.tenant_id, s.professional_id, s.held_function_id, 'bench', s.subject, 'bench', now() + interval '15 minutes', 15, now() + interval '8 hours'
         from bench_staff s cross join unnest($2::bytea[]) hash where s.reader = $1`,
      [reader, tokensOf(world, reader).map(token => createHash('sha256').update(token).digest())],
    );
  }
  await client.query(
    `insert into authz.session (token_hash, tenant_id, professional_id, held_function_id, issuer, subject, acr, idle_until, idle_minutes, expires_at)
     select sha256(convert_to(s.subject, 'UTF8')), s.tenant_id, s.professional_id, s.held_function_id, 'bench', s.subject, 'bench', now() + interval '15 minutes', 15, now() + interval '8 hours'
       from bench_staff s where s.reader is null and s.k % 2 = 0`,
  );
}

/** Everybody was active a moment ago: what is measured is the work, not the once-a-minute note that a session is alive. */
export async function refreshSessions(client: pg.Client): Promise<void> {
  await client.query(
    `update authz.session set idle_until = now() + interval '15 minutes' where subject like 'bench-reader-%' and idle_until < now() + interval '14 minutes 40 seconds'`,
  );
}

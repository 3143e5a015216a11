import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Identity, Refusal } from './claims.ts';
import type { Queryable } from './types.ts';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const Started = z.object({ verifier: z.string(), nonce: z.string(), return_to: z.string() });
const Refused = z.object({
  code: z.literal('PF001'),
  message: z.enum(['unknown-organisation', 'organisation-ended', 'unknown-function']),
});

export interface StartedSignIn {
  readonly verifier: string;
  readonly nonce: string;
  readonly returnTo: string;
}

export async function startSignIn(
  pool: Queryable,
  state: string,
  { verifier, nonce, returnTo }: StartedSignIn,
): Promise<void> {
  await pool.query('select authz.start_sign_in($1, $2, $3, $4)', [sha256(state), verifier, nonce, returnTo]);
}

/** What was started under this state. Asking takes it away: there is one answer to a state, and within ten minutes. */
export async function takeSignIn(pool: Queryable, state: string): Promise<StartedSignIn | undefined> {
  const { rows } = await pool.query('select verifier, nonce, return_to from authz.take_sign_in($1)', [
    sha256(state),
  ]);
  if (rows.length === 0) return undefined;
  const { return_to: returnTo, ...rest } = Started.parse(rows[0]);
  return { ...rest, returnTo };
}

export interface NewSession {
  readonly issuer: string;
  readonly subject: string;
  readonly acr: string | undefined;
  readonly identity: Identity;
  readonly token: string;
  readonly idleMinutes: number;
  readonly hours: number;
}

export async function signIn(pool: Queryable, session: NewSession): Promise<Refusal | undefined> {
  try {
    await pool.query('select authz.sign_in($1, $2, $3, $4, $5, $6, $7, $8)', [
      session.issuer,
      session.subject,
      session.identity.tenant,
      JSON.stringify(session.identity.functions),
      session.acr ?? null,
      sha256(session.token),
      session.idleMinutes,
      session.hours,
    ]);
    return undefined;
  } catch (error) {
    const refused = Refused.safeParse(error);
    if (refused.success) return refused.data.message;
    throw error;
  }
}

export async function endSession(pool: Queryable, token: string, everywhere: boolean): Promise<void> {
  await pool.query('select authz.end_session($1, $2)', [token, everywhere]);
}

export async function endSessionsOf(pool: Queryable, issuer: string, subject: string): Promise<void> {
  await pool.query('select authz.end_sessions_of($1, $2)', [issuer, subject]);
}

import { z } from 'zod';
import type { Actor } from './authority.ts';
import type { Sent } from './database.ts';
import { Refused } from './refusal.ts';

/** Opens the transaction's context: session token, purposes, trace; answers who that is, or nothing. */
export const enter = 'select * from authz.enter($1, $2, $3)';

const EnterRow = z
  .object({
    session_id: z.string(),
    tenant_id: z.int(),
    tenant_name: z.string(),
    school_region: z.enum(['noord', 'midden', 'zuid']),
    professional_id: z.string(),
    held_function_id: z.string(),
    held_function_public_id: z.string(),
    organisation_id: z.string(),
    organisation_name: z.string(),
    function: z.string(),
    label: z.string(),
    acr: z.string().nullable(),
    expires_at: z.string(),
    idle_until: z.string(),
    idle_minutes: z.int(),
  })
  .transform((r): Actor => ({
    sessionId: r.session_id,
    tenantId: r.tenant_id,
    tenant: r.tenant_name,
    schoolRegion: r.school_region,
    professionalId: r.professional_id,
    heldFunctionId: r.held_function_id,
    heldFunctionPublicId: r.held_function_public_id,
    organisationId: r.organisation_id,
    organisation: r.organisation_name,
    function: r.function,
    label: r.label,
    acr: r.acr,
    expiresAt: r.expires_at,
    idleUntil: r.idle_until,
    idleMinutes: r.idle_minutes,
  }));

/** Who acts, as the database answered; nobody when no session lives. */
export const actorOf = (sent: Sent | undefined): Actor => {
  const row = sent?.rows[0];
  if (row === undefined) throw new Refused('not-signed-in');
  return EnterRow.parse(row);
};

import { z } from 'zod';
import { read, write } from '#kernel/database.ts';

const InvitationRow = z.object({
  grant_public_id: z.string(),
  kind: z.enum(['first-contact', 'director', 'deputy', 'team']),
  reference: z.string(),
  case_public_id: z.string(),
  reason: z.string(),
  given_by_label: z.string().nullable(),
  given_by_phone: z.string().nullable(),
  given_at: z.string(),
  valid_until: z.string().nullable(),
  basis_title: z.string(),
  parts: z.array(z.object({ part: z.string(), level: z.int() })),
  children: z.array(z.string()),
});
export type InvitationRow = z.infer<typeof InvitationRow>;

/** The function writes the journal itself: until it is accepted, a grant opens nothing that a policy could probe. */
export const invitations = (
  grantId: string | null,
  afterAt: string | null,
  afterId: string | null,
  atMost: number,
) => ({
  ...read('grants.invitations', InvitationRow, 'select * from authz.my_invitations($1, $2, $3, $4)')(
    grantId,
    afterAt,
    afterId,
    atMost,
  ),
  part: 'journals' as const,
});

/** A grant as far as the one who acts on it may see: the case's lead or deputy through the headline, or its holder. */
export const grant = read(
  'grants.grant',
  z.object({
    public_id: z.string(),
    version: z.int(),
    ended: z.boolean(),
    is_mine: z.boolean(),
    i_direct: z.boolean(),
  }),
  `select g.public_id, g.version, g.revoked_at is not null as ended, g.professional_id = (select authz.actor()) as is_mine,
          exists (select from app.case_file c
                   cross join lateral (select o.grant_id from authz.my_open o where o.scope_id = c.scope_id and o.level >= 3 offset 0) o
                   where c.scope_id = g.scope_id and o.grant_id in (c.lead_grant_id, c.deputy_grant_id)) as i_direct
     from app.access_grant g where g.public_id = $1 and g.kind = 'team'`,
);

export const give = write('grants.give', 'select authz.give_access($1, $2, $3, $4, $5, $6, $7, $8, $9)');
export const revoke = write('grants.revoke', 'select authz.revoke_access($1, $2, $3)');
export const renew = write('grants.renew', 'select authz.renew_team($1, $2, $3, $4, $5)');

/** The access of others that runs on this case, as the team page shows it. */
export const running = read(
  'grants.running',
  z.object({ public_id: z.string(), version: z.int(), label: z.string(), lapsed: z.boolean() }),
  `select g.public_id, g.version, h.label, b.review_by < authz.today() as lapsed
     from app.access_grant g
     join app.held_function h on h.held_function_id = g.held_function_id and (h.valid_to is null or now() < h.valid_to)
     join app.legal_basis b on b.tenant_id = g.tenant_id and b.basis_id = g.basis_id
    where g.scope_id = $1 and g.kind = 'team' and g.revoked_at is null and now() < g.read_until and g.professional_id <> (select authz.actor())
    order by g.grant_id`,
);
export const answer = write('grants.answer', 'select authz.answer_invitation($1, $2)');

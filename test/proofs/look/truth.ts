/**
 * What the tables say, read as the administrator and without the product's own rule: which scope a row lies in, and by
 * which grants somebody has it. Who reads in this proof has grants that stand; conditions that end one are the business
 * of proof:access.
 */
import type pg from 'pg';

export interface Scope {
  readonly id: string;
  readonly file: string;
  readonly part: string;
  readonly kind: string;
  readonly governing: string;
  readonly sealed: boolean;
}

export interface Line {
  readonly grant: string;
  readonly grantPublicId: string;
  /** The scope in which the grant itself is kept. */
  readonly home: string;
  readonly professional: string;
  readonly governing: string;
  readonly level: number;
  readonly cleared: boolean;
  readonly stands: boolean;
  readonly purpose: string;
  readonly heldFunction: string;
  readonly organisation: string;
  readonly function: string;
}

export interface Truth {
  scopeOf(publicId: string): string | undefined;
  addressOf(childId: string): string | undefined;
  fileOf(caseId: string): string | undefined;
  scope(id: string): Scope | undefined;
  scopesOf(file: string): readonly Scope[];
  oversight(tenantId: number): string | undefined;
  grant(publicId: string): Line | undefined;
  /** By its own number, as the journal names it. */
  grantNumbered(grant: string): Line | undefined;
  /** The lines by which this scope is open to somebody for one of these purposes; the highest level first. */
  linesFor(professional: string, scope: string, purposes: readonly string[]): readonly Line[];
}

export async function readTruth(admin: pg.Pool): Promise<Truth> {
  const all = async <Row>(text: string): Promise<Row[]> =>
    (await admin.query<Row & pg.QueryResultRow>(text)).rows;
  const scopes = await all<Scope & { tenant: number }>(
    `select scope_id::text as id, file_id::text as file, coalesce(life_domain, kind) as part, kind, governing_scope_id::text as governing, sealed, tenant_id as tenant from app.scope`,
  );
  const lines = await all<Line>(
    `select g.grant_id::text as grant, g.public_id::text as "grantPublicId", g.scope_id::text as home, g.professional_id::text as professional, l.scope_id::text as governing,
            least(l.level, b.max_level, ff.max_level) as level, l.cleared, g.accepted_at is not null and g.revoked_at is null as stands,
            g.purpose, g.held_function_id::text as "heldFunction", h.organisation_id::text as organisation, h.function
       from app.access_grant g
       join app.access_grant_line l on l.grant_id = g.grant_id
       join app.scope s on s.scope_id = l.scope_id
       join app.held_function h on h.held_function_id = g.held_function_id
       join app.legal_basis b on b.basis_id = g.basis_id
       join app.frame_function ff on ff.frame_id = s.frame_id and ff.purpose = g.purpose and ff.function = h.function`,
  );
  const places = await all<{ id: string; scope: string }>(
    [
      'fact',
      'goal',
      'agreement',
      'consent',
      'contact_note',
      'child_voice',
      'case_person',
      'concern_draft',
      'concern',
      'case_file',
      'case_child',
      'access_grant',
      'letter',
      'stop_answer',
      'later_notice',
      'pool_reading',
      'aftercare',
      'closing_reading',
      'sender_call',
      'handover',
      'statement',
      'attachment',
      'partner_question',
      'plan_paper',
      'meeting',
      'meeting_attendee',
      'meeting_note',
      'meeting_copy',
      'correction',
      'correction_receiver',
    ]
      .map(table => `select public_id::text as id, scope_id::text as scope from app.${table}`)
      .join(' union all '),
  );
  const addresses = await all<{ id: string; scope: string }>(
    `select k.public_id::text as id, a.scope_id::text as scope from app.child_address a join app.case_child k on k.child_id = a.child_id`,
  );
  const files = await all<{ id: string; file: string }>(
    'select public_id::text as id, case_id::text as file from app.case_file',
  );

  const byId = new Map(scopes.map(scope => [scope.id, scope]));
  const byFile = Map.groupBy(scopes, scope => scope.file);
  const byReader = Map.groupBy(lines, line => `${line.professional} ${line.governing}`);
  const byGrant = new Map(lines.map(line => [line.grantPublicId, line]));
  const byNumber = new Map(lines.map(line => [line.grant, line]));
  const scopeOf = new Map(places.map(place => [place.id, place.scope]));
  const addressOf = new Map(addresses.map(place => [place.id, place.scope]));
  const fileOf = new Map(files.map(each => [each.id, each.file]));
  return {
    scopeOf: publicId => scopeOf.get(publicId),
    addressOf: childId => addressOf.get(childId),
    fileOf: caseId => fileOf.get(caseId),
    scope: id => byId.get(id),
    scopesOf: file => byFile.get(file) ?? [],
    oversight: tenantId => scopes.find(each => each.kind === 'oversight' && each.tenant === tenantId)?.id,
    grant: publicId => byGrant.get(publicId),
    grantNumbered: grant => byNumber.get(grant),
    linesFor: (professional, id, purposes) => {
      const scope = byId.get(id);
      if (scope === undefined) return [];
      return (byReader.get(`${professional} ${scope.governing}`) ?? [])
        .filter(line => line.stands && purposes.includes(line.purpose) && (line.cleared || !scope.sealed))
        .toSorted((one, other) => other.level - one.level);
    },
  };
}

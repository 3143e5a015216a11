/**
 * Puts law and organisation from content/ into the database. Run after migrating, as often as one likes: what is
 * there already is left alone. The text of a frame version never changes once loaded, because cases were opened
 * under it: a changed text needs a new version.
 */
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import * as z from 'zod';
import { levelNumber } from '#kernel/levels.ts';
import { readContent, type Content } from './check-content.ts';
import type { FrameFile } from './content.ts';
import type { DemoTenant } from './organisations-content.ts';
import { canonical, differences } from '#kernel/content/differences.ts';
import { ContentFault, contentFolder, shortName } from '#kernel/content/read.ts';

export type LoadOptions = {
  readonly folder?: URL;
  /** The day from which the first review of each legal basis is counted. */
  readonly today?: Temporal.PlainDate;
  /** The controllers to load; without it those of the demo. */
  readonly tenants?: readonly DemoTenant[];
};

export async function loadContent(adminUrl: string, options: LoadOptions = {}): Promise<void> {
  const content = readContent(options.folder ?? contentFolder, options.tenants);
  const today = options.today ?? Temporal.Now.plainDateISO('Europe/Amsterdam');
  const client = new Client({ connectionString: adminUrl, application_name: 'perspectief-content' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local role app_owner');
    // Two servers that start at once load one after the other.
    await client.query(`select pg_advisory_xact_lock(hashtext('perspectief content'))`);
    await loadFunctions(client, content);
    const tenants = await loadTenants(client, content);
    for (const file of content.frames) await loadFrame(client, file, tenants, today);
    // A desk is a scope, and scopes are the rule's: made in its owner's name.
    await client.query('set local role authz_owner');
    for (const { id, desk } of tenants)
      await client.query('select authz.ensure_desk($1, $2, $3)', [id, desk.frame, desk.name]);
    const ended = await client.query('commit');
    if (ended.command !== 'COMMIT') throw new Error('The content was not loaded: the database rolled back.');
  } catch (error) {
    // A failing rollback would hide what went wrong; closing the connection rolls back as well.
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

type LoadedTenant = {
  readonly id: number;
  readonly kind: string;
  readonly desk: { readonly name: string; readonly frame: string };
};

async function loadFunctions(client: Client, { functions }: Content): Promise<void> {
  for (const each of functions) {
    await client.query(
      `insert into app.function_title as t (function, title, document) values ($1, $2, $3)
       on conflict (function) do update set title = excluded.title, document = excluded.document
        where (t.title, t.document) is distinct from (excluded.title, excluded.document)`,
      [each.code, each.title, JSON.stringify(each)],
    );
    for (const { kind, level } of each.standing) {
      await client.query(
        `insert into app.function_standing as s (function, standing, level, review_months) values ($1, $2, $3, $4)
         on conflict (function, standing) do update set level = excluded.level, review_months = excluded.review_months
          where (s.level, s.review_months) is distinct from (excluded.level, excluded.review_months)`,
        [each.code, kind, levelNumber(level), each.standingReviewMonths],
      );
    }
  }
  // A standing grant that content no longer knows must not be handed out again. Grants given stay as they are:
  // ending one is an act of a person.
  const keep = functions.flatMap(each => each.standing.map(({ kind }) => `${each.code} ${kind}`));
  await client.query(`delete from app.function_standing where not (function || ' ' || standing = any ($1))`, [
    keep,
  ]);
}

const tenantRow = z.object({ tenant_id: z.int(), kind: z.string() });
const organisationRow = z.object({ is_controller: z.boolean() });

async function loadTenants(client: Client, { tenants }: Content): Promise<LoadedTenant[]> {
  const loaded: LoadedTenant[] = [];
  for (const tenant of tenants) {
    await client.query(
      `insert into app.tenant as t (code, name, kind, school_region) values ($1, $2, $3, $4)
       on conflict (code) do update set name = excluded.name, school_region = excluded.school_region
        where (t.name, t.school_region) is distinct from (excluded.name, excluded.school_region)`,
      [tenant.code, tenant.name, tenant.kind, tenant.schoolRegion],
    );
    const found = await client.query('select tenant_id, kind from app.tenant where code = $1', [tenant.code]);
    const { tenant_id: id, kind } = tenantRow.parse(found.rows[0]);
    if (kind !== tenant.kind) {
      throw new ContentFault(
        `organisations > ${tenant.code} > kind: it was loaded as ${kind} and cannot become ${tenant.kind}`,
      );
    }
    for (const { code, name, isController, kind } of tenant.organisations) {
      await client.query(
        // what the administrator has changed since stays as the administrator wrote it
        `insert into app.organisation as o (tenant_id, code, name, is_controller, kind) values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, code) do update set name = excluded.name, kind = coalesce(excluded.kind, o.kind)
          where o.version = 1 and (o.name, o.kind) is distinct from (excluded.name, coalesce(excluded.kind, o.kind))`,
        [id, code, name, isController, kind ?? null],
      );
      const organisation = await client.query(
        'select is_controller from app.organisation where tenant_id = $1 and code = $2',
        [id, code],
      );
      // Access within the controller is no disclosure, access outside it is one: that cannot change afterwards.
      if (organisationRow.parse(organisation.rows[0]).is_controller !== isController) {
        throw new ContentFault(`organisations > ${tenant.code} > ${code} > isController: cannot change`);
      }
    }
    loaded.push({ id, kind, desk: tenant.desk });
  }
  return loaded;
}

const frameRow = z.object({ frame_id: z.int(), document: z.unknown(), document_hash: z.string() });

async function loadFrame(
  client: Client,
  { file, frame, document }: FrameFile,
  tenants: readonly LoadedTenant[],
  today: Temporal.PlainDate,
): Promise<void> {
  const hash = createHash('sha256').update(canonical(document)).digest('hex');
  const found = await client.query(
    'select frame_id, document, document_hash from app.frame where code = $1 and version = $2',
    [frame.code, frame.version],
  );
  const before = frameRow.optional().parse(found.rows[0]);
  if (before && before.document_hash !== hash) {
    const changed = differences(before.document, document);
    throw new ContentFault(
      `${shortName(file)} was changed, but its version is still ${frame.version}, under which it was loaded before.\n` +
        `Give it a new version; cases keep the one they were opened with. Changed:\n  ${changed.join('\n  ')}`,
    );
  }
  const frameId = before?.frame_id ?? (await insertFrame(client, { frame, document }, hash));

  // Also for a frame that was there: a controller may be new.
  for (const tenant of tenants) {
    if (!frame.tenantKinds.some(kind => kind === tenant.kind)) continue;
    for (const basis of frame.legalBases) {
      await client.query(
        `insert into app.legal_basis
           (tenant_id, frame_id, code, purpose, kind, receivers, max_level, same_controller_only, document, review_by)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
          where not exists (select from app.legal_basis where tenant_id = $1 and frame_id = $2 and code = $3)`,
        [
          tenant.id,
          frameId,
          basis.code,
          basis.purpose,
          basis.kind,
          basis.receivers,
          levelNumber(basis.maxLevel),
          basis.sameControllerOnly,
          JSON.stringify(basis),
          today.add({ months: basis.reviewMonths }).toString(),
        ],
      );
    }
  }
}

async function insertFrame(
  client: Client,
  { frame, document }: Pick<FrameFile, 'frame' | 'document'>,
  hash: string,
): Promise<number> {
  const inserted = await client.query(
    `insert into app.frame (code, version, title, valid_from, access_decided_by, may_use_bsn, document, document_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning frame_id`,
    [
      frame.code,
      frame.version,
      frame.title,
      frame.validFrom,
      frame.accessDecidedBy,
      frame.mayUseBsn,
      JSON.stringify(document),
      hash,
    ],
  );
  const { frame_id: frameId } = frameRow.pick({ frame_id: true }).parse(inserted.rows[0]);
  for (const admitted of frame.functions) {
    await client.query(
      `insert into app.frame_function (frame_id, purpose, function, max_level, may_lead, may_deputise)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        frameId,
        admitted.purpose,
        admitted.function,
        levelNumber(admitted.maxLevel),
        admitted.mayLead,
        admitted.mayDeputise,
      ],
    );
  }
  for (const [index, { code, title }] of frame.lifeDomains.entries()) {
    await client.query(
      'insert into app.frame_domain (frame_id, life_domain, title, position) values ($1, $2, $3, $4)',
      [frameId, code, title, index + 1],
    );
  }
  return frameId;
}

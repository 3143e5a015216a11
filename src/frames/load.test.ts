import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client } from 'pg';
import * as z from 'zod';
import { withDatabase, type TestDatabase } from '#test/database.ts';
import { levelNumber } from '#kernel/levels.ts';
import { readContent } from './check-content.ts';
import { loadContent } from './load.ts';
import { contentFolder } from '#kernel/content/read.ts';

const TABLES = [
  'tenant',
  'organisation',
  'function_title',
  'function_standing',
  'frame',
  'frame_function',
  'frame_domain',
  'legal_basis',
];

let database: TestDatabase;
let client: Client;
const folders: string[] = [];

before(async () => {
  database = await withDatabase();
  client = new Client({ connectionString: database.adminUrl });
  await client.connect();
});

after(async () => {
  await client.end();
  await database.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The content with some text replaced in one file. */
function contentWith(path: string, ...replacements: [string, string][]): URL {
  const folder = mkdtempSync(join(tmpdir(), 'perspectief-content-'));
  folders.push(folder);
  const copy = join(folder, 'content');
  cpSync(fileURLToPath(contentFolder), copy, { recursive: true });
  const file = join(copy, path);
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of replacements) {
    assert.ok(text.includes(from), `${path} has no ${from}`);
    text = text.replace(from, to);
  }
  writeFileSync(file, text);
  return pathToFileURL(`${copy}/`);
}

/** Every row with the transaction that last wrote it: what is left alone keeps its number. */
async function everything(): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>();
  for (const table of TABLES) {
    const found = await client.query(
      `select t.xmin::text || ' ' || to_jsonb(t)::text as row from app.${table} t order by 1`,
    );
    rows.set(
      table,
      z
        .array(z.object({ row: z.string() }))
        .parse(found.rows)
        .map(each => each.row),
    );
  }
  return rows;
}

async function values<T extends z.ZodRawShape>(shape: T, text: string, parameters: unknown[] = []) {
  return z.array(z.object(shape)).parse((await client.query(text, parameters)).rows);
}

const count = { count: z.coerce.number() };

test('what the files say is what the database holds', async () => {
  const content = readContent();
  assert.deepEqual(
    await values(
      { code: z.string(), purpose: z.string(), function: z.string(), max_level: z.int() },
      `select f.code, ff.purpose, ff.function, ff.max_level from app.frame_function ff join app.frame f using (frame_id) order by 1, 2, 3`,
    ),
    content.frames
      .flatMap(({ frame }) =>
        frame.functions.map(each => ({
          code: frame.code,
          purpose: each.purpose,
          function: each.function,
          max_level: levelNumber(each.maxLevel),
        })),
      )
      .toSorted((one, other) => (key(one) < key(other) ? -1 : 1)),
  );
  for (const tenant of content.tenants) {
    const found = await values(
      { code: z.string() },
      `select b.code from app.legal_basis b join app.tenant t using (tenant_id) where t.code = $1`,
      [tenant.code],
    );
    assert.deepEqual(
      found.map(each => each.code).toSorted(),
      content.frames.flatMap(({ frame }) => frame.legalBases.map(basis => basis.code)).toSorted(),
    );
  }
  assert.deepEqual(await values(count, 'select count(*) from app.frame_domain'), [{ count: 9 }]);
  assert.deepEqual(await values(count, 'select count(*) from app.function_title'), [{ count: 14 }]);
});

const key = (row: { code: string; purpose: string; function: string }): string =>
  `${row.code} ${row.purpose} ${row.function}`;

test('a second load changes nothing, not even later in the year', async () => {
  const first = await everything();
  await loadContent(database.adminUrl);
  await loadContent(database.adminUrl, { today: Temporal.PlainDate.from('2027-06-01') });
  assert.deepEqual(await everything(), first);
});

test('a frame that was changed under the same version is refused, with the file and the item', async () => {
  const first = await everything();
  const folder = contentWith('frames/jeugd-lokaal.json', [
    '"article": "Jeugdwet artikel 7.3.11 lid 4"',
    '"article": "Jeugdwet artikel 7.3.11 lid 5"',
  ]);
  await assert.rejects(loadContent(database.adminUrl, { folder }), {
    name: 'ContentFault',
    message:
      /content\/frames\/jeugd-lokaal\.json.*2026-11-21[\s\S]*legalBases > youth-ots-information > article/,
  });
  assert.deepEqual(await everything(), first);
});

test('another lay-out of the same frame is no change', async () => {
  const folder = contentWith('frames/leerplicht.json', ['{\n  "code"', '{\n\n      "code"']);
  await loadContent(database.adminUrl, { folder });
});

test('content that does not fit together is not loaded', async () => {
  const first = await everything();
  const folder = contentWith('functions.json', ['"code": "youth-nurse"', '"code": "youth-doctor"']);
  await assert.rejects(loadContent(database.adminUrl, { folder }), /there is no function youth-nurse/);
  assert.deepEqual(await everything(), first);
});

test('an organisation cannot become part of the controller, nor a controller another kind', async () => {
  const first = await everything();
  const joined = contentWith('demo/organisations.json', [
    '"name": "Jeugdgezondheidszorg Duinveen", "isController": false',
    '"name": "Jeugdgezondheidszorg Duinveen", "isController": true',
  ]);
  await assert.rejects(loadContent(database.adminUrl, { folder: joined }), /jgz-duinveen > isController/);

  await client.query(`update app.tenant set kind = 'partnership' where code = 'veenrade'`);
  await assert.rejects(loadContent(database.adminUrl), /veenrade > kind: it was loaded as partnership/);
  await client.query(`update app.tenant set kind = 'municipality' where code = 'veenrade'`);
  assert.deepEqual((await everything()).get('organisation'), first.get('organisation'));
});

test('a new version stands beside the old one, with its own reviews, also when two servers load it at once', async () => {
  const first = await everything();
  const folder = contentWith(
    'frames/leerplicht.json',
    ['"version": "2026-11-21"', '"version": "2027-08-01"'],
    ['"title": "Leerplicht"', '"title": "Leerplicht en verzuim"'],
  );
  const today = Temporal.PlainDate.from('2027-08-31');
  await Promise.all([1, 2].map(() => loadContent(database.adminUrl, { folder, today })));

  assert.deepEqual(
    await values(
      { version: z.string(), title: z.string() },
      `select version, title from app.frame where code = 'leerplicht' order by version`,
    ),
    [
      { version: '2026-11-21', title: 'Leerplicht' },
      { version: '2027-08-01', title: 'Leerplicht en verzuim' },
    ],
  );
  assert.deepEqual(
    await values(
      { code: z.string(), review: z.string() },
      `select distinct b.code, b.review_by::text as review from app.legal_basis b join app.frame f using (frame_id)
        where f.version = '2027-08-01' and b.kind in ('appointment', 'access') order by 1`,
    ),
    [
      { code: 'attendance-appointment', review: '2028-08-31' },
      { code: 'attendance-help', review: '2028-02-29' },
      { code: 'attendance-ots-information', review: '2028-08-31' },
      { code: 'attendance-team-manager', review: '2028-08-31' },
    ],
  );
  const now = await everything();
  for (const row of first.get('legal_basis') ?? []) assert.ok(now.get('legal_basis')?.includes(row));
});

test('a controller that comes later gets its bases, reviewed from that day', async () => {
  const folder = contentWith('demo/organisations.json', [
    '  "tenants": [',
    `  "tenants": [
    { "code": "rietmeer", "name": "Regionale dienst leerplicht Rietmeer", "kind": "regional-service", "schoolRegion": "midden",
      "desk": { "name": "Aanmeldpunt", "frame": "leerplicht" },
      "organisations": [{ "code": "rbl-rietmeer", "name": "RBL Rietmeer", "isController": true }],
      "accounts": [{ "subject": "rietmeer-leerplicht", "label": "Leerplichtambtenaar", "function": "attendance-officer",
                     "organisation": "rbl-rietmeer", "phone": "(0990) 99 00 01", "workingDays": ["ma"] }] },`,
  ]);
  await loadContent(database.adminUrl, { folder, today: Temporal.PlainDate.from('2027-01-01') });
  const found = await values(
    { code: z.string(), frame: z.string(), review: z.string() },
    `select b.code, f.code as frame, b.review_by::text as review
       from app.legal_basis b join app.frame f using (frame_id) join app.tenant t using (tenant_id)
      where t.code = 'rietmeer' and f.version = '2026-11-21' order by 1`,
  );
  assert.deepEqual([...new Set(found.map(each => each.frame))], ['leerplicht']);
  assert.deepEqual(found.find(each => each.code === 'attendance-appointment')?.review, '2028-01-01');
  assert.deepEqual(found.find(each => each.code === 'attendance-help')?.review, '2027-07-01');
});

test('a standing grant that content drops is not handed out again, and a new title is taken over', async () => {
  const folder = contentWith('functions.json', ['"title": "Teammanager"', '"title": "Teamleider"']);
  await client.query(`insert into app.function_standing values ('team-manager', 'oversight', 1, 12)`);
  await loadContent(database.adminUrl, { folder });
  assert.deepEqual(
    await values(
      { title: z.string(), standing: z.string() },
      `select t.title, s.standing from app.function_title t join app.function_standing s using (function) where function = 'team-manager'`,
    ),
    [{ title: 'Teamleider', standing: 'own' }],
  );
});

/** Whether what was loaded is a database the product could have made, and whether readers see of it exactly what they should. */
import { comparableCases, few, many, seen, type World } from './load/world.ts';
import { connected } from './connect.ts';

interface Expected {
  readonly what: string;
  readonly token: string;
  readonly purposes: string;
  readonly query: string;
  readonly count: number;
}

const visibleCases = 'select count(distinct case_id)::int as n from authz.my_open';
/** Past the view: the policy itself on every row there is. Only where that takes seconds. */
const scannedCases = 'select count(*)::int as n from app.case_file';
const SCAN_AT_MOST = 20_000;

const sealedOf = ({ from, lead }: typeof few | typeof many): number =>
  Array.from({ length: lead }, (_, index) => (from + index) % 20).filter(shape => shape === 5 || shape === 15)
    .length;

type Tokens = Readonly<Record<'few' | 'many' | 'nurse' | 'intake', readonly string[]>>;

const expectations = (world: World, tokens: Tokens, theirs: readonly string[]): Expected[] => {
  const cases = 'help-coordination,attendance';
  const scan = world.cases <= SCAN_AT_MOST;
  const readers = [
    { name: 'few', reader: few, token: tokens.few[0] ?? '' },
    { name: 'many', reader: many, token: tokens.many[0] ?? '' },
  ];
  return [
    ...readers.flatMap(({ name, reader, token }): Expected[] => [
      { what: `cases of ${name}`, token, purposes: cases, query: visibleCases, count: seen(reader) },
      ...(scan
        ? [
            {
              what: `rows of cases for ${name}`,
              token,
              purposes: cases,
              query: scannedCases,
              count: seen(reader),
            },
          ]
        : []),
      {
        what: `cases of ${name} for another purpose`,
        token,
        purposes: 'oversight',
        query: visibleCases,
        count: 0,
      },
      {
        what: `sealed parts of ${name}`,
        token,
        purposes: cases,
        query: `select count(*)::int as n from authz.my_open where kind = 'sealed'`,
        count: sealedOf(reader),
      },
    ]),
    { what: 'cases of nobody', token: 'nobody', purposes: cases, query: visibleCases, count: 0 },
    {
      what: 'cases of the readers that a director elsewhere sees',
      token: 'bench-1-case-director-0',
      purposes: cases,
      query: `select count(*)::int as n from authz.my_open where case_id = any ('{${theirs.join(',')}}')`,
      count: 0,
    },
    {
      what: 'whether that director sees any at all',
      token: 'bench-1-case-director-0',
      purposes: cases,
      query: 'select least(count(*), 1)::int as n from authz.my_open',
      count: 1,
    },
    {
      what: 'concerns that wait at the desk',
      token: tokens.intake[0] ?? '',
      purposes: 'intake',
      query: `select count(*)::int as n from app.concern where state = 'received'`,
      count: world.waitingPerDesk,
    },
    {
      what: 'messages of the nurse',
      token: tokens.nurse[0] ?? '',
      purposes: 'own-messages',
      query: 'select count(*)::int as n from app.concern_draft',
      count: 50,
    },
    {
      what: 'concerns that the nurse sees at the desk',
      token: tokens.nurse[0] ?? '',
      purposes: 'own-messages,intake',
      query: 'select count(*)::int as n from app.concern',
      count: 0,
    },
  ];
};

/** Answers what is wrong, in words. */
export async function checkWorld(
  urls: { readonly admin: string; readonly web: string },
  world: World,
  tokens: Tokens,
): Promise<string[]> {
  const faults: string[] = [];
  const admin = await connected(urls.admin);
  const theirs = await admin.query<{ file_id: string }>(
    `select distinct l.file_id from app.access_grant l join app.held_function h on h.held_function_id = l.held_function_id where h.label = 'Case Director many' and l.kind <> 'standing'`,
  );
  const web = await connected(urls.web);
  await web.query('set statement_timeout = 0');
  for (const { what, token, purposes, query, count } of expectations(
    world,
    tokens,
    theirs.rows.map(row => row.file_id),
  )) {
    await web.query('begin');
    await web.query('select from authz.enter($1, $2, $3)', [token, purposes, 'check']);
    const { rows } = await web.query<{ n: number }>(query);
    await web.query('rollback');
    if (rows[0]?.n !== count) faults.push(`${what}: ${count} expected, ${rows[0]?.n} seen`);
  }
  await web.end();

  const { rows } = await admin.query<{ total: number; held: number }>(
    `select count(*)::int as total,
            count(*) filter (where lead.revoked_at is null and lead.kind = c.lead_role and lead.file_id = c.case_id and lead.professional_id = c.lead_professional_id
                               and deputy.revoked_at is null and deputy.kind = 'deputy' and deputy.file_id = c.case_id and deputy.professional_id <> lead.professional_id)::int as held
       from app.case_file c join app.access_grant lead on lead.tenant_id = c.tenant_id and lead.grant_id = c.lead_grant_id
       join app.access_grant deputy on deputy.tenant_id = c.tenant_id and deputy.grant_id = c.deputy_grant_id`,
  );
  if (rows[0]?.total !== world.cases || rows[0].held !== world.cases)
    faults.push(`${world.cases} cases expected with lead and deputy, ${JSON.stringify(rows[0])} found`);
  // the constraint of the product itself, on some
  const some = comparableCases('many', 200).map(i => `BEN-2026-${String(i).padStart(7, '0')}`);
  await admin.query('begin');
  try {
    await admin.query('update app.case_file set version = version where reference = any ($1)', [some]);
    await admin.query('set constraints all immediate');
  } catch (error) {
    faults.push(`a case as loaded is refused: ${error instanceof Error ? error.message : String(error)}`);
  }
  await admin.query('rollback');
  await admin.end();
  return faults;
}

/** The numbers, to the terminal and to docs/bench.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { Results, type Cell } from './results.ts';

const resultsFile = fileURLToPath(new URL('results.json', import.meta.url));
const page = fileURLToPath(new URL('../docs/bench.md', import.meta.url));

const readers: Readonly<Record<string, string>> = {
  few: '20 cases',
  many: '2,000 cases',
  nurse: 'youth nurse',
  intake: 'intake officer',
  privacy: 'privacy officer',
  manager: 'administrator',
};
const count = (value: number): string => Math.round(value).toLocaleString('en');
const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const ratio = (cell: Cell): string =>
  `${cell.ratio.median.toFixed(2)} (${cell.ratio.least.toFixed(2)} to ${cell.ratio.most.toFixed(2)})`;

type Table = readonly (readonly string[])[];

function cellTable(cells: readonly Cell[]): Table {
  return [
    [
      'operation',
      'reader',
      'cases',
      'conn.',
      'server /s',
      'p50 ms',
      'p95 ms',
      'floor /s',
      'p50 ms',
      'p95 ms',
      'server / floor',
      'server CPU ms',
    ],
    ...cells.flatMap(cell => [
      [
        cell.operation,
        readers[cell.reader] ?? cell.reader,
        count(cell.cases),
        String(cell.connections),
        count(cell.server.perSecond),
        ms(cell.server.p50),
        ms(cell.server.p95),
        count(cell.floor.perSecond),
        ms(cell.floor.p50),
        ms(cell.floor.p95),
        ratio(cell),
        cell.processor.toFixed(2),
      ],
      ...(cell.last === undefined
        ? []
        : [
            [
              'its last command alone',
              '',
              '',
              '',
              '',
              ms(cell.last.server.p50),
              ms(cell.last.server.p95),
              '',
              ms(cell.last.floor.p50),
              ms(cell.last.floor.p95),
              '',
            ],
          ]),
    ]),
  ];
}

function pagesTable({ statements, sizes }: Results): Table {
  return [
    [
      'operation',
      'statement',
      ...sizes.flatMap(({ cases }) => [`20 cases, of ${count(cases)}`, `2,000 cases, of ${count(cases)}`]),
    ],
    ...[
      ...Map.groupBy(
        statements.filter(each => each.pages.some(({ pages }) => pages > 0)),
        each => `${each.operation}|${each.statement}`,
      ),
    ].map(([key, all]) => {
      const [operation = '', statement = ''] = key.split('|');
      const pagesOf = (reader: string, size: number): string =>
        String(all.find(each => each.reader === reader)?.pages[size]?.pages ?? '');
      const others = all.find(each => each.reader !== 'few' && each.reader !== 'many');
      const named =
        others === undefined || all.length > 1
          ? operation
          : `${operation} (${readers[others.reader] ?? others.reader})`;
      return [
        named,
        statement,
        ...sizes.flatMap((_, size) =>
          others === undefined || all.length > 1
            ? [pagesOf('few', size), pagesOf('many', size)]
            : [String(others.pages[size]?.pages ?? ''), ''],
        ),
      ];
    }),
  ];
}

const alternativesTable = ({ alternatives }: Results): Table => [
  ['operation', 'reader', ...(alternatives[0]?.by.map(({ name }) => name) ?? [])],
  ...alternatives.map(({ operation, reader, by }) => [
    operation,
    readers[reader] ?? reader,
    ...by.map(({ perSecond, times }, index) =>
      index === 0 ? `${count(perSecond)} /s` : `${count(perSecond)} /s, × ${times.toFixed(2)}`,
    ),
  ]),
];

const markdown = (table: Table): string => {
  const [head = [], ...rows] = table.map(row => row.map(cell => cell.replaceAll('|', '\\|')));
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
};

const plain = (table: Table): string => {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map(row => (row[column] ?? '').length)),
  );
  return table
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

export function print(results: Results): void {
  if (results.cells.length > 0) console.log(`\n${plain(cellTable(results.cells))}`);
  console.log(`\n${plain(pagesTable(results))}`);
  if (results.alternatives.length > 0) console.log(`\n${plain(alternativesTable(results))}`);
  console.log('');
  for (const size of results.sizes) {
    console.log(
      `${count(size.cases)} cases: ${count(size.megabytes)} MB, loaded in ${size.loadSeconds} s; a case on a new connection ${ms(size.newConnection)} ms; server at most ${size.peakMegabytes === null ? '?' : count(size.peakMegabytes)} MB`,
    );
  }
}

function document(results: Results): string {
  const { machine, versions, options, sizes, faults } = results;
  const paragraphs = [
    '# What it costs',
    `Written by \`npm run bench\` on ${results.date}; do not edit. ${faults.length === 0 ? 'Every limit below held.' : 'The bench was RED:'}`,
    ...(faults.length === 0 ? [] : [faults.map(fault => `- ${fault}`).join('\n')]),
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGB} GB, ${machine.system}, load ${machine.loadBefore.toFixed(1)} at the start. Node ${versions.node}, PostgreSQL ${versions.postgres} with durable settings as \`npm start\` runs it, pg ${versions.pg}. Seed ${options.seed}.`,
    '## Server against floor',
    `The server is the real one (\`${options.flags.join(' ')}\`) in a process of its own, asked over HTTP on connections that stay open. The floor is the bare driver in the same trips with the same named statements, role and policies, on as many connections: what nothing above the database can beat. Both take turns, ${options.rounds} rounds of ${options.seconds} s; medians, and of the ratio the lowest and highest round. The ratio must be 0.6. Load generator, server and database share the cores. Keeping sessions alive, one small update per session and minute, is left out.`,
    markdown(cellTable(results.cells)),
    '## Databases',
    markdown([
      ['cases', 'MB', 'loaded in s', 'open a case on a new connection, ms', 'server at most, MB (limit 250)'],
      ...sizes.map(size => [
        count(size.cases),
        count(size.megabytes),
        String(size.loadSeconds),
        ms(size.newConnection),
        size.peakMegabytes === null ? '' : count(size.peakMegabytes),
      ]),
    ]),
    '## Pages',
    'Shared pages that a statement touches, with the plans of production: the same at every size, but for one page per search of an index that has become a level deeper, and 15 % and 8 pages. What is about one case is the same for who holds 20 cases and who holds 2,000. No plan reads a whole table that grows, sorts more than 1,000 rows or searches an index once per controller; plans inside functions count as well.',
    markdown(pagesTable(results)),
    ...(results.alternatives.length === 0
      ? []
      : [
          '## Other shapes of the access rule',
          'On copies of the smallest database, the floor alone, in the same rounds. *Reader written out*: the lookup of the session stands in the rule instead of in `authz.actor()`. *Flat lines*: what grant, function, basis and frame say is kept beside each line, so that a probe is two look-ups and not seven; accepting, revoking, ending a function and ending a basis would then have to write it. Not in use.',
          markdown(alternativesTable(results)),
        ]),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

export async function write(results: Results): Promise<void> {
  writeFileSync(
    resultsFile,
    await format(JSON.stringify(results), { ...(await resolveConfig(resultsFile)), parser: 'json' }),
  );
  writeFileSync(page, document(results));
}

export async function writeAgain(): Promise<void> {
  await write(Results.parse(JSON.parse(readFileSync(resultsFile, 'utf8'))));
}

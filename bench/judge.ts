/** When the bench is red. */
import type { Explained } from './explain.ts';
import { allowedPages, isSame } from './growth.ts';
import { aboutOneCase as aboutOneCaseToo } from './newer.ts';
import type { Prepared } from './prepare.ts';
import type { Cell, Results, Statement } from './results.ts';

/** Of what the bare driver does with the same statements, the server does at least this. */
const LEAST_RATIO = 0.6;
/** Of one server process, in megabytes, under load. */
const MOST_MEMORY = 250;

/** Operations about one case, which must not cost more because the reader has others. */
const aboutOneCase = new Set([
  'open a case',
  'find by number',
  'find by name',
  'who looked',
  'change a case',
  'child was seen',
  'add a goal',
  'add an agreement',
  'answer an agreement',
  'open a part',
  'give access',
  'pass on a concern',
  'open four windows',
  'save a contact note',
  'print a plan',
  ...aboutOneCaseToo,
]);

/** Every statement at every size, with what it may touch there, given what it touched at the smallest. */
export function statementsOf(sizes: readonly Prepared[]): Statement[] {
  const [smallest] = sizes;
  if (smallest === undefined) return [];
  return smallest.explained.flatMap(([operation, statements], at) =>
    statements.map((small, index) => ({
      operation: operation.name,
      reader: operation.reader,
      statement: small.statement,
      pages: sizes.map(size => ({
        cases: size.cases,
        pages: here(size, at, index).pages,
        allowed: Math.floor(allowedPages(small, smallest.levels, size.levels)),
      })),
    })),
  );
}

const here = (size: Prepared, at: number, index: number): Explained => {
  const found = size.explained[at]?.[1][index];
  if (found === undefined)
    throw new Error(`${size.cases} cases: the server sends other statements than at the smallest size`);
  return found;
};

export function pageFaults(sizes: readonly Prepared[], statements: readonly Statement[]): string[] {
  const grown = statements.flatMap(({ operation, reader, statement, pages }) =>
    pages
      .filter(size => size.pages > size.allowed)
      .map(
        size =>
          `${statement} (${operation}, ${reader}) grows: ${pages[0]?.pages} pages at ${pages[0]?.cases} cases, ${size.pages} at ${size.cases}, ${size.allowed} allowed`,
      ),
  );
  const plans = sizes.flatMap(({ cases, explained }) =>
    explained.flatMap(([operation, found]) =>
      found.flatMap(({ statement, faults }) =>
        faults.map(
          fault => `${statement} (${operation.name}, ${operation.reader}) at ${cases} cases ${fault}`,
        ),
      ),
    ),
  );
  const broad = statements
    .filter(one => one.reader === 'few' && aboutOneCase.has(one.operation))
    .flatMap(one => {
      const nth = statements
        .filter(
          each =>
            each.reader === 'few' && each.operation === one.operation && each.statement === one.statement,
        )
        .indexOf(one);
      const other = statements.filter(
        each =>
          each.reader === 'many' && each.operation === one.operation && each.statement === one.statement,
      )[nth];
      return one.pages.flatMap(({ cases, pages }, size) => {
        const theirs = other?.pages[size]?.pages ?? Number.NaN;
        return isSame(pages, theirs)
          ? []
          : [
              `${one.statement} (${one.operation}) at ${cases} cases: ${pages} pages for who holds 20 cases, ${theirs} for who holds 2,000`,
            ];
      });
    });
  return [...grown, ...plans, ...broad];
}

export const speedFaults = (cells: readonly Cell[]): string[] =>
  cells
    .filter(cell => !(cell.ratio.median >= LEAST_RATIO))
    .map(
      cell =>
        `${cell.operation} (${cell.reader}) at ${cell.cases} cases, ${cell.connections} connections: ${cell.ratio.median.toFixed(2)} of the floor, and it must be ${LEAST_RATIO}`,
    );

export const memoryFaults = (sizes: Results['sizes']): string[] =>
  sizes
    .filter(size => size.peakMegabytes !== null && size.peakMegabytes >= MOST_MEMORY)
    .map(
      size =>
        `the server for ${size.cases} cases took ${size.peakMegabytes?.toFixed(0)} MB, and it must stay below ${MOST_MEMORY}`,
    );

import type { OwnNumber } from '#contract/own-number.ts';
import type { ResultsOf } from '#kernel/database.ts';
import type { ownNumber } from './store-own-number.ts';

type Row = ResultsOf<{ found: ReturnType<typeof ownNumber> }>['found'][number];

/** What the reader's own organisation calls the case; nothing for who has it through another organisation. */
export const toOwnNumber = (row: Row | undefined): OwnNumber | null =>
  row === undefined || row.given === null
    ? null
    : { number: row.number, mayChange: row.given && row.state === 'open', version: row.version ?? 1 };

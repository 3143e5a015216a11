import type { z } from 'zod';
import type { LaterNotice, ParentsTold } from '#contract/telling.ts';
import type { ConcernRow } from './store.ts';
import type { LaterRow } from './store-telling.ts';
import type { Ground } from './weighing-content.ts';

/** A ground that has left the list is still the one that was decided on. */
export const groundOf = (code: string, known: readonly Ground[]): Ground =>
  known.find(each => each.code === code) ?? { code, nl: 'Grond niet vastgelegd', en: 'Ground not recorded' };

export const toLater = (
  rows: readonly LaterRow[],
  grounds: readonly Ground[],
  today: string,
): LaterNotice[] =>
  rows.map(row => ({
    laterId: row.public_id,
    ground: groundOf(row.ground, grounds),
    because: row.because,
    from: row.from_on,
    until: row.until,
    decidedBy: row.label,
    state: row.ended_how ?? (row.until < today ? 'lapsed' : 'runs'),
    endedOn: row.ended_on,
  }));

export const toTold = (row: ConcernRow, today: string): z.infer<typeof ParentsTold> | null =>
  row.teller === null || (row.tell_by === null && row.told_on === null)
    ? null
    : {
        teller: row.teller,
        tellBy: row.tell_by,
        overdue: row.tell_by !== null && row.tell_by < today,
        toldOn: row.told_on,
        whom: row.told_whom,
        byWhom: row.told_by_whom,
      };

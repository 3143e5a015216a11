import { calling } from './calling.ts';
import { coding } from './coding.ts';
import { concernsDesk } from './concerns-desk.ts';
import { readerPool } from './reader-pool.ts';

/** What the desk that weighs concerns says. */
export const ofDesk = { calling, coding, concernsDesk, readerPool };

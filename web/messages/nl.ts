import { always } from './nl/always.ts';
import { ofCase } from './nl/of-case.ts';
import { aroundCase } from './nl/around-case.ts';
import { ofDesk } from './nl/of-desk.ts';
import { ofSender } from './nl/of-sender.ts';
import { ofOffice } from './nl/of-office.ts';

/** All words on screen, in the parts in which they are fetched. Dutch is the measure: English has exactly the same. */
export const nl = { ...always, ...ofCase, ...aroundCase, ...ofDesk, ...ofSender, ...ofOffice };
export type Messages = typeof nl;

import { always } from './en/always.ts';
import { ofCase } from './en/of-case.ts';
import { aroundCase } from './en/around-case.ts';
import { ofDesk } from './en/of-desk.ts';
import { ofSender } from './en/of-sender.ts';
import { ofOffice } from './en/of-office.ts';
import type { Messages } from './nl.ts';

/** All words on screen, in the second language. */
export const en = {
  ...always,
  ...ofCase,
  ...aroundCase,
  ...ofDesk,
  ...ofSender,
  ...ofOffice,
} satisfies Messages;

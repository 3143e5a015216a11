import type { z } from 'zod';
import type { Agreement, Case } from '#contract/cases.ts';

export type AgreementItem = z.infer<typeof Agreement>;

const byDate = (one: AgreementItem, other: AgreementItem) =>
  one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0;

export interface PlanGroups {
  safety: AgreementItem[];
  limits: AgreementItem[];
  help: AgreementItem[];
  waiting: AgreementItem[];
  answered: AgreementItem[];
}

/** Safety agreements first, then limits, help by date, and what waits for a place; what is answered stands last, newest first. */
export function planGroups(agreements: readonly AgreementItem[]): PlanGroups {
  const open = agreements.filter(each => each.state === 'open').sort(byDate);
  return {
    safety: open.filter(each => each.kind === 'safety'),
    limits: open.filter(each => each.kind === 'limit'),
    help: open.filter(each => each.kind === 'help'),
    waiting: agreements.filter(each => each.state === 'waiting').sort(byDate),
    answered: agreements
      .filter(each => each.state !== 'open' && each.state !== 'waiting')
      .sort(byDate)
      .reverse(),
  };
}

export interface ComingDate {
  on: string;
  kind: 'look-back' | 'agreement' | 'check' | 'parents' | 'meeting';
  what: string | null;
}

const earliestFirst = (one: ComingDate, other: ComingDate) =>
  one.on < other.on ? -1 : one.on > other.on ? 1 : 0;

/** Every date that asks something of the case, the nearest first; what is late stands before what comes. */
export function comingDates(open: Case, meetings: readonly string[]): ComingDate[] {
  const asked = open.agreements.filter(each => each.state === 'open');
  const dates: ComingDate[] = [
    ...asked.map((each): ComingDate => ({ on: each.dueOn, kind: 'agreement', what: each.what })),
    ...asked.flatMap((each): ComingDate[] =>
      each.nextCheckOn === null || each.nextCheckOn === each.dueOn
        ? []
        : [{ on: each.nextCheckOn, kind: 'check', what: each.what }],
    ),
    ...meetings.map((on): ComingDate => ({ on, kind: 'meeting', what: null })),
    { on: open.nextLookBackOn, kind: 'look-back', what: null },
  ];
  if (!open.parentsTold) dates.push({ on: open.parentsInformedOn, kind: 'parents', what: null });
  return dates.sort(earliestFirst);
}

const handful = 5;

/** The nearest of them. Looking back is always among them. */
export function nearest(dates: readonly ComingDate[]): ComingDate[] {
  const first = dates.slice(0, handful);
  if (first.some(each => each.kind === 'look-back')) return first;
  return [...dates.slice(0, handful - 1), ...dates.filter(each => each.kind === 'look-back')];
}

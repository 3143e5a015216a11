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
  kind: 'look-back' | 'agreement' | 'parents';
  what: string | null;
}

const earliestFirst = (one: ComingDate, other: ComingDate) =>
  one.on < other.on ? -1 : one.on > other.on ? 1 : 0;

/** The next three dates of the case, earliest first. Looking back is always one of them. */
export function comingDates(open: Case, today: string): ComingDate[] {
  const dates: ComingDate[] = open.agreements
    .filter(each => each.state === 'open')
    .map(each => ({ on: each.dueOn, kind: 'agreement', what: each.what }));
  if (open.parentsInformedOn >= today)
    dates.push({ on: open.parentsInformedOn, kind: 'parents', what: null });
  const lookBack: ComingDate = { on: open.nextLookBackOn, kind: 'look-back', what: null };
  return [...dates.sort(earliestFirst).slice(0, 2), lookBack].sort(earliestFirst);
}

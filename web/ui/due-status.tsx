import { useDates } from '../messages/context.tsx';
import { today, workingDaysUntil } from './dates.ts';
import { Status } from './status.tsx';

const pressing = 2;
const near = 5;

interface DueStatusProps {
  on: string;
  /** Said by the server; without it a date that is past is overdue. */
  overdue?: boolean;
  /** Before the time that is left: "Besluit uiterlijk vr 27 november". */
  said?: string;
}

/** How near a date is, in words. Only what is late or pressing has a colour, so that colour keeps its meaning. */
export function DueStatus({ on, overdue = on < today(), said }: DueStatusProps) {
  const dates = useDates();
  const left = workingDaysUntil(on);
  const words = [said, dates.due(on)].filter(Boolean).join(', ');
  if (words === '' || (said === undefined && !overdue && left > near)) return null;
  return <Status state={overdue ? 'overdue' : left <= pressing ? 'soon' : 'waiting'}>{words}</Status>;
}

import { CircleCheck, CircleDashed, Clock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/context.tsx';

export type State = 'overdue' | 'soon' | 'waiting' | 'done';
const icons = { overdue: TriangleAlert, soon: Clock, waiting: CircleDashed, done: CircleCheck };

/** The state of a piece of work, never of a person: icon, word and soft tint. */
export function Status({ state, children }: { state: State; children?: ReactNode }) {
  const { ui } = useMessages();
  const Icon = icons[state];
  return (
    <span className={`p-status p-status--${state}`}>
      <Icon aria-hidden size={16} />
      {children ?? ui.status[state]}
    </span>
  );
}

import { Check, CloudOff, Loader, PencilLine, TriangleAlert } from 'lucide-react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { dateOf, today } from '../../ui/dates.ts';
import type { SaveState } from './autosave.ts';

const icons = {
  saved: Check,
  typing: PencilLine,
  saving: Loader,
  offline: CloudOff,
  failed: TriangleAlert,
  conflict: TriangleAlert,
};

/** "bewaard om 14.03". Spoken only when something is wrong: nobody wants to hear it after every sentence. */
export function SaveLine({ state }: { state: SaveState<unknown> }) {
  const { ui } = useMessages();
  const dates = useDates();
  const Icon = icons[state.kind];
  const wrong = state.kind === 'offline' || state.kind === 'failed' || state.kind === 'conflict';
  const text =
    state.kind === 'saved'
      ? ui.save.saved(dateOf(state.at) === today() ? dates.clock(state.at) : dates.moment(state.at))
      : ui.save[state.kind];
  return (
    <p className={wrong ? 'pass-on__save pass-on__save--wrong' : 'pass-on__save'} data-save={state.kind}>
      <Icon aria-hidden size={16} />
      <span>{text}</span>
      <span aria-live="polite" className="ams-visually-hidden">
        {wrong ? text : ''}
      </span>
    </p>
  );
}

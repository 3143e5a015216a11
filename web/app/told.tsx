import { Check } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { useMessages } from '../messages/context.tsx';
import { notices } from '../ui/told.ts';
import { Button } from '../ui/index.ts';

/** What happened besides what one asked; it stays until it is read or one goes on to another page. */
export function Told() {
  const { ui } = useMessages();
  const { pathname } = useLocation();
  const said = useSyncExternalStore(notices.subscribe, notices.now);
  useEffect(() => notices.putAway, [pathname]);
  return (
    <div aria-live="polite" className="p-told p-no-print">
      {said !== undefined && (
        <div className="p-told__box">
          <Check aria-hidden size={20} />
          <p>{said}</p>
          <Button onClick={notices.putAway} variant="tertiary">
            {ui.dialog.close}
          </Button>
        </div>
      )}
    </div>
  );
}

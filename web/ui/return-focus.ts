import { useEffect, useState } from 'react';

/** For a dialog that leaves the page when it closes: gives the focus back to what it was opened from. */
export function useReturnFocus() {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    [opener],
  );
}

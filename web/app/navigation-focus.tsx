import { useLayoutEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { headingFocus } from '../ui/focus.ts';

/** A new page begins at its top, with its heading in focus, so that a screen reader says where one is. */
export function NavigationFocus() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useLayoutEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    headingFocus.want();
    window.scrollTo(0, 0);
  }, [pathname]);
  return null;
}

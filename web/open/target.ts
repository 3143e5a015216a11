/**
 * Where one page holds many answers, the one that is shown is in focus. The title stays as it is: what somebody asked does
 * not stand in the history in words.
 */
export function followTarget(): void {
  const show = (): void => {
    const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const section = at?.closest<HTMLElement>('.pair > section');
    section?.focus({ preventScroll: true });
    section?.scrollIntoView({ block: 'start' });
  };
  addEventListener('hashchange', show);
  if (location.hash !== '') show();
}

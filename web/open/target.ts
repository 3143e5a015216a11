/** Where one page holds many answers, the one that is shown is in focus and gives the page its title. */
export function followTarget(): void {
  const title = document.title;
  const show = (): void => {
    const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const section = at?.closest<HTMLElement>('.pair > section');
    const heading = section?.querySelector('h2')?.textContent;
    document.title = heading === undefined || heading === null ? title : `${heading} - ${title}`;
    section?.focus({ preventScroll: true });
    section?.scrollIntoView({ block: 'start' });
  };
  addEventListener('hashchange', show);
  if (location.hash !== '') show();
}

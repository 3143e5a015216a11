/** Away at once, to a page that says nothing; "back" does not bring it up again. */
const link = document.querySelector<HTMLAnchorElement>('[data-hide]');
const twice = 700;

const hide = (): void => {
  if (link === null) return;
  // what was on the screen goes before the next page is there
  document.body.replaceChildren();
  document.title = '';
  location.replace(link.href);
};

export function hideOnPress(): void {
  link?.addEventListener('click', event => {
    event.preventDefault();
    hide();
  });
}

export function hideOnEscape(): void {
  let pressedAt = -Infinity;
  addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.repeat) return;
    if (event.timeStamp - pressedAt < twice) hide();
    pressedAt = event.timeStamp;
  });
}

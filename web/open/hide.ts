/**
 * Away at once, to a page that says nothing, and what was kept on this device is cleared. The page one leaves does not stay
 * behind "back"; the pages before it do, and the start page says how to clear those.
 */
const link = document.querySelector<HTMLAnchorElement>('[data-hide]');
const twice = 700;
/** Nobody waits longer for the clearing than this, in milliseconds. */
const patience = 300;

const hide = (): void => {
  if (link === null) return;
  // what was on the screen goes before the next page is there
  document.body.replaceChildren();
  document.title = '';
  const leave = (): void => location.replace(link.href);
  setTimeout(leave, patience);
  void forget().then(leave, leave);
};

/** The pages that the worker kept, and the worker. */
async function forget(): Promise<void> {
  if ('caches' in globalThis)
    for (const name of await caches.keys()) if (name.startsWith('open-')) await caches.delete(name);
  const { root } = document.documentElement.dataset;
  if ('serviceWorker' in navigator && root !== undefined)
    await (await navigator.serviceWorker.getRegistration(root === '' ? './' : root))?.unregister();
}

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

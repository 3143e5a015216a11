/**
 * Hides what is on the page without taking it down: typed text, scroll and open parts stay as they are.
 * Several may hold the curtain; it opens when the last lets go.
 */
const holders = new Set<symbol>();

/** Draws the curtain. What comes back opens it again and puts focus and caret where they were. */
export function drawCurtain(): () => void {
  const holder = Symbol('curtain');
  const restore = rememberFocus();
  holders.add(holder);
  document.documentElement.dataset['curtain'] = 'drawn';
  return () => {
    holders.delete(holder);
    if (holders.size > 0) return;
    delete document.documentElement.dataset['curtain'];
    restore();
  };
}

let lastCaret: { element: HTMLElement; start: number | null; end: number | null } | undefined;

function rememberFocus(): () => void {
  const element = document.activeElement;
  // The first to draw the curtain knows where the reader was; for the next everything is hidden already.
  if (holders.size === 0)
    lastCaret = element instanceof HTMLElement && element !== document.body ? caretOf(element) : undefined;
  return () => {
    if (lastCaret === undefined || !lastCaret.element.isConnected) return;
    const { element: field, start, end } = lastCaret;
    field.focus();
    if (start !== null && (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) {
      field.setSelectionRange(start, end);
    }
  };
}

function caretOf(element: HTMLElement) {
  const text =
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && element.type === 'text');
  return text
    ? { element, start: element.selectionStart, end: element.selectionEnd }
    : { element, start: null, end: null };
}

/** The name of the field the reader was in, for an address that comes back to it. */
export function fieldInFocus(): string | undefined {
  const element = lastCaret?.element;
  return element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
    ? element.name || undefined
    : undefined;
}

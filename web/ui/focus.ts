/** A wish for the focus, said by who causes a change and granted by what appears. */
export function focusWish() {
  let wanted = false;
  return {
    want() {
      wanted = true;
    },
    /** Whether it was wanted; asked once. */
    take(): boolean {
      const was = wanted;
      wanted = false;
      return was;
    },
  };
}

/** After a navigation the heading of the new page takes the focus, as soon as it is there. */
export const headingFocus = focusWish();

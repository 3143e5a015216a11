/** After a navigation the heading of the new page takes the focus, as soon as it is there. */
let wanted = false;

export const wantHeadingFocus = () => {
  wanted = true;
};

/** For a page that puts the focus somewhere else itself. */
export const takeHeadingFocus = () => {
  const was = wanted;
  wanted = false;
  return was;
};

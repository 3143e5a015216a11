/** "Verhagen 2011" is a surname and a year of birth; anything else is taken as a number. */
export function readSearch(typed: string) {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (text === '') return undefined;
  const named = /^([^\d]*\p{L}[^\d]*) ((?:19|20)\d{2})$/u.exec(text);
  if (named?.[1] !== undefined)
    return { surname: named[1].trim().slice(0, 100), birthYear: Number(named[2]) };
  const numbered = /\d/.test(text) || /^\p{L}-\S+-\S+$/u.test(text);
  return numbered ? { reference: text.toUpperCase().slice(0, 40) } : undefined;
}

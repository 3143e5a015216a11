/**
 * The citizen service number (burgerservicenummer, BSN).
 *
 * Nine digits d1..d9, leading zeros kept, not all zero, and
 * 9*d1 + 8*d2 + 7*d3 + 6*d4 + 5*d5 + 4*d6 + 3*d7 + 2*d8 - 1*d9 divisible by 11 (the "11-proef").
 * Numbers that begin with 9999 are set apart for testing; examples and demo data use nothing else.
 *
 * A BSN never stands in a URL, a log, a mail, a file name or an export; on screen it is masked until someone
 * reveals it in an act that is journalled.
 */

/** The nine digits of a BSN that passes the 11-proef; undefined for anything else. Spaces, dots and dashes may be typed. */
export function parseBsn(text: string): string | undefined {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{8,9}$/.test(digits)) return undefined;
  const bsn = digits.padStart(9, '0');
  if (bsn === '000000000') return undefined;
  const sum = Array.from(bsn, Number).reduce(
    (total, digit, at) => total + digit * (at === 8 ? -1 : 9 - at),
    0,
  );
  return sum % 11 === 0 ? bsn : undefined;
}

/** What may be on a screen without a reveal: the last three digits. Text that is no BSN shows nothing at all. */
export function maskBsn(bsn: string): string {
  const parsed = parseBsn(bsn);
  return parsed === undefined ? '•••••••••' : `••••••${parsed.slice(-3)}`;
}

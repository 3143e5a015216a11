import type { ParentalAuthority } from './population-register.ts';

/** Table 61. Codes this list has no word for, such as 3D, are not guessed at. */
export function parseAuthority(code: string): ParentalAuthority {
  switch (code) {
    case '':
      return 'not-registered';
    case '1':
      return 'parent-1';
    case '2':
      return 'parent-2';
    case '12':
      return 'both-parents';
    case 'D':
      return 'third-party';
    case '1D':
      return 'parent-1-and-third-party';
    case '2D':
      return 'parent-2-and-third-party';
    default:
      return 'unknown-code';
  }
}

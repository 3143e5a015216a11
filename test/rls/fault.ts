/** One thing that is wrong: which rule, on what, and what to do. */
export interface LintFault {
  readonly rule: string;
  readonly on: string;
  readonly why: string;
}

export const fault = (rule: string, on: string, why: string): LintFault => ({ rule, on, why });

/** The mark a comment begins with: what kind of data a table holds decides which rules it must keep. */
export function markOf(comment: string): string | undefined {
  return /^@(personal|staff|content|rule)\b/.exec(comment)?.[1];
}

/** One line of the code, written otherwise. `from` stands in the file exactly once. */
export interface SourceChange {
  /** From the folder of the project: 'src/kernel/unit.ts'. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Where a child process finds the changes of its code. */
export const PLANTED = 'PERSPECTIEF_PROOF_PLANTED';
/** The name of the database it is to prove on, when not a copy of its own. */
export const DATABASE = 'PERSPECTIEF_PROOF_DATABASE';
/** Which parts of a proof have to notice, when not the whole of it has to be run. */
const FOCUS = 'PERSPECTIEF_PROOF_FOCUS';

export interface Focus {
  /** Parts of the proof, by their names. */
  readonly parts: readonly string[];
  /** Routes of the contract, by their ids; without it all of them. */
  readonly routes?: readonly string[];
  /** Functions of the field; without it all of them. */
  readonly functions?: readonly string[];
}

export const focusOf = (): Focus | undefined => {
  const found = process.env[FOCUS];
  return found === undefined ? undefined : (JSON.parse(found) as Focus);
};
export const withFocus = (focus: Focus): Record<string, string> => ({ [FOCUS]: JSON.stringify(focus) });

/** What the story of the demo is told in. */
import type { StoryAround } from './around.ts';

export interface StoryConcern {
  readonly sender: string;
  readonly childName: string;
  readonly childAge: string;
  readonly childSchool: string | null;
  readonly observed: string;
  readonly observedWhen: string;
  readonly firstHand: boolean;
  readonly toldBy: string | null;
  readonly goesWell: string;
  readonly doneSoFar: string;
  readonly familyKnows: 'agrees' | 'yes' | 'refuses' | 'partly' | 'no';
  readonly familyKnowsNote: string | null;
  readonly reachMe: string;
}

export interface StoryCase {
  readonly concern: StoryConcern;
  /** Surname and birth years to look the children up by, one by one. */
  readonly children: readonly {
    readonly surname: string;
    readonly birthYear: number;
    readonly givenNames: string;
  }[];
  readonly reason: string;
  /** What a second reader said before the decision; without it the decision waits to be read. */
  readonly readAlong?: string;
  readonly headline: string;
  /** What the municipality calls the case in its own system. */
  readonly ownNumber?: string;
  readonly lifeDomains: readonly string[];
  readonly team: readonly {
    readonly label: string;
    readonly part: string;
    readonly level: 'headline' | 'detail' | 'write';
    readonly basisCode: string;
    readonly reason: string;
    readonly familyTold: string;
    readonly opens: string | null;
  }[];
  readonly director: boolean;
  readonly phase: number;
  readonly goals: readonly {
    readonly part: string;
    readonly words: string;
    readonly whose: string;
    readonly term?: 'short' | 'long';
    /** What the person says of it, from 0 to 10. */
    readonly score?: number;
  }[];
  /** Doet het gezin mee? And what then. */
  readonly takingPart?: { readonly answer: 'yes' | 'partly' | 'no'; readonly andThen: string | null };
  readonly consents?: readonly {
    readonly kind: 'help' | 'plan';
    readonly person: string;
    readonly note: string | null;
  }[];
  readonly agreements: readonly {
    readonly part: string;
    readonly kind: 'help' | 'safety' | 'limit';
    readonly what: string;
    readonly keeper: { readonly label: string } | { readonly name: string };
    readonly inDays: number;
    /** The help beside a limit, by its words; it stands earlier in this list. */
    readonly offer?: string;
    /** A place is waited for since yesterday; nothing bridges it yet. */
    readonly waitsAt?: string;
    /** It was done. */
    readonly kept?: boolean;
  }[];
  /** Who is around the children, and who was spoken with. */
  readonly around: StoryAround | null;
  /** The four windows are filled in: facts with the views of both parents, what the child said, the weighing. */
  readonly windows?: true;
  /** Parents with authority to whom the information letter was sent, each with the children it names. */
  readonly letters: readonly { readonly name: string; readonly children: readonly string[] }[];
  readonly seen: readonly { readonly givenNames: string; readonly by: string; readonly alone: boolean }[];
  /** Who was not spoken with yet: why, and when then. */
  readonly notYetSpoken?: { readonly givenNames: string; readonly because: string; readonly inDays: number };
  /** Looked back and closed with the family; the case is in aftercare. */
  readonly closing?: {
    readonly helped: string;
    readonly downside: string;
    readonly reason: string;
    readonly keepsAnEye: string;
    readonly whomToCall: string;
    readonly judgement: string;
    readonly aftercareInDays: readonly number[];
  };
  /** For whom the plan was put on paper, each with the agreements that this reader may know besides the own ones. */
  readonly papers?: readonly { readonly name: string; readonly agreements: readonly string[] }[];
  /** What somebody of the family said does not hold, of the first fact on this side. */
  readonly correction?: {
    readonly side: 'worry' | 'goes-well';
    readonly by: string;
    readonly wrong: string;
    readonly shouldBe: string | null;
  };
}

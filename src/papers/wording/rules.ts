/** The plan in words, for one reader. The preview shows it, and the paper is made of it. */
import type { LetterText } from '#contract/letters.ts';

export const holes = [
  'recipient',
  'reference',
  'version',
  'lookBack',
  'lead',
  'telephone',
  'team',
  'organisation',
  'privacyContact',
  'childLine',
] as const;
type Hole = (typeof holes)[number];

export interface PlanWords {
  readonly title: string;
  readonly reference: string;
  readonly salutation: string;
  readonly only: string;
  readonly you: string;
  readonly goals: string;
  readonly score: string;
  readonly terms: { readonly short: string; readonly long: string };
  readonly safety: string;
  readonly limits: string;
  readonly help: string;
  readonly agreement: string;
  readonly waiting: string;
  readonly nothing: string;
  readonly lookBack: { readonly heading: string; readonly words: string };
  readonly directs: {
    readonly heading: string;
    readonly family: string;
    readonly together: string;
    readonly 'court-measure': string;
  };
  readonly stays: { readonly heading: string; readonly words: string };
  readonly call: { readonly heading: string; readonly words: readonly string[] };
  readonly rights: { readonly heading: string; readonly lines: readonly string[] };
  readonly closing: readonly string[];
}

/**
 * Everything that may get on the paper. There is no place here for a fact, a contact note, a child's words beside a goal, an
 * address, who passed the concern on, whether the family takes part, a note with an agreement, or a goal or agreement that was not chosen for this reader.
 */
export interface Said {
  readonly recipient: string;
  readonly reference: string;
  readonly dated: string;
  readonly version: number;
  /** Function and telephone of who directs. */
  readonly lead: string;
  readonly childLine: string;
  readonly sender: {
    readonly team: string;
    readonly organisation: string;
    readonly telephone: string;
    readonly privacyContact: string;
  };
  readonly goals: readonly {
    readonly id: string;
    readonly words: string;
    /** Null: nobody said. */
    readonly term: 'short' | 'long' | null;
    readonly score: { readonly value: number; readonly on: string } | null;
  }[];
  readonly agreements: readonly {
    readonly id: string;
    readonly kind: 'safety' | 'limit' | 'help';
    /** Null: the reader. */
    readonly who: string | null;
    readonly what: string;
    readonly by: string;
    readonly waits: boolean;
  }[];
  /** Null for who has no right to the plan itself: nothing of it is said. */
  readonly plan: {
    readonly lookBack: string;
    readonly directing: 'family' | 'together' | 'court-measure';
    /** Function, and until when; never a person. */
    readonly stays: readonly string[];
  } | null;
}

/** A goal or agreement as it stands on the paper, and under which heading. */
export interface LineOnPaper {
  readonly id: string;
  readonly section: number;
  readonly words: string;
}

const sentence = (words: string): string => (/[.!?]["”]?$/.test(words) ? words : `${words}.`);

/** The paper without its lines, and the lines apart: each lies in its own part of the case. */
export function compose(
  words: PlanWords,
  said: Said,
): { readonly text: LetterText; readonly lines: readonly LineOnPaper[] } {
  const { team, organisation, telephone, privacyContact } = said.sender;
  const filled: Readonly<Record<Hole, string>> = {
    recipient: said.recipient,
    reference: said.reference,
    version: String(said.version),
    lookBack: said.plan?.lookBack ?? '',
    lead: said.lead,
    telephone,
    team,
    organisation,
    privacyContact,
    childLine: said.childLine,
  };
  // in one pass: a name that looks like a hole stays a name
  const put = (text: string, into: Readonly<Record<string, string>>): string =>
    text.replaceAll(/\{(\w+)\}/g, (hole, name: string) =>
      Object.hasOwn(into, name) ? (into[name] ?? hole) : hole,
    );
  const fill = (text: string): string => put(text, filled);
  const lines: LineOnPaper[] = [];
  const sections: LetterText['sections'] = [];
  const section = (heading: string, paragraphs: readonly string[], items: readonly string[] = []): void => {
    sections.push({ heading, paragraphs: paragraphs.map(fill), items: items.map(fill) });
  };
  const listing = (heading: string, of: readonly { readonly id: string; readonly words: string }[]): void => {
    if (of.length === 0) return;
    lines.push(...of.map(each => ({ ...each, section: sections.length })));
    section(heading, []);
  };

  const agreed = (kind: Said['agreements'][number]['kind']) =>
    said.agreements
      .filter(each => each.kind === kind)
      .map(({ id, who, what, by, waits }) => {
        const form = waits ? words.waiting : words.agreement;
        // "Buurvrouw haalt Noor op" says already who does it
        const saysWho = who !== null && what.toLowerCase().startsWith(who.toLowerCase());
        return {
          id,
          words: put(saysWho ? form.replace('{who}: ', '') : form, {
            who: who ?? words.you,
            what: sentence(what),
            by,
          }),
        };
      });
  listing(words.safety, agreed('safety'));
  listing(
    words.goals,
    said.goals.map(({ id, words: goal, term, score }) => ({
      id,
      words: [
        `“${goal}”`,
        ...(term === null ? [] : [words.terms[term]]),
        ...(score === null ? [] : [put(words.score, { score: String(score.value), on: score.on })]),
      ].join(' '),
    })),
  );
  listing(words.limits, agreed('limit'));
  listing(words.help, agreed('help'));
  if (said.plan !== null) {
    if (lines.length === 0) section(words.help, [words.nothing]);
    section(words.lookBack.heading, [words.lookBack.words]);
    section(words.directs.heading, [words.directs[said.plan.directing]]);
    if (said.plan.stays.length > 0)
      sections.push({
        heading: words.stays.heading,
        paragraphs: [fill(words.stays.words)],
        items: [...said.plan.stays],
      });
  }
  section(words.call.heading, words.call.words);
  section(words.rights.heading, [], words.rights.lines);
  return {
    text: {
      team,
      organisation,
      telephone,
      addressee: [fill(words.only)],
      dated: said.dated,
      reference: fill(words.reference),
      title: fill(words.title),
      salutation: fill(words.salutation),
      sections,
      closing: words.closing.map(fill),
    },
    lines,
  };
}

/** The paper as a whole: each line under its heading. */
export const withLines = (
  text: LetterText,
  lines: readonly Pick<LineOnPaper, 'section' | 'words'>[],
): LetterText => ({
  ...text,
  sections: text.sections.map((each, index) => ({
    ...each,
    items: [...each.items, ...lines.filter(({ section }) => section === index).map(({ words }) => words)],
  })),
});

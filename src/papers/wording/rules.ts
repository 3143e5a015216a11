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
  /** Safety agreements and limits: what goes on, and is looked at on a day. */
  readonly lasting: string;
  readonly waiting: string;
  /** Before the help that stands beside a limit. */
  readonly beside: string;
  readonly nothing: string;
  readonly lookBack: { readonly heading: string; readonly words: string };
  readonly directs: {
    readonly heading: string;
    readonly family: string;
    readonly together: string;
    readonly 'court-measure': string;
  };
  readonly stays: {
    readonly heading: string;
    readonly words: string;
    readonly deputy: string;
    readonly until: string;
    readonly several: string;
  };
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
    /** The reader keeps it. */
    readonly own: boolean;
    readonly who: string;
    readonly what: string;
    readonly by: string;
    readonly waits: boolean;
    /** The help beside a limit, also when it does not come on this paper. */
    readonly offer: string | null;
  }[];
  /** Null for who has no right to the plan itself: nothing of it is said. */
  readonly plan: {
    readonly lookBack: string;
    readonly directing: 'family' | 'together' | 'court-measure';
    /** Function, and until when; never a person. */
    readonly stays: readonly Stays[];
  } | null;
}

interface Stays {
  readonly deputy: boolean;
  readonly who: string;
  readonly until: string | null;
}

/** A goal or agreement as it stands on the paper, and under which heading. */
export interface LineOnPaper {
  readonly id: string;
  readonly section: number;
  readonly words: string;
}

const sentence = (words: string): string => (/[.!?]["”]?$/.test(words) ? words : `${words}.`);

/**
 * "Buurvrouw haalt Noor op" says already who does it. Of what the reader keeps alone the first name is enough: "Noor is om half
 * negen op school". Of what two keep it is not: "Noor en moeder" are not said by "Noor".
 */
const saysWho = (what: string, who: string, alone: boolean): boolean => {
  const [said, name] = [what.toLowerCase(), who.toLowerCase()];
  return said.startsWith(name) || (alone && said.split(' ')[0] === name.split(' ')[0]);
};

/** Two colleagues of one function are one line that says that there are two; whoever stands in is a line of its own. */
function staysIn(words: PlanWords['stays'], stays: readonly Stays[]): string[] {
  const lines = stays.map(({ deputy, who, until }) =>
    [
      who,
      deputy ? ` (${words.deputy})` : '',
      until === null ? '' : ` (${words.until.replace('{until}', until)})`,
    ].join(''),
  );
  return [...new Set(lines)].map(line => {
    const count = lines.filter(each => each === line).length;
    return count === 1 ? line : `${line}: ${words.several.replace('{count}', String(count))}`;
  });
}

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

  const lineOf = ({ id, kind, own, who, what, by, waits }: Said['agreements'][number], before = '') => {
    const form = waits ? words.waiting : kind === 'help' ? words.agreement : words.lasting;
    return {
      id,
      words: `${before}${put(saysWho(what, who, own) ? form.replace('{who}: ', '') : form, {
        who: own ? words.you : who,
        what: sentence(what),
        by,
      })}`,
    };
  };
  const agreed = (kind: Said['agreements'][number]['kind']) =>
    said.agreements.filter(each => each.kind === kind);
  // help that is offered with a limit stands right below it, and then not once more
  const placed = new Set<string>();
  const limits = agreed('limit').flatMap(limit => {
    const help = agreed('help').find(({ id }) => id === limit.offer && !placed.has(id));
    if (help === undefined) return [lineOf(limit)];
    placed.add(help.id);
    return [lineOf(limit), lineOf(help, words.beside)];
  });
  listing(
    words.safety,
    agreed('safety').map(each => lineOf(each)),
  );
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
  listing(words.limits, limits);
  listing(
    words.help,
    agreed('help')
      .filter(({ id }) => !placed.has(id))
      .map(each => lineOf(each)),
  );
  if (said.plan !== null) {
    if (lines.length === 0) section(words.help, [words.nothing]);
    section(words.lookBack.heading, [words.lookBack.words]);
    section(words.directs.heading, [words.directs[said.plan.directing]]);
    if (said.plan.stays.length > 0)
      sections.push({
        heading: words.stays.heading,
        paragraphs: [fill(words.stays.words)],
        items: staysIn(words.stays, said.plan.stays),
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

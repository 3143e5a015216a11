/** The record of a meeting in words, for one attendee. The preview shows it, and the paper is made of it. */
import type { LetterText } from '#contract/letters.ts';

export const holes = [
  'recipient',
  'reference',
  'day',
  'team',
  'telephone',
  'privacyContact',
  'childLine',
] as const;
type Hole = (typeof holes)[number];

export interface RecordWords {
  readonly title: string;
  readonly reference: string;
  readonly only: string;
  readonly salutation: string;
  readonly present: string;
  readonly agreements: string;
  readonly agreement: string;
  readonly nothing: string;
  readonly rights: string;
  readonly rightsLines: readonly string[];
  readonly closing: readonly string[];
}

export interface Attending {
  readonly id: string;
  readonly kind: 'person' | 'child' | 'team' | 'outside';
  readonly label: string;
  readonly organisation: string | null;
  readonly hears: readonly string[];
  readonly presence: 'present' | 'video' | 'absent' | null;
}

/** All that a meeting holds. What of it gets on paper, is decided below and nowhere else. */
export interface Held {
  readonly reference: string;
  readonly day: string;
  readonly dated: string;
  readonly childLine: string;
  readonly addressIsSecret: boolean;
  readonly sender: {
    readonly team: string;
    readonly organisation: string;
    readonly telephone: string;
    readonly privacyContact: string;
  };
  readonly attendees: readonly Attending[];
  readonly notes: readonly { readonly part: string; readonly title: string; readonly words: string }[];
  readonly agreements: readonly {
    readonly part: string;
    readonly who: string;
    readonly organisation: string | null;
    readonly what: string;
    readonly by: string;
  }[];
}

/** A note or agreement as it stands on the paper: it lies in its own part of the case. */
export interface LineOnPaper {
  readonly part: string;
  readonly kind: 'note' | 'agreement';
  readonly section: number;
  readonly words: string;
}

const sentence = (words: string): string => (/[.!?]["”]?$/.test(words) ? words : `${words}.`);

/** Where an address is secret an organisation may give the place away: functions only. */
const named = (label: string, organisation: string | null, secret: boolean): string =>
  organisation === null || secret ? label : `${label}, ${organisation}`;

/** The parts that this reader may hear; for a colleague those that the own access still holds. */
export const heardBy = (reader: Attending, held: readonly string[] | null): ReadonlySet<string> =>
  new Set(reader.hears.filter(part => held === null || held.includes(part)));

/** The paper without its lines, and the lines apart. Who sat there for other parts alone is not named to this reader. */
export function compose(
  words: RecordWords,
  reader: Attending,
  held: Held,
  hears: ReadonlySet<string>,
): { readonly text: LetterText; readonly lines: readonly LineOnPaper[] } {
  const { team, organisation, telephone, privacyContact } = held.sender;
  const filled: Readonly<Record<Hole, string>> = {
    recipient: reader.label,
    reference: held.reference,
    day: held.day,
    team,
    telephone,
    privacyContact,
    childLine: held.childLine,
  };
  // in one pass: a name that looks like a hole stays a name
  const put = (text: string, into: Readonly<Record<string, string>>): string =>
    text.replaceAll(/\{(\w+)\}/g, (hole, name: string) =>
      Object.hasOwn(into, name) ? (into[name] ?? hole) : hole,
    );
  const fill = (text: string): string => put(text, filled);
  const sections: LetterText['sections'] = [];
  const lines: LineOnPaper[] = [];
  const there = held.attendees.filter(
    each =>
      (each.presence === 'present' || each.presence === 'video') &&
      (each.id === reader.id || each.hears.some(part => hears.has(part))),
  );
  if (there.length > 0)
    sections.push({
      heading: words.present,
      paragraphs: [],
      items: there.map(
        each =>
          `${named(each.label, each.organisation, held.addressIsSecret)}${each.presence === 'video' ? ' (met beeldbellen)' : ''}`,
      ),
    });
  for (const note of held.notes.filter(({ part }) => hears.has(part))) {
    lines.push(
      ...note.words
        .split(/\n+/)
        .map(line => line.trim())
        .filter(line => line !== '')
        .map(line => ({ part: note.part, kind: 'note' as const, section: sections.length, words: line })),
    );
    sections.push({ heading: note.title, paragraphs: [], items: [] });
  }
  const agreed = held.agreements.filter(({ part }) => hears.has(part));
  if (agreed.length > 0) {
    lines.push(
      ...agreed.map(each => ({
        part: each.part,
        kind: 'agreement' as const,
        section: sections.length,
        words: put(words.agreement, {
          who: named(each.who, each.organisation, held.addressIsSecret),
          what: sentence(each.what),
          by: each.by,
        }),
      })),
    );
    sections.push({ heading: words.agreements, paragraphs: [], items: [] });
  }
  if (lines.length === 0)
    sections.push({ heading: words.agreements, paragraphs: [words.nothing], items: [] });
  sections.push({ heading: words.rights, paragraphs: [], items: words.rightsLines.map(fill) });
  return {
    text: {
      team,
      organisation,
      telephone,
      addressee: [fill(words.only)],
      dated: held.dated,
      reference: fill(words.reference),
      title: fill(words.title),
      salutation: words.salutation,
      sections,
      closing: words.closing.map(fill),
    },
    lines,
  };
}

/** The paper as a whole: notes as paragraphs, agreements as items, each under its heading. */
export const withLines = (
  text: LetterText,
  lines: readonly Pick<LineOnPaper, 'kind' | 'section' | 'words'>[],
): LetterText => ({
  ...text,
  sections: text.sections.map((each, index) => {
    const here = (kind: LineOnPaper['kind']) =>
      lines.filter(line => line.section === index && line.kind === kind).map(({ words }) => words);
    return {
      ...each,
      paragraphs: [...each.paragraphs, ...here('note')],
      items: [...each.items, ...here('agreement')],
    };
  }),
});

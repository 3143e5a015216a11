/** What somebody takes along to the own file, in words. Pure: everything that may get in it stands in `Own`. */
import type { ContactHow } from '#contract/contacts.ts';
import type { LetterText } from '#contract/letters.ts';
import { refusal, type Refusal } from '#kernel/refusal.ts';

export interface Own {
  readonly reference: string;
  /** What the own organisation calls the case. */
  readonly ownNumber: string | null;
  readonly headline: string;
  readonly closed: boolean;
  readonly lookBackOn: string;
  readonly lead: string;
  readonly leadPhone: string | null;
  readonly notes: readonly {
    readonly on: string;
    readonly withWhom: string;
    readonly how: ContactHow;
    readonly reached: boolean;
    readonly what: string | null;
  }[];
  readonly leftOut: number;
  readonly agreements: readonly {
    readonly what: string;
    readonly keeper: string;
    readonly dueOn: string;
    readonly state: 'open' | 'waiting' | 'kept' | 'partly' | 'not-kept';
  }[];
}

export interface Period {
  readonly from: string;
  readonly until: string;
}

const months = 6;

/** Half a year up to today unless other days were chosen. Dates compare as text. */
export const periodOf = (
  asked: { readonly from?: string | undefined; readonly until?: string | undefined },
  today: Temporal.PlainDate,
): Period | Refusal => {
  const until = asked.until ?? today.toString();
  const from = asked.from ?? Temporal.PlainDate.from(until).subtract({ months }).toString();
  return from > until
    ? refusal('invalid-input', [{ field: 'until', message: 'Kies een dag op of na de eerste dag' }])
    : { from, until };
};

/** "28 november 2026" */
export const inWords = (day: string): string =>
  Temporal.PlainDate.from(day).toLocaleString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' });

const hows: Record<ContactHow, string> = {
  phone: 'telefoon',
  visit: 'huisbezoek',
  talk: 'gesprek',
  video: 'videogesprek',
  message: 'bericht',
  letter: 'brief',
};
const states: Record<Own['agreements'][number]['state'], string> = {
  open: 'loopt',
  waiting: 'wacht op plek',
  kept: 'gelukt',
  partly: 'deels gelukt',
  'not-kept': 'niet gelukt',
};

const noteLine = ({ on, withWhom, how, reached, what }: Own['notes'][number]): string =>
  `${inWords(on)}, ${hows[how]}, ${withWhom}: ${[...(reached ? [] : ['niet bereikt.']), ...(what === null ? [] : [what])].join(' ')}`;

/** A text that does not end as a sentence does gets its point: another one follows. */
const sentence = (words: string): string => (/[.!?…”"]$/.test(words) ? words : `${words}.`);

const missing = ({ leftOut }: Own): readonly string[] =>
  leftOut === 0
    ? []
    : [
        leftOut === 1
          ? 'Eén notitie staat hier niet bij: een ander heeft die verbeterd. Lees haar in de casus.'
          : `${leftOut} notities staan hier niet bij: een ander heeft die verbeterd. Lees ze in de casus.`,
      ];

/** The same words for the screen and for the paper. */
export const textOf = (
  own: Own,
  { from, until }: Period,
  by: { readonly label: string; readonly organisation: string; readonly on: string },
): LetterText => ({
  team: by.label,
  organisation: by.organisation,
  telephone: '',
  addressee: [],
  dated: inWords(by.on),
  reference: [
    ...(own.ownNumber === null ? [] : [`Eigen zaaknummer: ${own.ownNumber}`]),
    `Zaaknummer in Perspectief: ${own.reference}`,
  ].join('\n'),
  title: 'Kopie voor eigen dossier',
  salutation: `Alleen eigen deel, van ${inWords(from)} tot en met ${inWords(until)}.`,
  sections: [
    {
      heading: 'Plan',
      paragraphs: [
        own.headline,
        `Regie: ${own.lead}${own.leadPhone === null ? '' : `, ${own.leadPhone}`}. ${
          own.closed ? 'De casus is afgesloten.' : `Terugkijken op ${inWords(own.lookBackOn)}.`
        }`,
      ],
      items: [],
    },
    {
      heading: 'Wat ik opschreef',
      paragraphs: [
        ...(own.notes.length === 0 ? ['Geen contactnotities in deze tijd.'] : []),
        ...missing(own),
      ],
      items: own.notes.map(noteLine),
    },
    {
      heading: 'Wat mijn organisatie doet',
      paragraphs: own.agreements.length === 0 ? ['Geen afspraken in deze tijd.'] : [],
      items: own.agreements.map(
        ({ what, keeper, dueOn, state }) =>
          `${keeper}: ${sentence(what)} Voor ${inWords(dueOn)}; ${states[state]}.`,
      ),
    },
  ],
  closing: ['Wie dit opende en wanneer, staat bij de casus.'],
});

/** For another system: lines, and nothing that needs a font. */
export const plain = (text: LetterText): string =>
  [
    [text.title, text.reference, `${text.team}, ${text.organisation}, ${text.dated}`, text.salutation].join(
      '\n',
    ),
    ...text.sections.map(({ heading, paragraphs, items }) =>
      [heading, ...paragraphs, ...items.map(item => `- ${item}`)].join('\n'),
    ),
    text.closing.join('\n'),
  ].join('\n\n');

const onEveryPaper = /[^\n\u0020-\u007E\u00A0-\u017F\u2013\u2014\u2018-\u201E\u2022\u2026\u20AC]/gu;

/** For paper that lacks a sign, such as a smiley: the paper says that there was one. */
export const withoutStrangeSigns = (text: LetterText): LetterText => {
  const mend = (words: string) => words.replaceAll(onEveryPaper, '[?]');
  return {
    ...text,
    sections: text.sections.map(({ heading, paragraphs, items }) => ({
      heading,
      paragraphs: paragraphs.map(mend),
      items: items.map(mend),
    })),
    closing: [...text.closing, 'Waar [?] staat, stond een teken dat niet op papier kan.'],
  };
};

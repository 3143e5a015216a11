import type { LetterKind, LetterText } from '#contract/letters.ts';
import { refusal, type Refusal } from '#kernel/refusal.ts';

/** What the words of a letter leave open, to be filled for one recipient. */
export const holes = [
  'recipient',
  'reference',
  'children',
  'participants',
  'kept',
  'team',
  'organisation',
  'telephone',
  'privacyContact',
  'childLine',
  'closedOn',
  'aftercareDays',
  'keptUntil',
] as const;
type Hole = (typeof holes)[number];

interface Words {
  readonly title: string;
  readonly reference: string;
  readonly salutation: string;
  readonly sections: LetterText['sections'];
  readonly closing: readonly string[];
}

/**
 * Everything that may get into a letter, for one recipient. There is no place here for a fact, a goal, a child's words,
 * an address from the case, or another parent: what is not passed cannot be said.
 */
export interface Said {
  readonly recipient: string;
  readonly reference: string;
  readonly dated: string;
  /** Only those that this recipient has authority over; for a child none but itself. */
  readonly children: readonly string[];
  /** Function and organisation, never a person. */
  readonly participants: readonly string[];
  readonly kept: string;
  readonly childLine: string;
  /** Of a case that was closed: its day, the days of aftercare, until when it is kept. Nothing that anybody said. */
  readonly closing: {
    readonly closedOn: string;
    readonly aftercareDays: readonly string[];
    readonly keptUntil: string;
  } | null;
  readonly sender: {
    readonly team: string;
    readonly organisation: string;
    readonly telephone: string;
    readonly privacyContact: string;
  };
}

/** "Noor en Sem" */
const inARow = (names: readonly string[]): string =>
  new Intl.ListFormat('nl', { type: 'conjunction' }).format(names);

/** The letter in words: the preview shows it, and the paper is made of it. */
export function compose(words: Words, said: Said): LetterText {
  const { team, organisation, telephone, privacyContact } = said.sender;
  const filled: Readonly<Record<Hole, string>> = {
    recipient: said.recipient,
    reference: said.reference,
    children: inARow(said.children),
    participants: '',
    kept: said.kept,
    team,
    organisation,
    telephone,
    privacyContact,
    childLine: said.childLine,
    closedOn: said.closing?.closedOn ?? '',
    aftercareDays: '',
    keptUntil: said.closing?.keptUntil ?? '',
  };
  // in one pass: a name that looks like a hole stays a name
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (hole, name: string) =>
      Object.hasOwn(filled, name) ? filled[name as Hole] : hole,
    );
  const lines: Readonly<Record<string, readonly string[]>> = {
    '{participants}': said.participants,
    '{aftercareDays}': said.closing?.aftercareDays ?? [],
  };
  return {
    team,
    organisation,
    telephone,
    addressee: [said.recipient],
    dated: said.dated,
    reference: fill(words.reference),
    title: words.title,
    salutation: fill(words.salutation),
    sections: words.sections.map(({ heading, paragraphs, items }) => ({
      heading,
      // where no day is promised there is no empty line either
      paragraphs: paragraphs.map(fill).filter(each => each !== ''),
      items: items.flatMap(item => lines[item] ?? [fill(item)]),
    })),
    closing: words.closing.map(fill),
  };
}

interface KeptWords {
  readonly term: string;
  readonly noTerm: string;
  readonly until: string;
  readonly from: Readonly<Record<string, string>>;
}

/** How long it is kept, as the frame says; "P20Y" is twenty years. */
export function keptFor(
  words: KeptWords,
  rule: { readonly term: string | null; readonly from: string; readonly basis: string },
): string {
  const years = /^P(\d+)Y$/.exec(rule.term ?? '')?.[1];
  const from = words.from[rule.from];
  if (years === undefined || from === undefined) return words.noTerm;
  const filled: Readonly<Record<string, string>> = { years, from, basis: rule.basis };
  return words.term.replaceAll(/\{(\w+)\}/g, (hole, name: string) => filled[name] ?? hole);
}

export const isToChild = (kind: LetterKind): boolean =>
  kind === 'information-child' || kind === 'closing-child';
export const isOfClosing = (kind: LetterKind): boolean =>
  kind === 'closing-parent' || kind === 'closing-child';

/** A letter of closing is for a case that is closed, every other for one that is open. */
export const kindFits = (kind: LetterKind, closed: boolean): 'fine' | Refusal => {
  if (isOfClosing(kind) === closed) return 'fine';
  return refusal(closed ? 'case-closed' : 'case-not-closed');
};

/** Until when it is kept, as the closing wrote it down; nothing where no day is known. */
export const keptUntil = (words: Pick<KeptWords, 'until'>, day: string | null): string =>
  day === null ? '' : words.until.replaceAll('{day}', () => day);

/** Whom a letter of this kind may be written to. */
export function recipientFits(
  kind: LetterKind,
  of: {
    /** Of the child it is written to. */
    readonly age: number | null;
    readonly ageFrom: number;
    readonly hasAddress: boolean;
    readonly addressIsSecret: boolean;
  },
): 'fine' | Refusal {
  if (isToChild(kind) && (of.age === null || of.age < of.ageFrom))
    return refusal('child-too-young', [
      {
        field: 'childId',
        message:
          of.age === null
            ? 'De leeftijd van dit kind is niet bekend'
            : `Een kind krijgt een eigen brief vanaf ${of.ageFrom} jaar`,
      },
    ]);
  if (of.hasAddress && of.addressIsSecret)
    return refusal('address-is-secret', [
      { field: 'address', message: 'Maak de brief zonder adres en schrijf het op de envelop' },
    ]);
  return 'fine';
}

/** A letter is sent on a day between its own and today. Dates compare as text. */
export const sentOnFits = (
  sentOn: string,
  { preparedOn, today }: { readonly preparedOn: string; readonly today: string },
): 'fine' | Refusal =>
  sentOn < preparedOn || sentOn > today
    ? refusal('term-out-of-bounds', [
        { field: 'sentOn', message: 'Kies vandaag of een eerdere dag, niet voor de datum van de brief' },
      ])
    : 'fine';

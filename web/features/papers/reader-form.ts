import type { makePaper, Papers } from '#contract/papers.ts';
import type { InputOf } from '#contract/route.ts';

/** What the server takes: identifiers without the brand that it gives them. */
export type WantedBody = NonNullable<InputOf<(typeof makePaper)['body']>>;
export type ReaderBody = WantedBody['reader'];

export interface ReaderForm {
  /** 'person:…', 'child:…' or 'partner:…'. */
  who: string | null;
  authority: 'yes' | 'no' | null;
  children: readonly string[];
  agreedBy: readonly string[];
}
export const emptyReader: ReaderForm = { who: null, authority: null, children: [], agreedBy: [] };

export interface Chosen {
  readonly reader: ReaderBody;
  readonly agreedBy: readonly string[];
  readonly name: string;
  readonly elsewhere: boolean;
}

/** Who was chosen, with the name that stands on the paper; nothing when an answer is missing. */
export function chosenIn(form: ReaderForm, found: Papers): Chosen | undefined {
  const [kind, id = ''] = form.who?.split(':') ?? [];
  const { agreedBy } = form;
  if (kind === 'person') {
    const person = found.people.find(each => each.personId === id);
    if (person === undefined || form.authority === null) return undefined;
    const reader: ReaderBody =
      form.authority === 'no'
        ? { kind: 'parent-without-authority', personId: id }
        : { kind: 'parent', personId: id, children: [...form.children] };
    return { reader, agreedBy, name: person.name, elsewhere: false };
  }
  if (kind === 'child') {
    const child = found.children.find(each => each.childId === id);
    return child && { reader: { kind, childId: id }, agreedBy: [], name: child.name, elsewhere: false };
  }
  const partner = found.partners.find(each => each.grantId === id);
  return (
    partner && {
      reader: { kind: 'partner', grantId: id },
      agreedBy,
      name: partner.label,
      elsewhere: partner.elsewhere,
    }
  );
}

/** The form of the one answer: what was typed, and what still lacks. */
import { z } from 'zod';
import { text } from '#contract/common.ts';
import { readPartnerReasons, type PartnerReason } from '#src/sharing/index.ts';
import type { GivenAnswer } from './door-store.ts';

const { reasons: fixed, other } = readPartnerReasons();
/** Those of content/sharing, and one's own words. */
export const reasons: readonly PartnerReason[] = [...fixed, other];

export interface Typed {
  readonly answer: string;
  readonly by: string;
  readonly organisation: string;
  readonly phone: string;
  readonly reason: string;
  readonly reasonWords: string;
  readonly condition: string;
}
export const nothingTyped: Typed = {
  answer: '',
  by: '',
  organisation: '',
  phone: '',
  reason: '',
  reasonWords: '',
  condition: '',
};

/** As many characters as a field may have; the same as in the contract. */
export const most = {
  answer: 4000,
  by: 120,
  organisation: 120,
  phone: 40,
  reasonWords: 400,
  condition: 400,
} as const;

export const readForm = (body: string): Typed => {
  const form = new URLSearchParams(body);
  // a browser sends a new line as two characters, which would make a text that fits too long
  const of = (name: keyof Typed) => (form.get(name) ?? '').replaceAll('\r\n', '\n');
  return {
    answer: of('answer'),
    by: of('by'),
    organisation: of('organisation'),
    phone: of('phone'),
    reason: of('reason'),
    reasonWords: of('reasonWords'),
    condition: of('condition'),
  };
};

export type Lacking = Partial<Record<keyof Typed, string>>;

const isReason = (code: string): boolean => reasons.some(reason => reason.code === code);

const missing: Readonly<Record<'answer' | 'by' | 'organisation', string>> = {
  answer: 'Schrijf uw antwoord. Weet u het niet? Schrijf dat dan op.',
  by: 'Vul uw naam of functie in.',
  organisation: 'Vul in bij welke organisatie u werkt.',
};

const tooMuch = (name: keyof typeof most, typed: Typed): string | undefined => {
  const over = typed[name].trim().length - most[name];
  if (over > 0) return `Dit is ${over} tekens te lang.`;
  return text(most[name]).safeParse(typed[name]).success
    ? undefined
    : 'Hier staat een teken dat niet bewaard kan worden.';
};

/** What lacks, by field, or the answer as it is kept. */
export const judge = (typed: Typed): { readonly lacking: Lacking } | { readonly given: GivenAnswer } => {
  const lacking: Record<string, string> = {};
  for (const name of Object.keys(most) as (keyof typeof most)[]) {
    const found =
      name in missing && typed[name].trim() === ''
        ? missing[name as keyof typeof missing]
        : tooMuch(name, typed);
    if (found !== undefined) lacking[name] = found;
  }
  if (!isReason(typed.reason)) lacking['reason'] = 'Kies waarom u dit mag delen.';
  else if (typed.reason === other.code && typed.reasonWords.trim() === '')
    lacking['reasonWords'] = 'Schrijf op waarom u dit mag delen.';
  if (Object.keys(lacking).length > 0) return { lacking };
  const chosen = reasons.find(reason => reason.code === typed.reason);
  const orNull = (words: string) => (words.trim() === '' ? null : words.trim());
  return {
    given: {
      answer: typed.answer.trim(),
      by: typed.by.trim(),
      organisation: typed.organisation.trim(),
      phone: orNull(typed.phone),
      because: typed.reason === other.code ? typed.reasonWords.trim() : z.string().parse(chosen?.label),
      condition: orNull(typed.condition),
    },
  };
};

import type { Letter, LetterRow as LetterRowView, Letters } from '#contract/letters.ts';
import type { z } from 'zod';
import type { ResultsOf } from '#kernel/database.ts';
import { one } from '#kernel/refusal.ts';
import { age } from '#src/cases/index.ts';
import type { LetterContent } from './content.ts';
import { withAddress, type LetterDocument } from './document.ts';
import { policy } from './policy.ts';
import { kindFits } from './rules.ts';
import type * as store from './store.ts';

type LetterFound = ResultsOf<{ letter: ReturnType<typeof store.letter> }>['letter'][number];
type ListFound = ResultsOf<{
  file: ReturnType<typeof store.caseRow>;
  children: ReturnType<typeof store.children>;
  letters: ReturnType<typeof store.letters>;
}>;
export type ChildFound = ListFound['children'][number];

export const ageOf = (
  child: Pick<ChildFound, 'birth_year' | 'birth_month' | 'birth_day'>,
  today: Temporal.PlainDate,
): number | null => age({ year: child.birth_year, month: child.birth_month, day: child.birth_day }, today);

export const nameOf = ({ given_names, surname_prefix, surname }: ChildFound): string =>
  [given_names, surname_prefix, surname].filter(part => part !== null && part !== '').join(' ');

/** Who may make, send and withdraw a letter; the policy has the last word. */
export const acts = (of: {
  readonly is_lead: boolean;
  readonly is_deputy: boolean;
  readonly frame: string;
}): boolean =>
  (of.is_lead || of.is_deputy) &&
  policy.rows.some(({ frames }) => frames === 'any' || frames.includes(of.frame));

/** In a closed case only its own letters are still acted on. */
const mayAct = (found: LetterFound): boolean =>
  acts(found) && kindFits(found.kind, found.case_state === 'closed') === 'fine';

const toRow = (found: store.LetterRow): z.input<typeof LetterRowView> => ({
  letterId: found.public_id,
  kind: found.kind,
  recipient: found.recipient,
  state: found.state,
  preparedBy: found.prepared_by,
  preparedAt: found.prepared_at,
  sentOn: found.sent_on,
  version: found.version,
});

export const toLetters = (found: ListFound, content: LetterContent, today: Temporal.PlainDate): Letters => {
  const file = one(found.file);
  const ageFrom = content.ageFrom(today.toString());
  const withText = [...content.words.values()].some(({ frames }) => frames.includes(file.frame));
  const withSender = content.senders.some(({ code }) => code === file.tenant);
  const without = withText ? (withSender ? null : ('sender' as const)) : ('frame' as const);
  return {
    caseId: file.case_public_id,
    reference: file.reference,
    parentsInformed: file.parents_informed,
    parentsInformedOn: file.parents_informed_on,
    closed: file.case_state === 'closed',
    addressIsSecret: found.children.some(({ secret }) => secret),
    children: found.children.map(child => {
      const years = ageOf(child, today);
      return {
        childId: child.public_id,
        name: nameOf(child),
        age: years,
        mayReceive: years !== null && years >= ageFrom,
      };
    }),
    letters: found.letters.map(toRow),
    mayPrepare: without === null && acts(file),
    without,
  };
};

/** The words of the letter, its recipient's address among them: what is shown is what is printed. */
export const wordsOf = (
  found: Pick<LetterFound, 'document' | 'address' | 'public_id'>,
  open: (sealed: Uint8Array, letterId: string) => readonly string[],
): LetterDocument =>
  withAddress(found.document, found.address === null ? [] : open(found.address, found.public_id));

export const toLetter = (found: LetterFound, document: LetterDocument): Letter => ({
  ...toRow(found),
  caseId: found.case_public_id,
  text: document.text,
  parentsInformed: found.parents_informed,
  mayUndo: mayAct(found) && found.state === 'sent' && found.recorded_today,
  mayAct: mayAct(found),
});

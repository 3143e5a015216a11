import type { LetterRow } from '#contract/letters.ts';
import type { z } from 'zod';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Status } from '../../ui/index.ts';

export function StateOf({ letter }: { letter: Pick<z.infer<typeof LetterRow>, 'state' | 'sentOn'> }) {
  const { letters } = useMessages('around');
  const dates = useDates();
  return letter.sentOn === null ? (
    <Status state="waiting">{letters.states.draft}</Status>
  ) : (
    <Status state="done">{letters.states.sent(dates.day(letter.sentOn))}</Status>
  );
}

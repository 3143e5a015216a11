import type { ConcernAnswers } from '#contract/concerns.ts';
import { useEffect, useRef } from 'react';

/** What an answer opens comes into sight on a telephone, where the buttons would lie over it; not on arriving. */
export function useRevealed({ dangerNow, firstHand, familyKnows }: ConcernAnswers, narrow: boolean) {
  const question = useRef<HTMLDivElement>(null);
  const answered = [dangerNow, firstHand, familyKnows].join();
  const before = useRef(answered);
  useEffect(() => {
    if (before.current === answered) return;
    before.current = answered;
    if (narrow) question.current?.querySelector('[data-revealed]')?.scrollIntoView({ block: 'nearest' });
  }, [answered, narrow]);
  return question;
}

import { checkWords } from '#contract/word-checks.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MessageCircleQuestion } from 'lucide-react';
import { useEffect, useState } from 'react';
import { call } from '../api.ts';
import { useLanguage, useMessages } from '../messages/context.tsx';
import './word-questions.css';

export interface WordAsked {
  word: string;
  ask: { nl: string; en: string };
}
/** By the name of the field. */
export type WordsAsked = Readonly<Record<string, readonly WordAsked[]>>;

const pause = 1_200;
const most = 4000;

/**
 * What the server asks about a professional's own words, a moment after the last keystroke. It never holds anybody up:
 * without an answer nothing is asked. Others' words are left out by whoever calls this.
 */
export function useWordQuestions(texts: Readonly<Record<string, string>>): WordsAsked {
  const written = Object.entries(texts).filter(([, text]) => text.trim() !== '' && text.length <= most);
  const now = JSON.stringify(written);
  const [settled, setSettled] = useState(now);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(now), pause);
    return () => window.clearTimeout(timer);
  }, [now]);
  const sent = JSON.parse(settled) as typeof written;
  const { data } = useQuery({
    queryKey: [checkWords.id, settled],
    queryFn: async ({ signal }) => {
      const { found } = await call(checkWords, { body: { texts: sent.map(([, text]) => text) } }, { signal });
      return found.map(({ text, start, end, ask }) => ({
        field: sent[text]?.[0] ?? '',
        word: sent[text]?.[1].slice(start, end) ?? '',
        ask,
      }));
    },
    enabled: sent.length > 0,
    retry: false,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  // what has been rewritten since is asked about no more
  const still = (sent.length === 0 ? [] : (data ?? [])).filter(({ field, word }) =>
    texts[field]?.includes(word),
  );
  return Object.fromEntries(
    Object.keys(texts).map(field => [field, still.filter(each => each.field === field)]),
  );
}

/** What is asked about one text, below its field. */
export function OwnWords({ text }: { text: string }) {
  return <WordQuestions asked={useWordQuestions({ text })['text'] ?? []} />;
}

/** Below a field: the word, and the question. A question and never a refusal. */
export function WordQuestions({ asked = [] }: { asked?: readonly WordAsked[] }) {
  const { ui } = useMessages();
  const language = useLanguage();
  const questions = [...new Set(asked.map(({ ask }) => ask[language]))];
  return (
    <div aria-live="polite" className="p-asked">
      {questions.map(question => (
        <div className="p-notice p-no-print" key={question}>
          <MessageCircleQuestion aria-hidden size={20} />
          <div>
            <p>
              <strong>
                {[...new Set(asked.filter(({ ask }) => ask[language] === question).map(({ word }) => word))]
                  .map(ui.wordAsked.quoted)
                  .join(', ')}
              </strong>
            </p>
            <p>{question}</p>
            <p className="p-quiet">{ui.wordAsked.mayStay}</p>
          </div>
        </div>
      ))}
    </div>
  );
}

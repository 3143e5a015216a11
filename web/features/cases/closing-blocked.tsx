import type { Course } from '#contract/course.ts';
import { Link } from 'react-router';
import { useMessages } from '../../messages/context.tsx';

/** What comes before closing, each with where it is done: no long form that cannot be sent. */
export function ClosingBlocked({ caseId, openWork }: { caseId: string; openWork: Course['openWork'] }) {
  const { course } = useMessages();
  const words = course.closing.form;
  const all = [
    { key: 'callBacks', to: '#tijdlijn', said: words.callBacks, label: words.toCallBacks },
    { key: 'letters', to: '/brieven', said: words.letters, label: words.toLetters },
    { key: 'corrections', to: '/correcties', said: words.corrections, label: words.toCorrections },
    { key: 'answers', to: '/verklaringen', said: words.answers, label: words.toAnswers },
  ] as const;
  return (
    <>
      <p>{words.blocked}</p>
      <ul className="course-blocked">
        {all
          .filter(({ key }) => openWork[key] > 0)
          .map(({ key, to, said, label }) => (
            <li key={key}>
              <p>{said(openWork[key])}</p>
              <Link to={`/casussen/${caseId}${to}`}>{label}</Link>
            </li>
          ))}
      </ul>
    </>
  );
}

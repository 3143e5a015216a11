import type { Course } from '#contract/course.ts';
import { Link } from 'react-router';
import { useMessages } from '../../messages/context.tsx';

type Stop = Course['stops'][number];
export const stopId = (stop: Stop) => `stop-${stop.childId ?? stop.stop}`;

/** The hard stops that closing waits for: child and family. A day to look back is no matter of a case that ends. */
const stopsBefore = ({ stops, openWork }: Course) =>
  stops.filter(
    stop =>
      stop.state === 'open' &&
      (stop.stop === 'child-spoken' || (stop.stop === 'family-informed' && openWork.later === 0)),
  );

/** Whether something comes before closing; the server judges once more. */
export const closingWaits = (found: Course): boolean =>
  stopsBefore(found).length > 0 || Object.values(found.openWork).some(count => count > 0);

/** What comes before closing, each with where it is done: no long form that cannot be sent. */
export function ClosingBlocked({ course: found, onStop }: { course: Course; onStop: (id: string) => void }) {
  const { course } = useMessages('around');
  const words = course.closing.form;
  const all = [
    { key: 'callBacks', to: '#tijdlijn', said: words.callBacks, label: words.toCallBacks },
    { key: 'letters', to: '/brieven', said: words.letters, label: words.toLetters },
    { key: 'corrections', to: '/correcties', said: words.corrections, label: words.toCorrections },
    { key: 'answers', to: '/verklaringen', said: words.answers, label: words.toAnswers },
    { key: 'meetings', to: '/overleg', said: words.meetings, label: words.toMeetings },
    { key: 'later', to: '/brieven', said: words.later, label: words.toLetters },
  ] as const;
  return (
    <>
      <p>{words.blocked}</p>
      <ul className="course-blocked">
        {stopsBefore(found).map(stop => (
          <li key={stopId(stop)}>
            <p>{stop.stop === 'child-spoken' ? words.notSpoken(stop.childName ?? '') : words.notInformed}</p>
            <button
              aria-label={stop.stop === 'child-spoken' ? words.toStopOf(stop.childName ?? '') : undefined}
              className="p-link"
              onClick={() => onStop(stopId(stop))}
              type="button"
            >
              {words.toStop}
            </button>
          </li>
        ))}
        {all
          .filter(({ key }) => found.openWork[key] > 0)
          .map(({ key, to, said, label }) => (
            <li key={key}>
              <p>{said(found.openWork[key])}</p>
              <Link to={`/casussen/${found.caseId}${to}`}>{label}</Link>
            </li>
          ))}
      </ul>
    </>
  );
}

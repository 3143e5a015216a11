import './more-parts.css';
import type { ReactNode } from 'react';
import { useDates } from '../messages/context.tsx';
import { dateOf } from './dates.ts';
import { looksByDay, type Look } from './looks-by-day.ts';

interface LookDaysProps<L extends Look> {
  looks: readonly L[];
  /** The task, in words: "voor hulp regelen". */
  task: (look: L) => string;
  /** What was seen at one moment: "opende School en werk, Geld". */
  line: (looks: readonly L[]) => ReactNode;
}

/** Who looked, per day: organisation and function strong, task quiet, and the times with what was seen. */
export function LookDays<L extends Look>({ looks, task, line }: LookDaysProps<L>) {
  const dates = useDates();
  return (
    <div className="p-looks">
      {looksByDay(looks, dateOf).map(({ day, groups }) => (
        <section aria-label={dates.longDay(day)} key={day}>
          <h2 className="p-h3">{dates.longDay(day)}</h2>
          <ul className="p-rows">
            {groups.map(({ key, first, moments }) => (
              <li className="p-row p-looks__row" key={key}>
                <div className="p-row__words">
                  <p className="p-row__strong">{first.functionTitle}</p>
                  <p className="p-row__quiet">{`${first.organisation}, ${task(first)}`}</p>
                </div>
                <ul className="p-looks__lines">
                  {moments.map(moment => (
                    <li key={moment.key}>
                      <time dateTime={moment.first.lookedAt}>{dates.clock(moment.first.lookedAt)}</time>
                      <span>{line(moment.looks)}</span>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

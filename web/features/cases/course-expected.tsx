import type { Case } from '#contract/cases.ts';
import type { Course } from '#contract/course.ts';
import { Circle, CircleCheck } from 'lucide-react';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { Section } from '../../ui/index.ts';
import { expectedOf } from './course-expects.ts';

/** Wat hoort hierbij: short, with ticks from what is there already. Nothing is filled in here. */
export function Expected({ open, course: found }: { open: Case; course: Course }) {
  const { course } = useMessages('around');
  const words = course.expected;
  const items = expectedOf(open, found, today());
  if (found.stops.length === 0 || items.length === 0) return null;
  return (
    <Section intro={words.intro} title={words.title}>
      <ul className="course-expected">
        {items.map(({ item, there }) => (
          <li className={there ? 'course-expected__there' : undefined} key={item}>
            {there ? <CircleCheck aria-hidden size={18} /> : <Circle aria-hidden size={18} />}
            <span>{words.items[item]}</span>
            <span className="ams-visually-hidden">{there ? words.there : words.notYet}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { closingReading } from './closing-reading.ts';
import { course } from './course.ts';
import { letters } from './letters.ts';
import { meetings } from './meetings.ts';
import { papers } from './papers.ts';
import { statements } from './statements.ts';

/** What the pages around a case say. */
export const aroundCase = { closingReading, course, letters, meetings, papers, statements };

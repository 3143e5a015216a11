import { TriangleAlert } from 'lucide-react';
import { useMessages } from '../../messages/context.tsx';
import { ApiProblem } from '../../problems.ts';

const known = ['colleague-not-eligible', 'lead-is-deputy', 'version-mismatch'] as const;
type Known = (typeof known)[number];
const isKnown = (code: string): code is Known => known.some(each => each === code);

/** All of them or none: which of the chosen cases could not be passed on, by their numbers. Why, nobody says. */
export function RefusedCases({ problem, references }: { problem: unknown; references: readonly string[] }) {
  const { team } = useMessages('office');
  const words = team.takeOver.refused;
  if (!(problem instanceof ApiProblem) || problem.fields.length === 0) return null;
  const said = isKnown(problem.code) ? words[problem.code] : words.other;
  return (
    <div className="p-errors" role="alert">
      <h2 className="p-h3">
        <TriangleAlert aria-hidden size={20} />
        {words.title}
      </h2>
      <ul>
        {problem.fields.map(({ field }) => (
          <li key={field}>{said(references[Number(field.replace('cases.', ''))] ?? '')}</li>
        ))}
      </ul>
    </div>
  );
}

/** Whether these words say it, so that the general ones need not. */
export const saysWhich = (problem: unknown): boolean =>
  problem instanceof ApiProblem && problem.fields.some(({ field }) => field.startsWith('cases.'));

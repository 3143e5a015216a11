import { ApiProblem } from '../problems.ts';
import { ProblemNotice } from './notices.tsx';

/** A refusal with what the server says about each answer; for forms. */
export function Refused({
  problem,
  onRetry,
  busy,
}: {
  problem: unknown;
  onRetry?: () => void;
  busy?: boolean;
}) {
  const fields = problem instanceof ApiProblem ? problem.fields : [];
  return (
    <>
      <ProblemNotice busy={busy} onRetry={onRetry} problem={problem} />
      {fields.length > 0 && (
        <ul>
          {fields.map(({ field, message }) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}

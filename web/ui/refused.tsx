import { CircleAlert } from 'lucide-react';
import { useMessages } from '../messages/context.tsx';
import { ApiProblem } from '../problems.ts';
import { ProblemNotice } from './notices.tsx';

/** A refusal, for forms: what the server says about single answers comes first, because that is what one can mend. */
export function Refused({
  problem,
  onRetry,
  busy,
}: {
  problem: unknown;
  onRetry?: () => void;
  busy?: boolean;
}) {
  const { problems } = useMessages();
  const fields = problem instanceof ApiProblem ? problem.fields : [];
  if (!(problem instanceof ApiProblem) || fields.length === 0) {
    return <ProblemNotice busy={busy} onRetry={onRetry} problem={problem} />;
  }
  return (
    <div className="p-problem" role="alert">
      <CircleAlert aria-hidden size={22} />
      <div>
        <p className="p-problem__title">{problems[problem.code].title}</p>
        {fields.map(({ field, message }) => (
          <p key={field}>{message}</p>
        ))}
      </div>
    </div>
  );
}

import { ChevronDown, CircleAlert, Info, Phone as PhoneIcon, Siren } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useLanguage, useMessages } from '../messages/context.tsx';
import { ApiProblem, mayRetry, Unreachable } from '../problems.ts';
import { Button } from './button.tsx';

/** Says that something is being fetched, but only when it takes long enough to wonder. */
export function Loading({ label }: { label?: string }) {
  const { ui } = useMessages();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), 300);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div aria-live="polite" className="p-loading">
      {late && (
        <>
          <span aria-hidden className="p-loading__dots">
            <i />
            <i />
            <i />
          </span>
          {label ?? ui.loading} …
        </>
      )}
    </div>
  );
}

/** A problem in words: what it is, what one can do, and the reference for the helpdesk. */
function useProblemText(problem: unknown): { title: string; what: string; trace?: string } {
  const { ui, problems } = useMessages();
  const language = useLanguage();
  if (problem instanceof Unreachable) return ui.problem.unreachable;
  if (!(problem instanceof ApiProblem)) return problems['server-error'];
  const { title, what } = problems[problem.code];
  // The server speaks Dutch; what it adds is more exact than what we say here.
  const detail =
    language === 'nl' && problem.detail !== '' && problem.detail !== title ? `${problem.detail} ` : '';
  return {
    title,
    what: `${detail}${what}`,
    ...(problem.trace === '' ? {} : { trace: ui.problem.trace(problem.trace.replace(/^urn:trace:/, '')) }),
  };
}

interface ProblemNoticeProps {
  /** The error that `call` threw; nothing is shown without one. */
  problem: unknown;
  onRetry?: () => void;
  busy?: boolean;
}

export function ProblemNotice({ problem, onRetry, busy }: ProblemNoticeProps) {
  const { ui } = useMessages();
  const text = useProblemText(problem);
  if (problem === undefined || problem === null) return null;
  return (
    <div className="p-problem" role="alert">
      <CircleAlert aria-hidden size={22} />
      <div>
        <p className="p-problem__title">{text.title}</p>
        <p>{text.what}</p>
        {text.trace !== undefined && <p className="p-problem__trace">{text.trace}</p>}
        {onRetry && mayRetry(problem) && (
          <Button busy={busy} onClick={onRetry} variant="secondary">
            {ui.retry}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A quiet remark that belongs to the page, with an icon. */
export const Notice = ({ children }: { children: ReactNode }) => (
  <div className="p-notice">
    <Info aria-hidden size={20} />
    <div>{children}</div>
  </div>
);

/**
 * Read on request: the rule or the legal basis where something is hidden, refused or due, or what was said before. On paper
 * `hideOnPaper` leaves it out; what is not left out says that there is more.
 */
export function Why({
  children,
  label,
  hideOnPaper = false,
}: {
  children: ReactNode;
  label?: string;
  hideOnPaper?: boolean;
}) {
  const { ui } = useMessages();
  return (
    <details className={hideOnPaper ? 'p-why p-no-print' : 'p-why'}>
      <summary>
        {label ?? ui.why}
        <ChevronDown aria-hidden size={16} />
      </summary>
      <div className="p-why__answer">{children}</div>
    </details>
  );
}

/** One tap to call. */
export function Phone({
  number,
  plain = false,
  described,
}: {
  number: string;
  plain?: boolean;
  /** The id of what has to be read before one calls. */
  described?: string;
}) {
  const { ui } = useMessages();
  return (
    <a
      aria-describedby={described}
      aria-label={ui.call(number)}
      className={plain ? undefined : 'p-phone'}
      href={`tel:${number.replace(/[^\d+]/g, '')}`}
    >
      {!plain && <PhoneIcon aria-hidden size={16} />}
      {number}
    </a>
  );
}

/** Danger now: the only solid red in the product. */
export function DangerBox({ children }: { children?: ReactNode }) {
  const { ui } = useMessages();
  return (
    <div className="p-danger" role="alert">
      <Siren aria-hidden size={28} />
      <div>
        <p className="p-danger__title">{ui.danger.title}</p>
        <p>{ui.danger.text}</p>
        <p>
          <a className="p-danger__call" href="tel:112">
            {ui.danger.call}
          </a>
        </p>
        <p>
          {ui.danger.veiligThuis} <a href="tel:08002000">0800-2000</a>
        </p>
        {children}
      </div>
    </div>
  );
}

import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../messages/context.tsx';
import { Button } from './button.tsx';

/** A list of rows: one strong line, one quiet line, the date at the right. */
export const RowList = ({ children, label }: { children: ReactNode; label?: string }) => (
  <ul aria-label={label} className="p-rows">
    {children}
  </ul>
);

interface RowProps {
  /** Where the row leads; the whole row can be pressed. Without it the row is text. */
  to?: string;
  strong: ReactNode;
  quiet?: ReactNode;
  /** At the right: "di 24 november". */
  date?: ReactNode;
  /** Under the date: a <Status>. */
  status?: ReactNode;
  /** Buttons or links of this row itself. */
  action?: ReactNode;
  icon?: ReactNode;
  /** Before everything else: a tick that chooses this row. */
  pick?: ReactNode;
  children?: ReactNode;
  /** When the row is followed: a dialog closes. */
  onFollow?: () => void;
}

export function Row({ to, onFollow, strong, quiet, date, status, action, icon, pick, children }: RowProps) {
  const quietId = useId();
  return (
    <li className={to === undefined ? 'p-row' : 'p-row p-row--link'}>
      {pick !== undefined && <div className="p-row__pick">{pick}</div>}
      {icon !== undefined && (
        <span aria-hidden className="p-row__icon">
          {icon}
        </span>
      )}
      <div className="p-row__words">
        {to === undefined ? (
          <p className="p-row__strong">{strong}</p>
        ) : (
          <Link
            aria-describedby={quiet === undefined ? undefined : quietId}
            className="p-row__strong"
            onClick={onFollow}
            to={to}
          >
            {strong}
          </Link>
        )}
        {quiet !== undefined && (
          <p className="p-row__quiet" id={quietId}>
            {quiet}
          </p>
        )}
        {children}
      </div>
      {(date !== undefined || status !== undefined) && (
        <div className="p-row__when">
          {date !== undefined && <span className="p-row__date">{date}</span>}
          {status}
        </div>
      )}
      {action !== undefined && <div className="p-row__action">{action}</div>}
    </li>
  );
}

/** "Meer": the next page of a list, under it. */
export function More({ onMore, busy = false }: { onMore: () => void; busy?: boolean }) {
  const { ui } = useMessages();
  return (
    <div className="p-more">
      <Button busy={busy} onClick={onMore} variant="secondary">
        {ui.more}
      </Button>
    </div>
  );
}

interface FilterProps<V extends string> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: readonly { value: V; label: string }[];
}

/** Which kind of rows to see: a few words beside each other, one pressed. */
export const Filter = <V extends string>({ label, value, onChange, options }: FilterProps<V>) => (
  <div aria-label={label} className="p-filter" role="group">
    {options.map(option => (
      <button
        aria-pressed={option.value === value}
        className="p-filter__option"
        key={option.value}
        onClick={() => onChange(option.value)}
        type="button"
      >
        {option.label}
      </button>
    ))}
  </div>
);

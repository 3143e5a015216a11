import { Button as SystemButton } from '@amsterdam/design-system-react/dist/Button';
import type { ReactElement, ReactNode, Ref } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../messages/context.tsx';

interface Look {
  children: ReactNode;
  /** One primary a page. */
  variant?: 'primary' | 'secondary' | 'tertiary';
  /** An icon of lucide-react, before the words. */
  icon?: ReactElement;
  /** Solid red, for danger alone (112). */
  danger?: boolean;
  className?: string;
}

interface ButtonProps extends Look {
  onClick?: () => void;
  type?: 'button' | 'submit';
  /** Busy: stays in place and keeps focus, but cannot be pressed twice. */
  busy?: boolean;
  form?: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLButtonElement>;
  'aria-expanded'?: boolean;
  'aria-controls'?: string;
  'aria-describedby'?: string;
  'aria-label'?: string;
}

const look = ({ danger, className }: Look) =>
  ['p-button', danger === true && 'p-button--danger', className].filter(Boolean).join(' ');

const iconed = (icon: ReactElement | undefined, children: ReactNode) => (
  <>
    {icon && (
      <span aria-hidden className="p-button__icon">
        {icon}
      </span>
    )}
    <span>{children}</span>
  </>
);

export function Button({
  children,
  variant = 'primary',
  icon,
  danger,
  className,
  busy = false,
  onClick,
  ...rest
}: ButtonProps) {
  const { ui } = useMessages();
  return (
    <SystemButton
      {...rest}
      aria-disabled={busy || undefined}
      className={look({ children, danger, className })}
      onClick={event => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
      variant={variant}
    >
      {iconed(icon, children)}
      {busy && <span className="ams-visually-hidden">{` (${ui.busy})`}</span>}
    </SystemButton>
  );
}

interface ButtonLinkProps extends Look {
  to: string;
  /** Leaves the client: signing in, telephoning. */
  external?: boolean;
}

/** Goes somewhere, but is the act of the page: looks like a button, is a link. */
export function ButtonLink({
  children,
  variant = 'primary',
  icon,
  danger,
  className,
  to,
  external = false,
}: ButtonLinkProps) {
  const classes = `ams-button ams-button--${variant} ${look({ children, danger, className })}`;
  const content = iconed(icon, children);
  return external ? (
    <a className={classes} href={to}>
      {content}
    </a>
  ) : (
    <Link className={classes} to={to}>
      {content}
    </Link>
  );
}

/** Buttons beside each other; under each other where there is no room. */
export const Actions = ({ children }: { children: ReactNode }) => <div className="p-actions">{children}</div>;

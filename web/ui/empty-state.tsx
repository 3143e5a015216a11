import type { ReactNode } from 'react';

const drawings = {
  /** A cleared table with a cup. */
  table: (
    <>
      <path d="M12 62h96M22 62v26M98 62v26M18 54h84v8H18z" />
      <path d="M52 54V40h20v14M72 44h5a4 4 0 0 1 0 8h-5" />
      <path d="M57 33c-2-3 2-5 0-8M66 33c-2-3 2-5 0-8" />
    </>
  ),
  /** A sheet with a pen. */
  letter: (
    <>
      <path d="M34 16h38l14 14v58H34zM72 16v14h14" />
      <path d="M44 44h30M44 54h30M44 64h18" />
      <path d="m78 74 18-18 6 6-18 18-8 2z" />
    </>
  ),
  /** Two houses with a path between. */
  houses: (
    <>
      <path d="M14 88V54l20-16 20 16v34zM28 88V70h12v18" />
      <path d="M66 88V62l18-14 18 14v26zM78 88V74h12v14" />
      <path d="M6 88h108M54 80c4-4 8-4 12 0" />
    </>
  ),
  /** A lens over lines. */
  search: (
    <>
      <path d="M20 28h50M20 42h32M20 56h24" />
      <circle cx="74" cy="58" r="20" />
      <path d="m88 72 18 18" />
    </>
  ),
};

interface EmptyStateProps {
  drawing: keyof typeof drawings;
  title: string;
  /** What will be here. */
  children?: ReactNode;
  /** The one thing one can do now. */
  action?: ReactNode;
}

export const EmptyState = ({ drawing, title, children, action }: EmptyStateProps) => (
  <div className="p-empty">
    <svg
      aria-hidden
      fill="none"
      height="78"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="2"
      viewBox="0 14 120 78"
      width="120"
    >
      {drawings[drawing]}
    </svg>
    <p className="p-h3">{title}</p>
    {children !== undefined && <div className="p-empty__text">{children}</div>}
    {action}
  </div>
);

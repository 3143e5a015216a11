/** Two lines that meet at a horizon, and someone under it. */
export const Mark = () => (
  <svg aria-hidden className="p-mark" fill="none" height="32" viewBox="0 0 32 32" width="32">
    <rect fill="var(--p-accent)" height="32" rx="7" width="32" />
    <path
      d="M7 24 16 8l9 16"
      stroke="var(--p-on-accent)"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="2.6"
    />
    <circle cx="16" cy="21" fill="var(--p-on-accent)" r="2.4" />
  </svg>
);

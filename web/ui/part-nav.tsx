import './more-parts.css';
import { Link } from 'react-router';
import { headingFocus } from './focus.ts';

interface PartNavProps {
  label: string;
  current: string;
  parts: readonly { to: string; id: string; label: string }[];
}

/** The parts of one door of the rail, as links under each other's heading. */
export const PartNav = ({ label, current, parts }: PartNavProps) => (
  <nav aria-label={label} className="p-parts">
    <ul className="p-parts__list">
      {parts.map(part => (
        <li key={part.id}>
          <Link
            aria-current={part.id === current ? 'page' : undefined}
            className="p-parts__link"
            onClick={() => part.id !== current && headingFocus.want()}
            to={part.to}
          >
            {part.label}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);

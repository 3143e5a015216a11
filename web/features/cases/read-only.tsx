import { Link } from 'react-router';
import { useMessages } from '../../messages/context.tsx';
import { Notice } from '../../ui/index.ts';

/** On the case: it is closed, and where to go. */
export function ReadOnly({ caseId }: { caseId: string }) {
  const { caseLinks } = useMessages('case');
  return (
    <Notice>
      <p>{caseLinks.readOnly}</p>
      <Link className="p-no-print" to={`/casussen/${caseId}/verloop`}>
        {caseLinks.toCourse}
      </Link>
    </Notice>
  );
}

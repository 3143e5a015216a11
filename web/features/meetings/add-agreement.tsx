import { openCase } from '#contract/cases.ts';
import { useRead } from '../../data.ts';
import { ProblemNotice } from '../../ui/index.ts';
import { AgreementDialog } from '../cases/agreement-dialog.tsx';

/** An agreement of the meeting is made as every agreement of the plan is. */
export function AddAgreement({
  caseId,
  meetingId,
  onClose,
}: {
  caseId: string;
  meetingId: string;
  onClose: () => void;
}) {
  const query = useRead(openCase, { params: { caseId } });
  if (query.data === undefined)
    return <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />;
  return <AgreementDialog meetingId={meetingId} onClose={onClose} open={query.data} shown />;
}

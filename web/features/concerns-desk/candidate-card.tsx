import { Lock } from 'lucide-react';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { incompleteDate } from '../../ui/incomplete-date.ts';
import { Button, Phone } from '../../ui/index.ts';
import type { Candidate } from './weighing-form.ts';

export const fullName = (named: { givenNames: string; surnamePrefix: string | null; surname: string }) =>
  [named.givenNames, named.surnamePrefix, named.surname].filter(Boolean).join(' ');

/** "Loopt er al iets bij ons?": the case, its frame and whom to call; never what is in it. */
function Running({ candidate, onJoin }: { candidate: Candidate; onJoin: (reference: string) => void }) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.weigh.child;
  const { runningCase } = candidate;
  return (
    <div className="desk-running">
      <p className="p-quiet">{words.running}</p>
      {runningCase === null ? (
        <p>{words.runningNo}</p>
      ) : (
        <>
          <p>
            <strong>{words.runningYes(runningCase.reference, runningCase.frame)}</strong>
          </p>
          <p className="desk-running__lead">
            <span>{words.runningLead(runningCase.leadLabel)}</span>
            {runningCase.leadPhone !== null && <Phone number={runningCase.leadPhone} />}
          </p>
          <Button onClick={() => onJoin(runningCase.reference)} variant="secondary">
            {words.join}
          </Button>
        </>
      )}
    </div>
  );
}

/** As far as the desk needs to recognise a child: the date as far as it is known, the number masked. */
export function CandidateFacts({
  candidate,
  onJoin,
}: {
  candidate: Candidate;
  onJoin: (reference: string) => void;
}) {
  const { concernsDesk } = useMessages('desk');
  const language = useLanguage();
  const words = concernsDesk.weigh.child;
  const born = incompleteDate(candidate.birthDate, language);
  return (
    <>
      <p className="p-quiet">
        {[
          born ? words.born(born) : words.bornUnknown,
          candidate.municipality,
          words.bsnMasked(candidate.maskedBsn),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {candidate.secret && (
        <p className="desk-secret">
          <Lock aria-hidden size={16} />
          {words.secret}
        </p>
      )}
      <Running candidate={candidate} onJoin={onJoin} />
    </>
  );
}

interface CandidateCardProps {
  candidate: Candidate;
  onChoose: (candidate: Candidate) => void;
  onJoin: (reference: string) => void;
}

export function CandidateCard({ candidate, onChoose, onJoin }: CandidateCardProps) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.weigh.child;
  const name = fullName(candidate);
  return (
    <li className="desk-child">
      <div>
        <p className="p-row__strong">{name}</p>
        <CandidateFacts candidate={candidate} onJoin={onJoin} />
      </div>
      <Button aria-label={words.chooseNamed(name)} onClick={() => onChoose(candidate)} variant="secondary">
        {words.choose}
      </Button>
    </li>
  );
}

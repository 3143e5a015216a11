import type { Case } from '#contract/cases.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { DueStatus } from '../../ui/due-status.tsx';
import { Phone, Status, type State } from '../../ui/index.ts';
import { Beside } from '../corrections/beside.tsx';
import { AgreementActions, Missed, Offer, Terms, Waiting } from './agreement-terms.tsx';
import { Answer, Reopen } from './answer.tsx';
import { Earlier } from './agreement-earlier.tsx';
import type { AgreementItem } from './plan-order.ts';
import { Looked, SafetyCheck } from './safety-check.tsx';

const looks = {
  waiting: 'waiting',
  kept: 'done',
  partly: 'waiting',
  'not-kept': 'waiting',
  'handed-over': 'done',
  'let-go': 'done',
} as const satisfies Record<string, State>;

function When({ agreement }: { agreement: AgreementItem }) {
  const { cases } = useMessages('case');
  const dates = useDates();
  return (
    <div className="p-row__when">
      <span className="p-row__date">{dates.day(agreement.dueOn)}</span>
      {agreement.state === 'open' ? (
        <DueStatus on={agreement.dueOn} overdue={agreement.overdue} />
      ) : (
        <Status state={looks[agreement.state]}>{cases.plan.states[agreement.state]}</Status>
      )}
    </div>
  );
}

/** Who does what, for when; and for who may say so, whether it worked out. */
export function AgreementLine({
  agreement,
  open,
  onAnswered,
}: {
  agreement: AgreementItem;
  open: Case;
  onAnswered: (agreementId: string) => void;
}) {
  const { cases } = useMessages('case');
  const words = cases.plan;
  const goal = open.goals.find(each => each.goalId === agreement.goalId);
  return (
    <li className="p-row" id={`afspraak-${agreement.agreementId}`}>
      <div className="p-row__words">
        <p className="p-row__strong">{agreement.what}</p>
        <p className="case-keeper">
          <span>{agreement.mine ? `${agreement.keeper} (${words.mine})` : agreement.keeper}</span>
          {agreement.keeperPhone !== null && !agreement.mine && <Phone number={agreement.keeperPhone} />}
        </p>
        {goal && <p className="p-quiet">{words.forGoal(goal.words)}</p>}
        {agreement.note !== null && <p className="case-note">{words.noteSaid(agreement.note)}</p>}
        <Offer agreement={agreement} open={open} />
        <Waiting agreement={agreement} />
        <Missed agreement={agreement} />
        <Looked agreement={agreement} />
        <Terms agreement={agreement} open={open} />
        <Earlier agreement={agreement} />
        <Beside thing={{ kind: 'agreement', id: agreement.agreementId, words: agreement.what }} />
      </div>
      <When agreement={agreement} />
      {agreement.mayCheck && (
        <div className="case-answer p-no-print">
          <SafetyCheck agreement={agreement} />
        </div>
      )}
      {agreement.mayAnswer && agreement.state !== 'waiting' && (
        <div className="case-answer p-no-print">
          {agreement.state === 'open' ? (
            <Answer agreement={agreement} onAnswered={() => onAnswered(agreement.agreementId)} />
          ) : (
            <Reopen agreement={agreement} />
          )}
        </div>
      )}
      <AgreementActions agreement={agreement} open={open} />
    </li>
  );
}

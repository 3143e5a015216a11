import { useDates, useMessages } from '../../messages/context.tsx';
import { Why } from '../../ui/index.ts';
import type { AgreementItem } from './plan-order.ts';

/** What it said before, the last first: nothing of an agreement is changed in silence. The papers have what stands now. */
export function Earlier({ agreement }: { agreement: AgreementItem }) {
  const { livingPlan } = useMessages('case');
  const dates = useDates();
  const words = livingPlan.correct;
  if (agreement.earlier.length === 0) return null;
  return (
    <Why hideOnPaper label={words.corrected(agreement.earlier.length)}>
      <ul>
        {agreement.earlier.map(each => (
          <li key={each.correctedAt}>
            <p>{words.before(each.what)}</p>
            <p>{words.keptBy(each.keeper, dates.day(each.dueOn))}</p>
            <p className="p-quiet">
              {words.by(each.correctedBy, dates.moment(each.correctedAt), each.reason)}
            </p>
          </li>
        ))}
      </ul>
    </Why>
  );
}

import { useMessages } from '../../messages/context.tsx';
import { Details, Section } from '../../ui/index.ts';
import type { WeighingForm } from './weighing-form.ts';

/** A colleague decided first. What was written here stays readable, so that nothing is lost. */
export function OvertakenNotice({ form }: { form: WeighingForm }) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.changed;
  const { weigh, outcomes } = concernsDesk;
  const written = [
    form.outcome && { term: weigh.outcome.heading, value: outcomes[form.outcome] },
    form.reason && { term: weigh.reason, value: form.reason },
    form.headline && { term: weigh.opening.headline, value: form.headline },
    form.parentsPostponedBecause && {
      term: weigh.opening.parentsLaterBecause,
      value: form.parentsPostponedBecause,
    },
  ].filter(line => typeof line === 'object' && line !== null);
  return (
    <Section intro={words.weighed} title={words.overtaken}>
      {written.length > 0 && <Details items={written} />}
    </Section>
  );
}

import type { Concern } from '#contract/concerns.ts';
import { useSession } from '../../app/session.tsx';
import { useMessages } from '../../messages/context.tsx';
import { useColleagues } from '../../ui/colleagues.tsx';
import { ChoiceGroup, Notice } from '../../ui/index.ts';
import type { FormPart } from './weighing.tsx';

const readers = ['behavioural-expert', 'intake-officer'];

/** Who is asked to read afterwards: neither oneself nor who passed the concern on. Nobody in particular is an answer too. */
export function SecondReaderChoice({ concern, form, change }: FormPart & { concern: Concern }) {
  const { secondReading, concernsDesk } = useMessages('desk');
  const words = secondReading.ask;
  const session = useSession();
  const query = useColleagues(readers);
  const advised = concern.readings.some(
    each =>
      each.stage === 'before' &&
      each.decision === concern.decisions.length + 1 &&
      each.verdict === form.outcome,
  );
  if (advised) return <Notice>{secondReading.advisedSame}</Notice>;
  const others = (query.data ?? []).filter(
    each =>
      each.heldFunctionId !== session.heldFunctionId && each.heldFunctionId !== concern.sender.heldFunctionId,
  );
  return (
    <ChoiceGroup
      help={words.help}
      label={words.label}
      name="secondReader"
      onChange={secondReader => change({ secondReader })}
      options={[
        { value: '', label: words.anybody, help: words.anybodyHelp },
        ...others.map(each => ({
          value: each.heldFunctionId,
          label: each.label,
          help: [each.phone, each.workingDays && concernsDesk.weigh.opening.works(each.workingDays)]
            .filter(Boolean)
            .join(' · '),
        })),
      ]}
      value={form.secondReader}
    />
  );
}

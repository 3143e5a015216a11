import type { Handover } from '#contract/handover.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Details } from '../../ui/index.ts';

export const texts = ['running', 'agreed', 'worries', 'familyShouldKnow'] as const;

/** The five lines as they are read. */
export function HandoverLines({ handover: read }: { handover: Handover }) {
  const { handover } = useMessages('case');
  const dates = useDates();
  const who = read.introducer?.label;
  const day = read.introduceOn === null ? undefined : dates.longDay(read.introduceOn);
  const introduction =
    who !== undefined && day !== undefined
      ? handover.introducedBy(who, day)
      : who !== undefined
        ? handover.introducerOnly(who)
        : day !== undefined
          ? handover.dayOnly(day)
          : handover.notSaid;
  return (
    <Details
      items={[
        ...texts.map(line => ({ term: handover.lines[line], value: read[line] ?? handover.notSaid })),
        { term: handover.lines.introduction, value: introduction },
      ]}
    />
  );
}

import type { Case } from '#contract/cases.ts';
import type { Colleague } from '#contract/common.ts';
import {
  acceptHandover,
  beginHandover,
  listHandovers,
  recordIntroduction,
  type Handover,
} from '#contract/handover.ts';
import { getMyWork } from '#contract/work.ts';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useCommand, useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { Actions, Button, Loading, Notice, Phone, ProblemNotice, Section, Why } from '../../ui/index.ts';
import { HandoverDialog } from './dialogs.ts';
import { HandoverLines, texts } from './handover-lines.tsx';

const refreshes = [listHandovers, getMyWork];

const nothingSaid = (read: Handover): boolean =>
  texts.every(line => read[line] === null) && read.introducer === null && read.introduceOn === null;

/** Where it stands: who wrote, who accepted, who was introduced. */
function State({ read }: { read: Handover }) {
  const { handover } = useMessages('case');
  const dates = useDates();
  const said = [
    read.because !== null && handover.because[read.because],
    read.written !== null && handover.written(read.written.by, dates.moment(read.written.at)),
    read.accepted !== null && handover.accepted(read.accepted.by, dates.moment(read.accepted.at)),
    read.introducedOn !== null && handover.introduced(dates.longDay(read.introducedOn)),
  ].filter(each => each !== false);
  return said.map(each => (
    <p className="p-quiet" key={each}>
      {each}
    </p>
  ));
}

/** Nothing was written: said to whoever can do something about it, with the number to call. */
function Empty({ read, predecessor }: Pick<OpenHandoverProps, 'read' | 'predecessor'>) {
  const { handover } = useMessages('case');
  if (!read.may.accept) return <p>{read.may.write ? handover.emptyYours : handover.empty}</p>;
  return (
    <>
      <p>{handover.emptyForYou(read.from)}</p>
      {predecessor !== undefined && predecessor.phone !== null && <Phone number={predecessor.phone} />}
    </>
  );
}

interface OpenHandoverProps {
  /** Who passes it on, when the team names exactly one person like that. */
  predecessor: Colleague | undefined;
  read: Handover;
  introducers: readonly { heldFunctionId: string; label: string }[];
  onSaid: (said: string) => void;
}

/** The one at hand, with what is asked of this reader: write, accept, introduce. */
function OpenHandover({ read, predecessor, introducers, onSaid }: OpenHandoverProps) {
  const { handover } = useMessages('case');
  const dates = useDates();
  const [writing, setWriting] = useState(false);
  const accept = useCommand(acceptHandover, { refreshes });
  const introduce = useCommand(recordIntroduction, { refreshes });
  const target = { params: { handoverId: read.handoverId }, ifMatch: read.version };
  const ready = read.introducer !== null && read.introduceOn !== null;
  return (
    <div className="case-handover">
      <p className="p-row__strong">{handover.from(read.from)}</p>
      {nothingSaid(read) ? (
        <Empty predecessor={predecessor} read={read} />
      ) : (
        <HandoverLines handover={read} />
      )}
      <State read={read} />
      <ProblemNotice problem={accept.error ?? introduce.error} />
      <div className="p-no-print">
        {read.may.accept && !ready && <p className="case-handover__first">{handover.acceptFirst}</p>}
        <Actions>
          {read.may.accept && ready && (
            <Button
              busy={accept.isPending}
              onClick={() => accept.mutate(target, { onSuccess: () => onSaid(handover.acceptedNow) })}
            >
              {handover.accept}
            </Button>
          )}
          {read.may.recordIntroduction && (
            <Button
              busy={introduce.isPending}
              onClick={() =>
                introduce.mutate(
                  { ...target, body: { on: today() } },
                  { onSuccess: () => onSaid(handover.introduced(dates.longDay(today()))) },
                )
              }
            >
              {handover.introduceToday}
            </Button>
          )}
          {read.may.write && (
            <Button
              onClick={() => setWriting(true)}
              variant={read.may.accept && !ready ? 'primary' : 'secondary'}
            >
              {nothingSaid(read) ? handover.write : handover.change}
            </Button>
          )}
        </Actions>
      </div>
      {read.may.write && (
        <HandoverDialog
          handover={read}
          introducers={introducers}
          onClose={() => setWriting(false)}
          shown={writing}
        />
      )}
    </div>
  );
}

const colleagueNamed = (open: Case, label: string): Colleague | undefined => {
  const named = open.team.map(each => each.colleague).filter(each => each.label === label);
  const [first] = named;
  return named.every(each => each.heldFunctionId === first?.heldFunctionId) ? first : undefined;
};

/** From Mijn werk one arrives at this very part. */
function useArrival(there: boolean) {
  const [search] = useSearchParams();
  const box = useRef<HTMLDivElement>(null);
  const asked = search.get('overdracht');
  useEffect(() => {
    if (asked === null || !there) return undefined;
    // after the heading of the page, which takes the focus when it appears
    const timer = window.setTimeout(() => {
      box.current?.scrollIntoView({ block: 'start' });
      box.current?.focus({ preventScroll: true });
    });
    return () => window.clearTimeout(timer);
  }, [asked, there]);
  return box;
}

/** Overdracht: what the next director must know, and the introduction to the children. */
export function Handovers({ open }: { open: Case }) {
  const { handover } = useMessages('case');
  const { caseId } = open;
  const query = useRead(listHandovers, { params: { caseId } });
  const begin = useCommand(beginHandover, { refreshes });
  const [said, setSaid] = useState<string | undefined>();
  const box = useArrival(query.data !== undefined);
  const items = query.data?.items ?? [];
  const [first, ...rest] = items;
  const atHand =
    first !== undefined && (first.accepted === null || first.introducedOn === null) ? first : undefined;
  const earlier = atHand === undefined ? items : rest;
  return (
    <div ref={box} tabIndex={-1}>
      <Section anchor="overdracht" intro={handover.intro} title={handover.heading}>
        {query.isPending && <Loading />}
        <ProblemNotice onRetry={() => void query.refetch()} problem={query.error ?? begin.error} />
        <div aria-live="polite">{said !== undefined && <Notice>{said}</Notice>}</div>
        {atHand && (
          <OpenHandover
            introducers={query.data?.introducers ?? []}
            onSaid={setSaid}
            predecessor={colleagueNamed(open, atHand.from)}
            read={atHand}
          />
        )}
        {query.data && atHand === undefined && <p className="p-quiet">{handover.none}</p>}
        {query.data?.mayBegin && atHand === undefined && (
          <div className="case-begin p-no-print">
            <Actions>
              <Button
                busy={begin.isPending}
                onClick={() => begin.mutate({ params: { caseId } })}
                variant="secondary"
              >
                {handover.begin}
              </Button>
            </Actions>
          </div>
        )}
        {earlier.length > 0 && (
          <Why label={handover.earlier}>
            {earlier.map(read => (
              <div key={read.handoverId}>
                <p className="p-row__strong">{handover.from(read.from)}</p>
                <HandoverLines handover={read} />
                <State read={read} />
              </div>
            ))}
          </Why>
        )}
      </Section>
    </div>
  );
}

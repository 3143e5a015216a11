import { listFrames, type Frame } from '#contract/frames.ts';
import { useState, type ReactNode } from 'react';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { addDays, today } from '../../ui/dates.ts';
import {
  Button,
  Details,
  Loading,
  Notice,
  Page,
  ProblemNotice,
  Row,
  RowList,
  Section,
  Status,
  Why,
} from '../../ui/index.ts';
import './oversight.css';
import { ReviewDialog } from './review-dialog.tsx';

export type Basis = Frame['legalBases'][number];
const soonDays = 60;

function BasisRow({
  basis,
  frame,
  onReview,
}: {
  basis: Basis;
  frame: Frame;
  onReview: (() => void) | undefined;
}) {
  const { oversight } = useMessages('office');
  const dates = useDates();
  const words = oversight.bases;
  const soon = basis.reviewBy <= addDays(today(), soonDays);
  const titleOf = (code: string) => frame.functions.find(each => each.function === code)?.title ?? code;
  return (
    <Row
      date={words.reviewBy(dates.day(basis.reviewBy))}
      quiet={`${words.kinds[basis.kind]} · ${basis.article}`}
      status={
        <>
          {basis.reviewLapsed && <Status state="overdue">{words.lapsed}</Status>}
          {soon && !basis.reviewLapsed && <Status state="soon" />}
          {onReview && (
            <Button
              aria-label={words.reviewNamed(basis.article)}
              onClick={onReview}
              variant={soon ? 'secondary' : 'tertiary'}
            >
              {words.review}
            </Button>
          )}
        </>
      }
      strong={basis.necessity}
    >
      <Why label={words.details}>
        <Details
          items={[
            { term: words.receivers, value: basis.receivers.map(titleOf).join(', ') },
            { term: words.conditions, value: basis.conditions },
          ]}
        />
      </Why>
    </Row>
  );
}

/** When each legal basis must be looked at again. The privacy officer does, the FG reads along. */
export function BasesPart({ nav, mayReview }: { nav: ReactNode; mayReview: boolean }) {
  const { oversight } = useMessages('office');
  const dates = useDates();
  const words = oversight.bases;
  const frames = useRead(listFrames, {});
  const [reviewing, setReviewing] = useState<{ frame: Frame; basis: Basis } | undefined>();
  const [done, setDone] = useState<string | undefined>();
  return (
    <Page context={mayReview ? words.intro : words.introRead} title={words.title} windowTitle={words.window}>
      {nav}
      <div aria-live="polite">{done !== undefined && <Notice>{done}</Notice>}</div>
      {frames.isPending && <Loading />}
      <ProblemNotice onRetry={() => void frames.refetch()} problem={frames.error} />
      {frames.data?.items.map(frame => (
        <Section key={frame.code} title={frame.title}>
          <RowList>
            {[...frame.legalBases]
              .sort((one, other) =>
                one.reviewBy < other.reviewBy ? -1 : one.reviewBy > other.reviewBy ? 1 : 0,
              )
              .map(basis => (
                <BasisRow
                  basis={basis}
                  frame={frame}
                  key={basis.code}
                  onReview={mayReview ? () => setReviewing({ frame, basis }) : undefined}
                />
              ))}
          </RowList>
        </Section>
      ))}
      {reviewing && (
        <ReviewDialog
          basis={reviewing.basis}
          frame={reviewing.frame}
          onClose={() => setReviewing(undefined)}
          onDone={date => setDone(words.done(dates.longDay(date)))}
        />
      )}
    </Page>
  );
}

import type { Draft } from '#contract/concerns.ts';
import { Check, Copy, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { addWorkingDays, dateOf } from '../../ui/dates.ts';
import { Button, Page, Section, Status, Why } from '../../ui/index.ts';
import { asText, isDecided } from './answers.ts';
import { AnswersRead } from './overview.tsx';
import { NotAReport } from './routes.tsx';

const workingDaysToDecide = 5;

interface ReceiptProps {
  draft: Draft;
  /** As the server said when it was passed on. */
  decideBy?: string;
}

/** What was passed on, what happens next and by when. Made to be printed too. */
export function Receipt({ draft, decideBy }: ReceiptProps) {
  const { passOn, passOnReceipt, secondReading, shell } = useMessages('sender');
  const dates = useDates();
  const sentAt = draft.sentAt ?? draft.updatedAt;
  const decide = decideBy ?? addWorkingDays(dateOf(sentAt), workingDaysToDecide);
  return (
    <Page
      back={{ to: '/zorg-doorgeven', label: passOn.backToList }}
      context={passOnReceipt.context(dates.moment(sentAt))}
      side={
        <Section title={passOnReceipt.yours}>
          <ul className="pass-on__yours">
            {passOnReceipt.yoursItems.map(item => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </Section>
      }
      title={passOnReceipt.title}
      windowTitle={shell.windows.form}
    >
      <Section title={passOnReceipt.answer}>
        {draft.feedback === null ? (
          <p>
            <Status state="waiting">{passOn.feedback.none}</Status>
          </p>
        ) : (
          <>
            <p className="pass-on__feedback">{passOn.feedback[draft.feedback]}</p>
            {draft.feedbackAt !== null && (
              <p className="p-quiet">{passOnReceipt.answered(dates.moment(draft.feedbackAt))}</p>
            )}
          </>
        )}
        <Why label={passOnReceipt.why}>{passOnReceipt.whyText}</Why>
      </Section>
      {draft.shieldAnswer !== null && (
        <Section title={secondReading.sender.answerHeading}>
          <p>{secondReading.sender.answer[draft.shieldAnswer]}</p>
          {draft.shieldAnswer === 'refused' && draft.shieldOpensOn !== null && (
            <p>{secondReading.sender.opensOn(dates.day(draft.shieldOpensOn))}</p>
          )}
        </Section>
      )}
      <Section title={passOnReceipt.next}>
        <ol className="pass-on__next">
          {isDecided(draft.feedback) ? (
            <li>{passOnReceipt.steps.decided}</li>
          ) : (
            <>
              <li>{passOnReceipt.steps.look}</li>
              <li>{passOnReceipt.steps.decide(dates.longDay(decide))}</li>
            </>
          )}
          <li>{passOnReceipt.steps.hear}</li>
        </ol>
      </Section>
      <NotAReport />
      <Section action={<ReceiptActions draft={draft} />} title={passOnReceipt.text}>
        <AnswersRead answers={draft.answers} />
      </Section>
    </Page>
  );
}

function ReceiptActions({ draft }: { draft: Draft }) {
  const { passOn, passOnReceipt, ui } = useMessages('sender');
  const dates = useDates();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = window.setTimeout(() => setCopied(false), 3_000);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const heading = [
      passOnReceipt.title,
      passOn.sentOn(dates.moment(draft.sentAt ?? draft.updatedAt)),
      `${passOn.notReport}.`,
    ];
    await navigator.clipboard.writeText([heading.join('\n'), asText(draft.answers, passOn)].join('\n\n'));
    setCopied(true);
  };
  return (
    <div className="p-actions p-no-print">
      <Button icon={<Printer />} onClick={() => window.print()} variant="secondary">
        {ui.print}
      </Button>
      <Button icon={copied ? <Check /> : <Copy />} onClick={() => void copy()} variant="secondary">
        {copied ? ui.copied : passOnReceipt.copy}
      </Button>
      <span aria-live="polite" className="ams-visually-hidden">
        {copied ? ui.copied : ''}
      </span>
    </div>
  );
}

import { answerPoolReading, openPoolReading, type PoolReading } from '#contract/reader-pool.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useCommand, useRead } from '../../data.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { Details, Section } from '../../ui/index.ts';
import { AnswerForm } from './answer-form.tsx';
import { ReadOncePage } from './read-once-page.tsx';

function Copy({ copy }: { copy: PoolReading }) {
  const { readerPool: words, concernsDesk, coding } = useMessages('desk');
  const language = useLanguage();
  const said = concernsDesk.concern;
  const heard = copy.firstHand
    ? said.firstHand
    : copy.toldBy === null
      ? words.heard
      : said.toldBy(copy.toldBy);
  return (
    <Section title={said.words}>
      <Details
        items={[
          ...(copy.dangerNow ? [{ term: words.danger, value: said.dangerYes }] : []),
          { term: said.observed, value: <p className="p-words">{copy.observed}</p> },
          { term: words.how, value: `${heard}, ${copy.observedWhen}` },
          { term: said.goesWell, value: <p className="p-words">{copy.goesWell}</p> },
          { term: said.doneSoFar, value: <p className="p-words">{copy.doneSoFar}</p> },
          {
            term: said.familyKnows,
            value: [said.knows[copy.familyKnows], copy.familyKnowsNote].filter(Boolean).join('. '),
          },
          { term: said.sender, value: copy.sender ?? words.shielded },
          ...copy.looks.map(look => ({
            term: concernsDesk.look.heading,
            value: `${concernsDesk.list.looked[look.outcome]}. ${look.words}`,
          })),
          ...copy.signals.map(signal => ({
            term: coding.heading,
            value: [
              signal[language],
              ...signal.alternatives.map(each => `${each.words}: ${coding.likelihood[each.likelihood]}`),
            ].join(' · '),
          })),
        ]}
      />
    </Section>
  );
}

function Decision({ copy }: { copy: PoolReading }) {
  const { readerPool: words, concernsDesk, secondReading } = useMessages('desk');
  const verdict = (said: string): string =>
    said === 'disagrees' || said === 'agrees' ? secondReading.said[said] : words.advised;
  return (
    <Section title={words.decision}>
      <Details
        items={[
          { term: concernsDesk.done.outcome, value: concernsDesk.outcomes[copy.outcome] },
          ...(copy.passedOnTo === null
            ? []
            : [{ term: concernsDesk.done.passedOnTo, value: copy.passedOnTo }]),
          { term: concernsDesk.done.reason, value: <p className="desk-pre">{copy.reason}</p> },
          ...copy.said.map(each => ({ term: verdict(each.verdict), value: each.words ?? '' })),
        ]}
      />
    </Section>
  );
}

function Answer({ copy, onDone }: { copy: PoolReading; onDone: () => void }) {
  const { readerPool: words, secondReading } = useMessages('desk');
  const command = useCommand(answerPoolReading, { refreshes: [getMyWork] });
  const second = copy.stage === 'after';
  const back = { value: 'declined' as const, label: words.back, help: words.backHelp };
  return (
    <Section title={secondReading.heading}>
      <AnswerForm
        command={command}
        missingChoice={words.missing.verdict}
        missingWords={secondReading.missing.words}
        most={2000}
        name="verdict"
        onSend={(verdict, said) =>
          command.mutate(
            {
              params: { poolReadingId: copy.poolReadingId },
              body: { verdict, words: said.trim() === '' ? null : said },
            },
            { onSuccess: onDone },
          )
        }
        optional={chosen => chosen === 'agrees' || chosen === 'declined'}
        options={
          second
            ? [
                { value: 'agrees' as const, label: secondReading.after.agrees },
                {
                  value: 'disagrees' as const,
                  label: secondReading.after.disagrees,
                  help: secondReading.after.disagreesHelp,
                },
                back,
              ]
            : [
                { value: 'stands' as const, label: secondReading.third.stands },
                { value: 'weigh-again' as const, label: secondReading.third.again },
                back,
              ]
        }
        question={second ? secondReading.after.question : secondReading.third.question}
        save={secondReading.after.save}
        wordsLabel={chosen =>
          chosen === 'agrees' || chosen === 'declined'
            ? secondReading.after.wordsOptional
            : secondReading.third.words
        }
      />
    </Section>
  );
}

/** The copy of one decision of another municipality, to read and answer; afterwards it is gone. */
export function PoolReadingPage() {
  const { poolReadingId = '' } = useParams();
  const { readerPool: words } = useMessages('desk');
  const [done, setDone] = useState(false);
  const query = useRead(openPoolReading, { params: { poolReadingId } }, { enabled: !done });
  return (
    <ReadOncePage
      about={copy => words.context(copy.from, copy.childAge)}
      done={done}
      notice={() => words.onlyThis}
      query={query}
      words={{ ...words, title: words.pageTitle }}
    >
      {copy => (
        <>
          <Copy copy={copy} />
          <Decision copy={copy} />
          <Answer copy={copy} onDone={() => setDone(true)} />
        </>
      )}
    </ReadOncePage>
  );
}

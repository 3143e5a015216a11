import { openClosingReading, readClosing, type ClosingReading } from '#contract/closing-reading.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useCommand, useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Details, Section } from '../../ui/index.ts';
import { AnswerForm } from './answer-form.tsx';
import { ReadOncePage } from './read-once-page.tsx';

function Words({ copy }: { copy: ClosingReading }) {
  const { caseLinks, closingReading, course } = useMessages('case', 'around');
  const words = closingReading.page;
  return (
    <Section title={words.words}>
      <Details
        items={[
          { term: words.worry, value: <p className="p-words">{copy.openWorry}</p> },
          { term: course.closing.reason, value: copy.reason },
          { term: course.closing.eye, value: copy.keepsAnEye },
          { term: course.closing.call, value: copy.whomToCall },
          { term: words.phase, value: `${copy.phase}. ${caseLinks.phase(copy.phase, copy.phaseTitle)}` },
          { term: words.call, value: `${copy.closedBy}: ${copy.phone ?? words.noPhone}` },
        ]}
      />
    </Section>
  );
}

function Answer({ copy, onDone }: { copy: ClosingReading; onDone: () => void }) {
  const words = useMessages('around').closingReading.page;
  const command = useCommand(readClosing, { refreshes: [getMyWork] });
  return (
    <Section title={words.answer}>
      <AnswerForm
        command={command}
        missingChoice={words.missing}
        missingWords={words.whyMissing}
        most={1000}
        name="closingVerdict"
        onSend={(verdict, said) =>
          command.mutate(
            {
              params: { closingReadingId: copy.closingReadingId },
              body: { agrees: verdict === 'agrees', words: said.trim() === '' ? null : said },
            },
            { onSuccess: onDone },
          )
        }
        optional={chosen => chosen !== 'disagrees'}
        options={[
          { value: 'agrees' as const, label: words.agrees },
          { value: 'disagrees' as const, label: words.disagrees, help: words.disagreesHelp },
        ]}
        question={words.question}
        save={words.save}
        wordsLabel={chosen => (chosen === 'disagrees' ? words.why : words.whyOptional)}
      />
    </Section>
  );
}

/** What was written when a case was closed with a worry, to read and answer once; afterwards it is gone. */
export function ClosingReadingPage() {
  const { closingReadingId = '' } = useParams();
  const words = useMessages('around').closingReading.page;
  const dates = useDates();
  const [done, setDone] = useState(false);
  const query = useRead(openClosingReading, { params: { closingReadingId } }, { enabled: !done });
  return (
    <ReadOncePage
      about={copy => words.context(copy.reference, dates.day(copy.closedOn), copy.closedBy)}
      done={done}
      notice={copy => (copy.mayAnswer ? words.onlyThis : words.own)}
      query={query}
      words={words}
    >
      {copy => (
        <>
          <Words copy={copy} />
          {copy.mayAnswer && <Answer copy={copy} onDone={() => setDone(true)} />}
        </>
      )}
    </ReadOncePage>
  );
}

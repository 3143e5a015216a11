import { getConcern, type Concern } from '#contract/concerns.ts';
import { answerShield, openShield } from '#contract/second-reading.ts';
import { useCommand } from '../../data.ts';
import { useDates, useLanguage, useMessages } from '../../messages/context.tsx';
import { Button, Details, ProblemNotice, Section, Status } from '../../ui/index.ts';
import { AnswerForm } from './answer-form.tsx';
import { outdatedBy } from './use-coding.ts';

/** A sender who asks not to be named to family and team; a second person of the desk says whether that is needed. */
export function ShieldSection({ concern, again }: { concern: Concern; again: () => Promise<unknown> }) {
  const { secondReading } = useMessages();
  const language = useLanguage();
  const words = secondReading.shield;
  const dates = useDates();
  const command = useCommand(answerShield, { refreshes: [getConcern] });
  const opening = useCommand(openShield, { refreshes: [getConcern] });
  const { shield } = concern;
  if (shield === null) return null;
  const send = (agrees: boolean, said: string) =>
    command.mutate(
      { params: { concernId: concern.concernId }, body: { agrees, words: said }, ifMatch: concern.version },
      {
        onError: problem => {
          if (outdatedBy(problem)) void again();
        },
      },
    );
  return (
    <Section title={words.heading}>
      <div className="desk-stack">
        <div>
          <Status state={shield.answer === null ? 'soon' : shield.answer === 'agreed' ? 'done' : 'waiting'}>
            {shield.answer === null ? words.asks : words[shield.answer]}
          </Status>
          <p>{words.what}</p>
          {shield.answer === null && <p className="p-quiet">{words.asksWhat}</p>}
        </div>
        <Details
          items={[
            { term: words.ground, value: shield.ground[language] },
            ...(shield.words === null
              ? []
              : [
                  {
                    term: words.words,
                    value: (
                      <>
                        <p className="desk-pre">{shield.words}</p>
                        <p className="p-quiet">{shield.answeredBy}</p>
                      </>
                    ),
                  },
                ]),
          ]}
        />
        {shield.opensOn !== null && (
          <p>{shield.opened ? words.opened : words.opens(dates.day(shield.opensOn))}</p>
        )}
        {shield.mayOpen && (
          <Button
            busy={opening.isPending}
            onClick={() =>
              opening.mutate(
                { params: { concernId: concern.concernId }, ifMatch: concern.version },
                { onError: () => void again() },
              )
            }
            variant="secondary"
          >
            {words.open}
          </Button>
        )}
        <ProblemNotice problem={opening.error} />
        {(shield.mayAnswer || shield.mayRefuse) && (
          <AnswerForm
            command={command}
            missingChoice={words.missing.agrees}
            missingWords={words.missing.words}
            most={1000}
            name="shield"
            onSend={(says, said) => send(says === 'yes', said)}
            options={[
              ...(shield.mayAnswer ? [{ value: 'yes' as const, label: words.yes }] : []),
              ...(shield.mayRefuse ? [{ value: 'no' as const, label: words.no, help: words.noHelp }] : []),
            ]}
            question={words.question}
            save={words.save}
            wordsLabel={() => words.words}
          />
        )}
      </div>
    </Section>
  );
}

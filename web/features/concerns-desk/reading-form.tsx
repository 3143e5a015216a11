import { getConcern, listConcerns, type Concern } from '#contract/concerns.ts';
import { listToRead, readConcern, type ReadingStage } from '#contract/second-reading.ts';
import { getMyWork } from '#contract/work.ts';
import { useCommand } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { AnswerForm } from './answer-form.tsx';
import { outdatedBy } from './use-coding.ts';
import { outcomesLightToHeavy } from './weighing-form.ts';

interface ReadingFormProps {
  concern: Concern;
  stage: ReadingStage;
  again: () => Promise<unknown>;
  onSaved: () => void;
}

/** What a second reader says before or after the decision, or a third who settles it. */
export function ReadingForm({ concern, stage, again, onSaved }: ReadingFormProps) {
  const { secondReading: words, concernsDesk } = useMessages('desk');
  const command = useCommand(readConcern, { refreshes: [listConcerns, listToRead, getMyWork, getConcern] });
  const send = (body: Parameters<typeof command.mutate>[0]['body']) =>
    command.mutate(
      { params: { concernId: concern.concernId }, body, ifMatch: concern.version },
      {
        onSuccess: onSaved,
        onError: problem => {
          if (outdatedBy(problem)) void again();
        },
      },
    );
  const common = { command, most: 2000, missingWords: words.missing.words };
  if (stage === 'before')
    return (
      <AnswerForm
        {...common}
        aside
        intro={words.before.intro}
        missingChoice={words.missing.advice}
        name="advice"
        onSend={(advice, said) => send({ stage, advice, words: said })}
        options={outcomesLightToHeavy.map(value => ({ value, label: concernsDesk.outcomes[value] }))}
        question={words.before.advice}
        save={words.before.save}
        wordsLabel={() => words.before.words}
      />
    );
  if (stage === 'after')
    return (
      <AnswerForm
        {...common}
        missingChoice={words.missing.agrees}
        name="agrees"
        onSend={(says, said) =>
          send({ stage, agrees: says === 'yes', words: said.trim() === '' ? null : said })
        }
        optional={chosen => chosen !== 'no'}
        options={[
          { value: 'yes', label: words.after.agrees },
          { value: 'no', label: words.after.disagrees, help: words.after.disagreesHelp },
        ]}
        question={words.after.question}
        save={words.after.save}
        wordsLabel={chosen => (chosen === 'no' ? words.after.wordsNeeded : words.after.wordsOptional)}
      />
    );
  return (
    <AnswerForm
      {...common}
      missingChoice={words.missing.stands}
      name="stands"
      onSend={(says, said) => send({ stage, stands: says === 'yes', words: said })}
      options={[
        { value: 'yes', label: words.third.stands },
        { value: 'no', label: words.third.again, help: words.third.againHelp },
      ]}
      question={words.third.question}
      save={words.third.save}
      wordsLabel={() => words.third.words}
    />
  );
}

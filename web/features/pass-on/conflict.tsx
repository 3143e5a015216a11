import type { ConcernAnswers } from '#contract/concerns.ts';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button, ChoiceGroup, Dialog } from '../../ui/index.ts';
import { label, questions, read, type Answer } from './answers.ts';
import type { Kept } from './autosave.ts';

interface ConflictProps {
  mine: ConcernAnswers;
  theirs: Kept<ConcernAnswers>;
  onChosen: (answers: ConcernAnswers) => void;
}

/** Both texts beside each other, for each question that differs. Nothing is chosen beforehand. */
export function Conflict({ mine, theirs, onChosen }: ConflictProps) {
  const { passOn } = useMessages('sender');
  const dates = useDates();
  const [choices, setChoices] = useState<Partial<Record<Answer, 'mine' | 'theirs'>>>({});
  const differing = questions
    .flatMap(({ answers }): readonly Answer[] => answers)
    .filter(answer => (mine[answer] ?? '') !== (theirs.value[answer] ?? ''));
  const all = differing.every(answer => choices[answer] !== undefined);
  const said = (answers: ConcernAnswers, answer: Answer) => (
    <span className="pass-on__version">{read(answers, answer, passOn) ?? passOn.conflict.blank}</span>
  );
  const save = () => {
    if (!all) return;
    const taken = differing.filter(answer => choices[answer] === 'theirs');
    onChosen({ ...mine, ...Object.fromEntries(taken.map(answer => [answer, theirs.value[answer]])) });
  };
  return (
    <Dialog
      actions={<Button onClick={save}>{passOn.conflict.save}</Button>}
      onClose={() => {}}
      open
      required
      title={passOn.conflict.title}
      wide
    >
      <p>{passOn.conflict.text}</p>
      <div className="p-form">
        {differing.map(answer => (
          <ChoiceGroup
            inline
            key={answer}
            label={label(mine, answer, passOn)}
            name={`keuze-${answer}`}
            onChange={choice => setChoices({ ...choices, [answer]: choice })}
            options={[
              { value: 'mine', label: passOn.conflict.here, help: said(mine, answer) },
              {
                value: 'theirs',
                label: passOn.conflict.there(dates.moment(theirs.at)),
                help: said(theirs.value, answer),
              },
            ]}
            value={choices[answer] ?? null}
          />
        ))}
      </div>
    </Dialog>
  );
}

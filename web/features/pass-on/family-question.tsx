import type { ComponentProps } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { ChoiceGroup, Notice, Phone, TextArea } from '../../ui/index.ts';
import { WordQuestions, type WordsAsked } from '../../ui/word-questions.tsx';
import { familySaid, longest, mayNotYet, needsNote } from './answers.ts';
import type { Writing } from './use-draft.ts';
import type { Lawful } from './use-lawful.ts';

interface FamilyQuestionProps {
  writing: Writing;
  error: string | undefined;
  note: Pick<ComponentProps<typeof TextArea>, 'name' | 'value' | 'onChange' | 'onBlur' | 'error'>;
  lawful: Lawful;
  asked: WordsAsked;
}

/** What child and parents know and think of it, with the condition on which the law opens the way to the desk. */
export function FamilyQuestion({
  writing: { answers, change },
  error,
  note,
  lawful,
  asked,
}: FamilyQuestionProps) {
  const { passOn } = useMessages('sender');
  const { fields } = passOn;
  return (
    <>
      <ChoiceGroup
        error={error}
        help={
          <>
            {lawful.asks !== undefined && (
              <p>
                <strong>{passOn.ways.condition}</strong> {passOn.ways.asks[lawful.asks]}
              </p>
            )}
            <p>
              {fields.familyKnowsHelp}
              {/* where the law asks consent or knowledge, a reason does not take its place */}
              {lawful.asks !== 'agreeing' && lawful.asks !== 'knowing' && ` ${fields.familyKnowsUnsafe}`}
            </p>
          </>
        }
        label={fields.familyKnows}
        name="familyKnows"
        onChange={familyKnows => change({ familyKnows })}
        options={(['agrees', 'yes', 'refuses', 'partly', 'no'] as const).map(value => ({
          value,
          label: fields.knows[value],
          help: value === 'partly' ? fields.knowsPartlyHelp : undefined,
        }))}
        value={answers.familyKnows}
      />
      <div aria-live="polite">
        {mayNotYet(answers, lawful.passing) && (
          <div data-revealed>
            <NotYet otherWay={lawful.otherWay} />
          </div>
        )}
      </div>
      {answers.familyKnows !== null && (
        <div data-revealed>
          <TextArea
            {...note}
            label={familySaid(answers.familyKnows) ? fields.familyKnowsNoteYes : fields.familyKnowsNote}
            maxLength={longest('familyKnowsNote')}
            optional={!needsNote(answers.familyKnows)}
            rows={3}
          />
        </div>
      )}
      <WordQuestions asked={asked['familyKnowsNote']} />
    </>
  );
}

/** The law does not open this way yet: what one can do now. Nothing that was typed is lost. */
function NotYet({ otherWay }: { otherWay: string | undefined }) {
  const { passOn } = useMessages('sender');
  return (
    <Notice>
      <p>
        <strong>{passOn.notYet.title}</strong>
      </p>
      {otherWay !== undefined && <p>{otherWay}</p>}
      <p>
        {passOn.notYet.kept} {passOn.notYet.call} <Phone number="0800-2000" plain />.
      </p>
    </Notice>
  );
}

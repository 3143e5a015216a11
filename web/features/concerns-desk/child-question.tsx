import { useEffect, useRef, useState } from 'react';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { Button, fieldId, Section } from '../../ui/index.ts';
import { incompleteDate } from '../../ui/incomplete-date.ts';
import { CandidateFacts, fullName } from './candidate-card.tsx';
import { ChildSearch } from './child-search.tsx';
import { TypedChildForm } from './child-typed.tsx';
import type { FormPart } from './weighing.tsx';
import { chosenKey, type Candidate, type ChosenChild } from './weighing-form.ts';

const nameOf = (chosen: ChosenChild) =>
  fullName(chosen.from === 'register' ? chosen.candidate : chosen.child);

function TypedFacts({ chosen }: { chosen: Extract<ChosenChild, { from: 'typed' }> }) {
  const { concernsDesk } = useMessages('desk');
  const language = useLanguage();
  const words = concernsDesk.weigh.child;
  const { year, month, day } = chosen.child;
  const number = (text: string) => (text.trim() === '' ? null : Number(text));
  const born = incompleteDate({ year: number(year), month: number(month), day: number(day) }, language);
  return (
    <>
      <p className="p-quiet">{born ? words.born(born) : words.bornUnknown}</p>
      <p className="p-quiet">{words.typedMark}</p>
    </>
  );
}

function Chosen({
  chosen,
  onRemove,
  onJoin,
}: {
  chosen: ChosenChild;
  onRemove: () => void;
  onJoin: (reference: string) => void;
}) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.weigh.child;
  return (
    <li className="desk-child">
      <div>
        <p className="p-row__strong">{nameOf(chosen)}</p>
        {chosen.from === 'register' ? (
          <CandidateFacts candidate={chosen.candidate} onJoin={onJoin} />
        ) : (
          <TypedFacts chosen={chosen} />
        )}
      </div>
      <Button aria-label={words.removeNamed(nameOf(chosen))} onClick={onRemove} variant="tertiary">
        {words.remove}
      </Button>
    </li>
  );
}

interface ChildQuestionProps extends FormPart {
  concernId: string;
  onJoin: (reference: string) => void;
}

/** Over welk kind gaat dit? One person at a time from the register, or typed when the register does not know the child. */
export function ChildQuestion({ form, change, errors, concernId, onJoin }: ChildQuestionProps) {
  const { concernsDesk } = useMessages('desk');
  const words = concernsDesk.weigh.child;
  const [looking, setLooking] = useState(true);
  const [typing, setTyping] = useState(false);
  const chosenHeading = useRef<HTMLParagraphElement>(null);
  const { children } = form;
  const count = useRef(children.length);
  useEffect(() => {
    if (children.length !== count.current) chosenHeading.current?.focus();
    count.current = children.length;
  }, [children.length]);

  const add = (chosen: ChosenChild) => {
    if (children.every(each => chosenKey(each) !== chosenKey(chosen)))
      change({ children: [...children, chosen] });
    setLooking(false);
    setTyping(false);
  };
  const remove = (chosen: ChosenChild) => {
    const left = children.filter(each => each !== chosen);
    change({ children: left });
    if (left.length === 0) setLooking(true);
  };
  const error = errors.of('children').error;
  return (
    <Section intro={words.intro} title={words.heading}>
      <div className="desk-stack">
        {error !== undefined && <p className="desk-missing">{error}</p>}
        <p
          className={children.length > 0 ? 'desk-chosen-title' : 'ams-visually-hidden'}
          ref={chosenHeading}
          tabIndex={-1}
        >
          {children.length > 0 ? words.chosen : words.nobodyChosen}
        </p>
        {children.length > 0 && (
          <ul className="desk-children">
            {children.map(chosen => (
              <Chosen
                chosen={chosen}
                key={chosenKey(chosen)}
                onJoin={onJoin}
                onRemove={() => remove(chosen)}
              />
            ))}
          </ul>
        )}
        {looking && !typing && (
          <ChildSearch
            concernId={concernId}
            onChoose={(candidate: Candidate) => add({ from: 'register', candidate })}
            onJoin={onJoin}
          />
        )}
        {typing && (
          <TypedChildForm onAdd={child => add({ from: 'typed', key: crypto.randomUUID(), child })} />
        )}
        <div className="desk-links">
          {!looking && !typing && (
            <button
              className="p-link desk-link"
              id={fieldId('children')}
              onClick={() => setLooking(true)}
              type="button"
            >
              {words.another}
            </button>
          )}
          <button
            aria-expanded={typing}
            className="p-link desk-link"
            id={looking && !typing ? fieldId('children') : undefined}
            onClick={() => setTyping(!typing)}
            type="button"
          >
            {typing ? words.closeTyping : words.typeIt}
          </button>
        </div>
      </div>
    </Section>
  );
}

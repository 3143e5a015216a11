import type { BarrierModel } from '#contract/barrier-model.ts';
import type { Concern } from '#contract/concerns.ts';
import { Check as Tick, PencilLine } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useDates, useLanguage, useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { Button, Check, Loading, Notice, ProblemNotice, Section } from '../../ui/index.ts';
import { Refused } from '../../ui/refused.tsx';
import { AgeFilter, shownAges, SignalChoice } from './coding-choice.tsx';
import { ChosenSignal } from './coding-chosen.tsx';
import { agesOf, answer, chosenOf, toggle } from './coding-form.ts';
import { KeptSignals } from './coding-kept.tsx';
import { outdatedBy, savedId, type CodingState } from './use-coding.ts';
import type { ChosenChild } from './weighing-form.ts';
import './coding.css';

interface CodingProps {
  coding: CodingState;
  concern: Concern;
  about: readonly ChosenChild[];
}

/** Whether it is kept; gets the focus when it has just been. */
function SaveLine({ coding, concern }: Pick<CodingProps, 'coding' | 'concern'>) {
  const { coding: words } = useMessages('desk');
  const dates = useDates();
  const { unsaved } = coding;
  const saved = concern.coding !== null && !unsaved ? words.saved(dates.moment(concern.coding.codedAt)) : '';
  return (
    <p className="coding-saved p-quiet" id={savedId} tabIndex={-1}>
      {unsaved && <PencilLine aria-hidden size={16} />}
      {saved !== '' && <Tick aria-hidden size={16} />}
      {unsaved ? words.notSaved : saved}
    </p>
  );
}

/** Signals of another age than the sender says: a remark, once it is kept. */
function OtherAge({ coding, concern, model }: Omit<CodingProps, 'about'> & { model: BarrierModel }) {
  const { coding: words } = useMessages('desk');
  const language = useLanguage();
  const signals = model.signals.filter(({ id }) => coding.outsideAge.includes(id));
  if (coding.unsaved || signals.length === 0) return null;
  return (
    <Notice>
      {signals.map(signal => (
        <p key={signal.id}>{words.outsideAge(signal[language], concern.childAge)}</p>
      ))}
    </Notice>
  );
}

function Questions({ coding, concern, about, model }: CodingProps & { model: BarrierModel }) {
  const { coding: words } = useMessages('desk');
  const [filter, setFilter] = useState('');
  const ages = agesOf(model, { children: about, ageInYears: concern.ageInYears, today: today() });
  const { form, change, errors } = coding;
  const chosen = chosenOf(form, model);
  const heading = useRef<HTMLHeadingElement>(null);
  const removed = useRef(false);
  // the button that was pressed is gone: the focus goes to what is left
  useEffect(() => {
    if (removed.current) heading.current?.focus();
    removed.current = false;
  }, [chosen.length]);
  return (
    <div className="desk-stack">
      <AgeFilter ages={ages} model={model} onChange={setFilter} value={filter} />
      <SignalChoice
        ages={shownAges(filter, ages)}
        chosen={chosen.map(({ signal }) => signal.id)}
        model={model}
        onToggle={id => change(toggle(form, id))}
      />
      <Check
        checked={form.none}
        help={words.noneHelp}
        label={words.none}
        name="codingNone"
        onChange={none => change({ ...form, none })}
        {...errors.of('codingNone')}
      />
      <h3 className={chosen.length > 0 ? 'p-h3' : 'ams-visually-hidden'} ref={heading} tabIndex={-1}>
        {words.chosen}
      </h3>
      {chosen.length > 0 && (
        <ol className="coding-signals">
          {chosen.map(each => (
            <ChosenSignal
              chosen={each}
              errors={errors}
              key={each.signal.id}
              model={model}
              onAnswer={(alternative, likelihood) =>
                change(answer(form, each.signal.id, alternative, likelihood))
              }
              onRemove={() => {
                removed.current = true;
                change(toggle(form, each.signal.id));
              }}
            />
          ))}
        </ol>
      )}
      <OtherAge coding={coding} concern={concern} model={model} />
      {coding.overtaken && concern.coding !== null && (
        <div role="alert">
          <Notice>
            <p>
              <strong>{words.overtaken}</strong>
            </p>
            <KeptSignals kept={concern.coding} />
          </Notice>
        </div>
      )}
      {!outdatedBy(coding.problem) && (
        <Refused busy={coding.busy} onRetry={() => void coding.press()} problem={coding.problem} />
      )}
      {coding.unsaved && (
        <Button busy={coding.busy} onClick={() => void coding.press()} variant="secondary">
          {words.save}
        </Button>
      )}
      <SaveLine coding={coding} concern={concern} />
    </div>
  );
}

/** Wat ziet of hoort men? It supports and never decides: nothing is chosen beforehand, and all of it may be skipped. */
export function CodingQuestion(props: CodingProps) {
  const { coding: words } = useMessages('desk');
  const { model } = props.coding;
  return (
    <Section intro={words.intro} title={words.heading}>
      {model.data ? (
        <Questions {...props} model={model.data} />
      ) : (
        <>
          {model.isPending && <Loading />}
          <ProblemNotice busy={model.isFetching} onRetry={() => void model.refetch()} problem={model.error} />
        </>
      )}
    </Section>
  );
}

import type { BarrierModel, BarrierSignal } from '#contract/barrier-model.ts';
import { ChevronDown } from 'lucide-react';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { CheckGroup, SelectField } from '../../ui/index.ts';
import { signalsOf } from './coding-form.ts';

const everyAge = 'all';

interface AgeFilterProps {
  model: BarrierModel;
  /** Of the child, as far as it is known. */
  ages: readonly string[];
  /** '' is: that of the child. */
  value: string;
  onChange: (value: string) => void;
}

/** Which signals are shown. It chooses none of them. */
export function AgeFilter({ model, ages, value, onChange }: AgeFilterProps) {
  const { coding } = useMessages('desk');
  const language = useLanguage();
  const ofChild = model.ages.filter(({ id }) => ages.includes(id)).map(age => age[language]);
  return (
    <SelectField
      label={coding.age}
      name="codingAge"
      onChange={onChange}
      options={[
        ...model.ages.map(age => ({ value: age.id, label: age[language] })),
        ...(ofChild.length > 0 ? [{ value: everyAge, label: coding.allAges }] : []),
      ]}
      placeholder={
        ofChild.length > 0
          ? coding.ageOfChild(new Intl.ListFormat(language, { type: 'disjunction' }).format(ofChild))
          : coding.ageUnknown
      }
      value={value}
    />
  );
}

/** The ages to show for what the filter says. */
export const shownAges = (filter: string, ages: readonly string[]): readonly string[] =>
  filter === '' ? ages : filter === everyAge ? [] : [filter];

function useHelp() {
  const { coding } = useMessages('desk');
  return ({ contextOnly, ownDisclosure }: BarrierSignal) =>
    contextOnly ? coding.contextOnly : ownDisclosure ? coding.ownDisclosure : undefined;
}

interface ChoiceProps {
  model: BarrierModel;
  ages: readonly string[];
  chosen: readonly string[];
  onToggle: (signalId: string) => void;
}

/** By barrier, each closed until it is looked into. No counts: a number of signals says nothing of a child. */
export function SignalChoice({ model, ages, chosen, onToggle }: ChoiceProps) {
  const { coding } = useMessages('desk');
  const language = useLanguage();
  const helpOf = useHelp();
  return (
    <div aria-label={coding.barriers} className="coding-barriers" role="group">
      {model.barriers.map(barrier => {
        const signals = signalsOf(model, barrier.id, ages);
        const values = chosen.filter(id => signals.some(signal => signal.id === id));
        if (signals.length === 0) return null;
        return (
          <details className="coding-barrier" key={barrier.id}>
            <summary>
              {barrier[language]}
              <ChevronDown aria-hidden size={20} />
            </summary>
            <CheckGroup
              label={barrier[language]}
              name={`coding-${barrier.id}`}
              onChange={now => {
                const changed = signals.find(({ id }) => now.includes(id) !== values.includes(id));
                if (changed !== undefined) onToggle(changed.id);
              }}
              options={signals.map(signal => {
                const help = helpOf(signal);
                return { value: signal.id, label: signal[language], ...(help !== undefined && { help }) };
              })}
              values={values}
            />
          </details>
        );
      })}
    </div>
  );
}

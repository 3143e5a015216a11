import type { BarrierModel, BarrierSignal } from '#contract/barrier-model.ts';
import type { Likelihood } from '#contract/concerns.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import type { FormErrors } from '../../ui/form-errors.ts';
import { Button, ChoiceGroup, Why } from '../../ui/index.ts';
import { askedOf, type Chosen } from './coding-form.ts';

export const likelihoods = ['ruled-out', 'possible', 'likely'] as const satisfies readonly Likelihood[];
export const alternativeField = (signalId: string, nr: number) => `coding-${signalId}-${nr}`;

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** What can be done, as information. Nothing here can be chosen: that is for people, and not in this list. */
function WhatMayHelp({ signal, model }: { signal: BarrierSignal; model: BarrierModel }) {
  const { coding } = useMessages('desk');
  const language = useLanguage();
  const words = coding.help;
  const list = (texts: readonly string[]) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(texts);
  const steps = signal.interventions.flatMap(id => model.interventions.find(each => each.id === id) ?? []);
  return (
    <Why label={words.heading}>
      <p className="coding-decide">{words.youDecide}</p>
      {(['light', 'middle', 'heavy'] as const).map(weight => {
        const of = steps.filter(step => step.weight === weight);
        if (of.length === 0) return null;
        return (
          <div className="coding-weight" key={weight}>
            <h4>{words.weight[weight]}</h4>
            <ul className="coding-steps">
              {of.map(step => (
                <li key={step.id}>
                  <p>{step[language]}</p>
                  <p className="p-quiet">{words.by(list(step.partners.map(each => each[language])))}</p>
                  <p className="p-quiet">
                    {words.basis(step.legalBasis.join('; '))}
                    {!step.checked && ` ${words.unchecked}`}
                  </p>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Why>
  );
}

interface ChosenSignalProps {
  chosen: Chosen;
  model: BarrierModel;
  onAnswer: (words: string, likelihood: Likelihood) => void;
  onRemove: () => void;
  errors: FormErrors;
}

/** One signal: how fast somebody looks, what else it could be, what may help. */
export function ChosenSignal({ chosen, model, onAnswer, onRemove, errors }: ChosenSignalProps) {
  const { coding } = useMessages('desk');
  const language = useLanguage();
  const { signal, answers } = chosen;
  const asked = askedOf(signal);
  return (
    <li className="coding-signal">
      <h4 className="p-h3">{signal[language]}</h4>
      <p className="p-quiet">
        {signal.contextOnly ? capital(coding.contextOnly) : coding.looking[signal.handlingTime]}
      </p>
      {signal.ownDisclosure && <p className="coding-told">{coding.childTells}</p>}
      {asked.length > 0 && (
        <div className="coding-besides">
          <p>{coding.besides}</p>
          {asked.map((words, nr) => (
            <ChoiceGroup
              inline
              key={words}
              label={capital(words)}
              name={alternativeField(signal.id, nr)}
              onChange={likelihood => onAnswer(words, likelihood)}
              options={likelihoods.map(value => ({ value, label: coding.likelihood[value] }))}
              value={answers[words] ?? null}
              {...errors.of(alternativeField(signal.id, nr))}
            />
          ))}
        </div>
      )}
      <div className="coding-foot">
        <WhatMayHelp model={model} signal={signal} />
        <Button aria-label={coding.removeNamed(signal[language])} onClick={onRemove} variant="tertiary">
          {coding.remove}
        </Button>
      </div>
    </li>
  );
}

import type * as contract from '#contract/barrier-model.ts';
import type { BarrierModel, Intervention } from './content.ts';

const weights = { 1: 'light', 2: 'middle', 3: 'heavy' } as const;
const weightOf = ({ weight }: Intervention): contract.BarrierIntervention['weight'] =>
  weight === 1 || weight === 2 ? weights[weight] : weights[3];

const named = ({ nl, en }: { readonly nl: string; readonly en: string }) => ({ nl, en });

/** What the desk needs of the model. What organisations do badly, and who may see a signal, stay on the public pages. */
export const toContract = ({
  version,
  model,
  interventions,
  signals,
}: BarrierModel): contract.BarrierModel => {
  const partners = new Map(model.partners.map(partner => [partner.id, named(partner)]));
  return {
    version,
    ages: model.ageCategories.map(age => ({
      ...named(age),
      id: age.id,
      minAge: age.minAge,
      maxAge: age.maxAge,
    })),
    barriers: model.barriers.map(barrier => ({ ...named(barrier), id: barrier.id })),
    interventions: interventions.map(step => ({
      ...named(step),
      id: step.id,
      weight: weightOf(step),
      partners: step.partners.flatMap(id => partners.get(id) ?? []),
      legalBasis: step.legalBasis,
      checked: step.mark !== 'unsure',
    })),
    signals: signals.map(signal => ({
      ...named(signal),
      id: signal.id,
      ages: signal.ageCategories,
      barrier: signal.barrier,
      contextOnly: signal.contextOnly,
      ownDisclosure: signal.ownDisclosure,
      handlingTime: signal.handlingTime,
      alternativeExplanations: signal.alternativeExplanations,
      interventions: signal.interventions,
    })),
  };
};

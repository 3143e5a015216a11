import { definePolicy } from '#kernel/authority.ts';

/** Whoever reads something may write down that the family says it does not hold; who directs the case answers. */
export const policy = definePolicy('corrections', [
  {
    action: 'correction.ask',
    functions: 'any',
    relations: ['reader'],
    states: ['open'],
    frames: ['jeugd-lokaal', 'leerplicht'],
  },
  {
    action: 'correction.decide',
    functions: ['case-director'],
    relations: ['lead', 'deputy'],
    states: ['open'],
    frames: ['jeugd-lokaal'],
  },
  {
    action: 'correction.decide',
    functions: ['attendance-officer'],
    relations: ['lead', 'deputy'],
    states: ['open'],
    frames: ['leerplicht'],
  },
]);

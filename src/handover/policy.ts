import { definePolicy } from '#kernel/authority.ts';

const frames = ['jeugd-lokaal', 'leerplicht'] as const;
/** Lead and deputy write a hand-over; reading and accepting is the successor's, introducing also of whoever introduces. */
const writing = { functions: 'any', relations: ['lead', 'deputy'], states: ['open'], frames } as const;

export const policy = definePolicy('handover', [
  { action: 'handover.begin', ...writing },
  { action: 'handover.write', ...writing },
  { action: 'handover.accept', ...writing, relations: ['successor'] },
  { action: 'handover.introduce', ...writing, relations: ['lead', 'deputy', 'introducer'] },
  // whoever has access may say that there is a private tie, also of a closed case
  {
    action: 'involvement.declare',
    ...writing,
    states: ['open', 'closed'],
    relations: ['lead', 'deputy', 'holder'],
  },
]);

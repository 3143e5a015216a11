import { definePolicy } from '#kernel/authority.ts';

/** Access on a case is given by whom the frame says: its lead and deputy. The holder may always give it back. */
export const policy = definePolicy('grants', [
  {
    action: 'grant.give',
    functions: ['case-director'],
    relations: ['lead', 'deputy'],
    states: ['open'],
    frames: ['jeugd-lokaal'],
  },
  {
    action: 'grant.give',
    functions: ['attendance-officer'],
    relations: ['lead', 'deputy'],
    states: ['open'],
    frames: ['leerplicht'],
  },
  {
    action: 'grant.renew',
    functions: ['case-director'],
    relations: ['lead', 'deputy'],
    states: ['open'],
    frames: ['jeugd-lokaal'],
  },
  {
    action: 'grant.renew',
    functions: ['attendance-officer'],
    relations: ['lead', 'deputy'],
    states: ['open'],
    frames: ['leerplicht'],
  },
  {
    action: 'grant.revoke',
    functions: 'any',
    relations: ['lead', 'deputy', 'holder'],
    states: ['live'],
    frames: 'any',
  },
  { action: 'grant.answer', functions: 'any', relations: ['invited'], states: ['invited'], frames: 'any' },
]);

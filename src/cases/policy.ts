import { definePolicy } from '#kernel/authority.ts';

const mayDirect = ['case-director', 'attendance-officer'] as const;
const frames = ['jeugd-lokaal', 'leerplicht'] as const;

/** Acting on a case itself is for its lead (first contact or director) and its deputy. */
export const policy = definePolicy('cases', [
  { action: 'case.change', functions: mayDirect, relations: ['lead', 'deputy'], states: ['open'], frames },
  { action: 'case.appoint', functions: mayDirect, relations: ['lead', 'deputy'], states: ['open'], frames },
  { action: 'case.open-part', functions: mayDirect, relations: ['lead', 'deputy'], states: ['open'], frames },
  {
    action: 'case.record-seen',
    functions: mayDirect,
    relations: ['lead', 'deputy'],
    states: ['open'],
    frames,
  },
]);

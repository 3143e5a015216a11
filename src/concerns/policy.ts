import { definePolicy } from '#kernel/authority.ts';

/**
 * Who may act on a concern. What "own" and "desk-writer" mean is decided by grants; this table says which function may act
 * in which state. A function that is not named may not.
 */
export const policy = definePolicy('concerns', [
  { action: 'concern.draft', functions: 'any', relations: ['own'], states: ['new', 'draft'], frames: 'any' },
  { action: 'concern.pass-on', functions: 'any', relations: ['own'], states: ['draft'], frames: 'any' },
  {
    action: 'concern.weigh',
    functions: ['intake-officer'],
    relations: ['desk-writer'],
    states: ['received', 'weighed'],
    frames: ['jeugd-lokaal'],
  },
  // whoever passed it on may look too: a child is not left alone for want of a colleague. Only the decision is another's
  {
    action: 'concern.look-at-safety',
    functions: ['intake-officer'],
    relations: ['desk-writer'],
    states: ['received', 'weighed'],
    frames: ['jeugd-lokaal'],
  },
  // calling the sender first is for who may decide; it decides nothing itself
  {
    action: 'concern.call-first',
    functions: ['intake-officer'],
    relations: ['desk-writer'],
    states: 'any',
    frames: ['jeugd-lokaal'],
  },
  // a second or third reader may be anybody of the desk but who passed it on or was part of the decision
  {
    action: 'concern.read-along',
    functions: ['intake-officer', 'behavioural-expert'],
    relations: ['desk-reader'],
    states: ['received', 'weighed'],
    frames: ['jeugd-lokaal'],
  },
  {
    action: 'concern.answer-shield',
    functions: ['intake-officer', 'behavioural-expert'],
    relations: ['desk-reader'],
    states: ['received', 'weighed'],
    frames: ['jeugd-lokaal'],
  },
  // a reader of another controller is asked by who may decide here, and says what he or she thinks there
  {
    action: 'concern.ask-pool',
    functions: ['intake-officer'],
    relations: ['desk-writer'],
    states: ['received', 'weighed'],
    frames: ['jeugd-lokaal'],
  },
  {
    action: 'pool.answer',
    functions: ['intake-officer', 'behavioural-expert'],
    relations: ['reader'],
    states: 'any',
    frames: ['jeugd-lokaal'],
  },
  // telling the parents is the desk's, also of who passed it on
  {
    action: 'concern.tell-parents',
    functions: ['intake-officer'],
    relations: ['desk-writer'],
    states: ['received', 'weighed'],
    frames: ['jeugd-lokaal'],
  },
  {
    action: 'concern.tell-later',
    functions: ['intake-officer'],
    relations: ['desk-writer'],
    states: ['received', 'weighed'],
    frames: ['jeugd-lokaal'],
  },
  {
    action: 'concern.open-shield',
    functions: ['intake-officer', 'behavioural-expert'],
    relations: ['desk-reader'],
    states: ['received', 'weighed'],
    frames: ['jeugd-lokaal'],
  },
  // of what has been decided the answer is that it has been, as with weighing
  {
    action: 'concern.code',
    functions: ['intake-officer'],
    relations: ['desk-writer'],
    states: ['received', 'weighed'],
    frames: ['jeugd-lokaal'],
  },
]);

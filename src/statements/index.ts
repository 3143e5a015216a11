export { createPartnerDoor, type PartnerDoor } from './door.ts';
export { statementHandlers } from './handlers.ts';

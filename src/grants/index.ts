export { invitations } from './store.ts';

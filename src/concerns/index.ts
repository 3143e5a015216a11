export { policy as concernsPolicy } from './policy.ts';

import { createDemoRegister } from './register-demo.ts';
import { createHaalCentraalRegister } from './register-haal-centraal.ts';
import type { PopulationRegister } from './population-register.ts';

/** What other capabilities may use of `people`. */
export { maskBsn, parseBsn } from './bsn.ts';
export type { IncompleteDate } from './incomplete-date.ts';
export {
  RegisterError,
  type BsnAsk,
  type NameAnswer,
  type NameAsk,
  type ParentalAuthority,
  type ParentRole,
  type PopulationRegister,
  type RegisterCall,
  type RegisteredAddress,
  type RegisteredParent,
  type RegisteredPerson,
  type RegisterErrorReason,
} from './population-register.ts';

/** With an address: the register behind it. Without: the demo, in which nobody exists. */
export function createPopulationRegister(config: {
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}): PopulationRegister {
  if (config.url !== undefined) return createHaalCentraalRegister({ url: config.url, key: config.key });
  // Somebody who has a key meant the real register; answering with test persons would be a trap.
  if (config.key !== undefined)
    throw new Error('There is a key for the population register, but no address.');
  return createDemoRegister();
}
export { childKey, nameKey, nameKeys, searchKey } from './keys.ts';

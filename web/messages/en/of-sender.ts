import { passOn } from './pass-on.ts';
import { passOnReceipt } from './pass-on-receipt.ts';

/** What who passes on a concern reads. */
export const ofSender = { passOn, passOnReceipt };

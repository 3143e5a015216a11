import type { Messages } from '../nl.ts';

export const passOnReceipt: Messages['passOnReceipt'] = {};

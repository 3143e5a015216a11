export const passOnReceipt = {};

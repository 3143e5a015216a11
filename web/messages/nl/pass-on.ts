export const passOn = {};

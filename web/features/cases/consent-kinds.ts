/** Three separate ticks: one never stands for another. */
export const consentKinds = ['help', 'secrecy', 'plan'] as const;

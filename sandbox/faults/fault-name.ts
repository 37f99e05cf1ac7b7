/** Everything that can be made to go wrong on demand. */
export const faultNames = ["postback_lost"] as const;
export type FaultName = (typeof faultNames)[number];

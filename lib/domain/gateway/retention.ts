/** For how many days the gateway keeps a signing and its files (docs/gateway.md#limits-and-retention). */
export const gatewayRetentionDays = 30;

/** How long a test waits for the gateway's own work, and how often it looks: long, for machines that are busy. */
export const patience = { timeout: 20_000, interval: 10 };

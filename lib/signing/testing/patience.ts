/** How long tests wait for the gateway's own work, and how often they poll: long enough for busy machines. */
export const patience = { timeout: 20_000, interval: 10 };

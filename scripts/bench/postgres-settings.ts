/**
 * The settings of a portal on PostgreSQL that is measured, beside those of `benchmarkPorts`. It needs a gateway that
 * runs elsewhere; where nothing is signed, none has to run.
 */
export const postgresSettings = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  AUTH_SECRET: "the secret of a portal that is measured",
  GATEWAY_URL: "http://127.0.0.1:9",
  GATEWAY_ACCESS_TOKEN: "none",
});

/**
 * Settings with the ports and the address of a benchmark's own portal and sandbox, apart from the defaults, which
 * `npm start` may be using.
 *
 * @param index counts the portals that run at the same time, from 0
 */
export const benchmarkPorts = (index = 0) => ({
  PORT: String(3400 + index),
  APP_URL: `http://localhost:${3400 + index}`,
  SANDBOX_PORT: String(3500 + index),
  SANDBOX_SMTP_PORT: String(3525 + index),
});

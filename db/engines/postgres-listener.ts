import { keepSession } from "./postgres-session";

type Options = {
  channel: string;
  /** The payload of this process's own notifications, which are ignored. */
  self: string;
  notify: () => void;
  log: (message: string, error: unknown) => void;
};

/**
 * Calls `notify` after each notification of another process, and after each reconnection, because notifications sent
 * while the connection was lost are not delivered.
 */
export function listenForCommits(url: string, { channel, self, notify, log }: Options) {
  return keepSession(url, {
    async start(client) {
      client.on("notification", ({ payload }) => payload !== self && notify());
      await client.query(`LISTEN ${channel}`);
      notify();
    },
    onFailure: (error) => log("The database does not announce changes", error),
  });
}

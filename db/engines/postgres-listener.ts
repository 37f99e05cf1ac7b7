import { keepSession } from "./postgres-session";

type Options = {
  channel: string;
  /** The payload of this process's own notifications, which are left out. */
  self: string;
  notify: () => void;
  log: (message: string, error: unknown) => void;
};

/**
 * Calls `notify` after each notification of other processes. LISTEN belongs to a connection. After a lost one, `notify`
 * is called, because notifications of the meantime are lost.
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

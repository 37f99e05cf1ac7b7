import type { Db } from "@/db/client";
import type { Mailroom } from "./queue-mail";
import type { MailServer } from "./mail-server";

/** Dependencies of sending mail, passed in so that tests can supply their own. */
export type MailContext = Mailroom & {
  db: Db;
  server: MailServer;
  /** The address that mail comes from. */
  from: string;
  random: () => number;
  log: (message: string, error: unknown) => void;
};

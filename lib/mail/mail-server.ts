import { createTransport } from "nodemailer";

export type OutgoingMail = {
  messageId: string;
  from: { name: string; address: string };
  replyTo?: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  attachments?: { cid: string; filename: string; content: Buffer; contentType: string }[];
};

/** A mail that was not taken. `isFinal`: the recipient's server will not have it, however often it is sent. */
export class MailError extends Error {
  override name = "MailError";

  constructor(
    message: string,
    readonly isFinal: boolean,
    options: ErrorOptions,
  ) {
    super(message, options);
  }
}

export type MailServer = {
  /** Returns once the server took the mail. @throws {MailError} */
  send(mail: OutgoingMail): Promise<void>;
};

/** Each wait is far shorter than the lease on a mail. */
const timeouts = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};

/** @param url of a server that speaks SMTP, perhaps with a user and a password: it is in no error and no log */
export function connectMailServer(url: string): MailServer {
  const transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send(mail) {
      try {
        await transport.sendMail({ ...mail, headers: { "Auto-Submitted": "auto-generated" } });
      } catch (error) {
        throw mailErrorOf(error);
      }
    },
  };
}

/**
 * The server's own words name people and addresses, so only the codes are kept. A refusal of the recipient or of the mail
 * itself (5xx, RFC 5321) is final; a refusal of ours, such as a wrong password, is somebody's to repair.
 */
function mailErrorOf(error: unknown): MailError {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  const isFinal = (responseCode ?? 0) >= 500 && (command === "RCPT TO" || command === "DATA");
  const facts = [code, command, responseCode].filter(Boolean).join(" ");
  return new MailError("The mail server did not take a mail.", isFinal, { cause: new Error(facts) });
}

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

/** Thrown for a mail that was not accepted. `isFinal`: it was rejected for good, so a retry is pointless. */
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
  /** Resolves once the server has accepted the mail. @throws {MailError} */
  send(mail: OutgoingMail): Promise<void>;
};

/** Each timeout is far shorter than the lease on a mail. */
const timeouts = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};

/** @param url the URL of an SMTP server, perhaps with credentials: it appears in no error and no log */
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
 * Keeps only the codes, because the server's messages contain names and addresses. A rejection of the recipient or of
 * the mail itself (5xx, RFC 5321) is final; a rejection of the portal, such as a wrong password, can be fixed.
 */
function mailErrorOf(error: unknown): MailError {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  const isFinal = (responseCode ?? 0) >= 500 && (command === "RCPT TO" || command === "DATA");
  const facts = [code, command, responseCode].filter(Boolean).join(" ");
  return new MailError("The mail server did not take a mail.", isFinal, { cause: new Error(facts) });
}

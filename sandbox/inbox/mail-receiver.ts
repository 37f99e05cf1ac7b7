import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { Sandbox } from "../parts/sandbox";
import { portError } from "../base/start-error";
import { parseMail } from "./read-mail";

const maxMailBytes = 25_000_000;

type Parts = Pick<Sandbox, "store" | "clock" | "report" | "settings">;

export type MailReceiver = { port: number; stop(): Promise<void> };

/**
 * Receives mail over SMTP (RFC 5321) for any recipient and stores it; nothing is forwarded. Clients may authenticate
 * with any password.
 *
 * @throws {StartError} when the port cannot be used
 */
export async function startMailReceiver(parts: Parts): Promise<MailReceiver> {
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    allowInsecureAuth: true,
    size: maxMailBytes,
    closeTimeout: 100,
    onAuth: ({ username }, _session, callback) => callback(null, { user: username ?? "anybody" }),
    onData(stream, session, callback) {
      storeMail(parts, stream, session).then(
        () => callback(),
        (error: Error) => callback(error),
      );
    },
  });
  // Only connections of clients cause errors here.
  server.on("error", () => undefined);
  const { host, smtpPort } = parts.settings;
  await listen(server, host, smtpPort);
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function storeMail(
  { store, clock, report }: Parts,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<void> {
  const source = await readSource(stream);
  try {
    const { subject = "" } = await parseMail(source);
    store.mails.insert({
      receivedAt: clock.now().getTime(),
      sender: envelope.mailFrom ? envelope.mailFrom.address : "",
      recipients: envelope.rcptTo.map(({ address }) => address),
      subject,
      source,
    });
  } catch (error) {
    report("A mail could not be kept", error);
    throw new Error("The mail could not be kept.", { cause: error });
  }
}

async function readSource(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded)
    throw Object.assign(new Error(`A mail may have ${maxMailBytes} bytes.`), { responseCode: 552 });
  return Buffer.concat(chunks);
}

function listen(server: SMTPServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once("error", (error) => reject(portError(`Port ${port} on ${host}, for mail,`, error)));
    server.listen(port, host, () => resolve());
  });
}

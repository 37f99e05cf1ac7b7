import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

type ReceivedMail = ParsedMail & { recipient: string };

/** Decides about a mail that has arrived: returning accepts it, throwing an Error with a code refuses it. */
type Verdict = (mail: ReceivedMail, count: number) => void | Promise<void>;

/** A refusal with an SMTP reply code. */
export const refusal = (responseCode: number) =>
  Object.assign(new Error("Refused by a test."), { responseCode });

/** Starts a mail server for a test, which keeps the mail that it accepts. */
export async function startTestMailServer() {
  const received: ReceivedMail[] = [];
  let verdict: Verdict = () => undefined;
  let refusedRecipient: string | undefined;
  const server = new SMTPServer({
    ...{ authOptional: true, hideSTARTTLS: true, disableReverseLookup: true, closeTimeout: 100 },
    onRcptTo: ({ address }, _session, callback) =>
      address === refusedRecipient ? callback(refusal(550)) : callback(),
    onData(stream, { envelope }, callback) {
      const take = async () => {
        const recipient = envelope.rcptTo[0]?.address ?? "";
        const mail = { ...(await simpleParser(stream)), recipient };
        await verdict(mail, received.length + 1);
        received.push(mail);
      };
      take().then(() => callback(), callback);
    },
  });
  server.on("error", () => undefined); // a killed client breaks the connection
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    judge: (next: Verdict) => void (verdict = next),
    refuseRecipient: (address: string) => void (refusedRecipient = address),
  };
}

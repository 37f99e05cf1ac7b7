import { createInterface } from "node:readline";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startChild, stopChild } from "./child";

const accessToken = "token-of-chaos";
/** Each poll of a session delays the signatures, as the sandbox is one process. */
const pollIntervalMs = 20;

export type SandboxCall = { at: string; method: string; path: string; status: number };
type ListedSigning = { token: string; name: string; status: string };
type ListedPostback = { signing: string; deliveries: { http_status: number | null }[] };
type SigningKeys = { signingToken: string; signerToken: string; code: string };

/**
 * Starts the sandbox gateway in its own process, with the calls that the tests make.
 *
 * @param smtpPort where it receives mail; 0 for any free port
 */
export async function startSandboxProcess(folder: string, smtpPort = 0) {
  const child = startChild("sandbox/main.ts", [], {
    logFile: path.join(folder, "sandbox.log"),
    environment: {
      SANDBOX_PORT: "0",
      SANDBOX_SMTP_PORT: String(smtpPort),
      SANDBOX_DATA_DIR: path.join(folder, "sandbox"),
      SANDBOX_ACCESS_TOKEN: accessToken,
      SANDBOX_CONFIRMATION_MS: "0",
      NODE_ENV: "production",
    },
  });
  const url = await new Promise<string>((resolve, reject) => {
    if (child.process.stdout)
      createInterface({ input: child.process.stdout }).on("line", (line) => {
        const found = /ready at (\S+)/.exec(line)?.[1];
        if (found) resolve(found);
      });
    child.ended.then((exit) => reject(new Error(`The sandbox ended: ${exit}. See ${folder}/sandbox.log.`)));
  });
  const call = async <T>(address: string, init?: RequestInit): Promise<T> => {
    // The server may close a kept connection at the moment of its reuse.
    const headers = { ...init?.headers, connection: "close" };
    const answer = await fetch(`${url}${address}`, { ...init, headers });
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const post = <T>(address: string, body: unknown) =>
    call<T>(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return {
    ...{ url, accessToken },
    stop: () => stopChild(child),
    authorityPem: async () => (await fetch(`${url}/sandbox/ca.pem`)).text(),
    async setFaults(faults: readonly object[]): Promise<void> {
      await call("/sandbox/faults", { method: "DELETE" });
      for (const fault of faults) await post("/sandbox/faults", fault);
    },
    async callsSince(instant: Date): Promise<SandboxCall[]> {
      const { calls } = await call<{ calls: SandboxCall[] }>(`/sandbox/calls?since=${instant.toISOString()}`);
      return calls;
    },
    /** The gateway's signings for the document with this name, by a call that the portal never makes. */
    async signingsNamed(name: string): Promise<ListedSigning[]> {
      const address = `/api/signing/list.json?access_token=${accessToken}`;
      const { signings } = await call<{ signings: ListedSigning[] }>(address);
      return signings.filter((signing) => signing.name === `${name}.pdf`);
    },
    /** The Message-IDs of the mails received after the one with this id, and the id of the last one. */
    async mailsAfter(last: number): Promise<{ last: number; messageIds: string[] }> {
      const { mails } = await call<{ mails: { id: number }[] }>("/sandbox/inbox");
      const ids = mails.map(({ id }) => id).filter((id) => id > last);
      const read = (id: number) => call<{ message_id: string }>(`/sandbox/inbox/${id}`);
      const received = await Promise.all(ids.map(read));
      return { last: Math.max(last, ...ids), messageIds: received.map(({ message_id }) => message_id) };
    },
    /** How many postbacks about a signing were answered with success. */
    async countAnsweredPostbacks(signingToken: string): Promise<number> {
      const { postbacks } = await call<{ postbacks: ListedPostback[] }>("/sandbox/postbacks");
      return postbacks
        .filter(({ signing }) => signing === signingToken)
        .flatMap(({ deliveries }) => deliveries)
        .filter(({ http_status }) => http_status === 200).length;
    },
    /** Archives a signing's file, as the real gateway does by itself. */
    async archive(signingToken: string): Promise<void> {
      await post(`/api/signing/${signingToken}/archive.json?access_token=${accessToken}`, {});
    },
    /** Signs as the page of one signer does, and waits until the session has ended. */
    async sign({ signingToken, signerToken, code }: SigningKeys): Promise<void> {
      const sessions = `/signing/${signingToken}/sessions`;
      const access = `?access_token=${signerToken}`;
      const { id } = await post<{ id: string }>(sessions + access, {
        method: "smartid",
        country: "LT",
        code,
      });
      for (let status = "waiting"; status !== "signed";) {
        await pause(pollIntervalMs);
        ({ status } = await call<{ status: string }>(`${sessions}/${id}${access}`));
        if (status === "failed") throw new Error("The sandbox could not sign.");
      }
    },
  };
}

export type SandboxProcess = Awaited<ReturnType<typeof startSandboxProcess>>;

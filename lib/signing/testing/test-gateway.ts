import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";
import { startSandbox } from "@/sandbox/server";
import { readSettings } from "@/sandbox/settings";
import { temporaryFolder } from "@/lib/files/testing/temporary-folder";
import { onTestEnd } from "@/lib/base/testing/on-test-end";
import { patience } from "./patience";

export const accessToken = "token-of-workflow-tests";

const operations = {
  upload: /^POST \/api\/file\/upload\.json$/,
  "upload status": /^GET \/api\/file\/upload\/[^/]+\/status\.json$/,
  create: /^POST \/api\/signing\/create\.json$/,
  status: /^GET \/api\/signing\/[^/]+\/status\.json$/,
  download: /^GET \/api\/signing\/[^/]+\/download(\/[^/]+)?$/,
  "add signer": /^POST \/api\/signing\/[^/]+\/addsigner\.json$/,
  "remove signer": /^POST \/api\/signing\/[^/]+\/removesigner\.json$/,
  "delete signing": /^POST \/api\/signing\/[^/]+\/delete\.json$/,
  "delete file": /^POST \/api\/file\/[^/]+\/delete\.json$/,
  check: /^POST \/api\/file\/check\.json$/,
};

export type GatewayOperation = keyof typeof operations;

/** `isCutOff`: the connection breaks after these bytes, before the response has ended. */
export type GatewayAnswer = {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  isCutOff?: boolean;
};

/** Intercepts a call of the portal: passes it on, changes the response, or breaks the connection. */
type Interference = (
  operation: GatewayOperation,
  pass: () => Promise<GatewayAnswer>,
) => Promise<GatewayAnswer | "broken">;

/** The sandbox gateway on a free port behind a small proxy that counts calls and can interfere with them. */
export async function startTestGateway({ now }: { now?: () => Date } = {}) {
  const sandbox = await startSandbox(
    readSettings({
      SANDBOX_PORT: "0",
      SANDBOX_SMTP_PORT: "0",
      SANDBOX_DATA_DIR: await temporaryFolder(),
      SANDBOX_ACCESS_TOKEN: accessToken,
      SANDBOX_CONFIRMATION_MS: "0",
    }),
    { now },
  );
  const calls: GatewayOperation[] = [];
  let interference: Interference = (_, pass) => pass();
  const proxy = createServer(async (request, response) => {
    const body = await readAll(request);
    const operation = operationOf(request);
    calls.push(operation);
    const answer = await interference(operation, () => forward(sandbox.url, request, body)).catch(brokenOff);
    if (answer === "broken") return response.destroy();
    response.writeHead(answer.status, answer.headers);
    if (answer.isCutOff) response.write(answer.body, () => response.destroy());
    else response.end(answer.body);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestEnd(async () => {
    proxy.closeAllConnections();
    proxy.close();
    await sandbox.close();
  });
  const callSandbox = async (path: string, init?: RequestInit) =>
    (await (await fetch(`${sandbox.url}${path}`, init)).json()) as Record<string, unknown>;
  const headers = { "content-type": "application/json" };
  const post = (path: string, body: object) =>
    callSandbox(path, { method: "POST", headers, body: JSON.stringify(body) });

  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    /** The calls that the portal made, in order. */
    calls,
    interfere: (next: Interference) => void (interference = next),
    behave: () => void (interference = (_, pass) => pass()),
    /** Orders a fault of the sandbox, as `POST /sandbox/faults` takes it. */
    async order(fault: object): Promise<void> {
      const { status } = await post("/sandbox/faults", fault);
      if (status !== "ok") throw new Error(`The sandbox does not know the fault ${JSON.stringify(fault)}.`);
    },
    /** Uploads a file that a fault can send, without counting as a call of the portal. @returns its token */
    async upload(bytes: Uint8Array): Promise<string> {
      const digest = createHash("sha256").update(bytes).digest("hex");
      const file = { name: "other.pdf", digest, content: Buffer.from(bytes).toString("base64") };
      return String((await post(`/api/file/upload.json?access_token=${accessToken}`, { file })).token);
    },
    /** The finished file, without counting as a call of the portal. */
    async download(signingToken: string): Promise<Buffer> {
      const path = `/api/signing/${signingToken}/download?access_token=${accessToken}`;
      return Buffer.from(await (await fetch(`${sandbox.url}${path}`)).arrayBuffer());
    },
    removeExpired: sandbox.removeExpired,
    archiveDue: sandbox.archiveDue,
    /** The sandbox's root certificate. */
    authorityPem: async () => (await fetch(`${sandbox.url}/sandbox/ca.pem`)).text(),
    clearFaults: () => callSandbox("/sandbox/faults", { method: "DELETE" }),
    /** The portal's calls in the sandbox's own log, as "METHOD path". */
    async logged(): Promise<string[]> {
      const { calls: log } = (await callSandbox("/sandbox/calls")) as {
        calls: { method: string; path: string }[];
      };
      return log.map(({ method, path }) => `${method} ${path}`);
    },
    /** Waits until the sandbox has processed an upload, without counting as a call of the portal. */
    async untilUploadSettled(fileToken: string): Promise<void> {
      const path = `/api/file/upload/${fileToken}/status.json?access_token=${accessToken}`;
      await vi.waitFor(async () => settled((await callSandbox(path)).status !== "pending"), patience);
    },
    /** The HTTP status of the gateway's response about a signing: 404 once it is deleted. */
    async statusOf(signingToken: string): Promise<number> {
      return (
        await fetch(`${sandbox.url}/api/signing/${signingToken}/status.json?access_token=${accessToken}`)
      ).status;
    },
    /** Archives the file of a completed signing, which the real gateway does by itself. */
    async archive(signingToken: string): Promise<void> {
      const path = `/api/signing/${signingToken}/archive.json?access_token=${accessToken}`;
      const { status } = await callSandbox(path, { method: "POST" });
      settled(status === "ok");
    },
    /** Declines as the page of one signer does. */
    async decline({ signingToken, signerToken }: { signingToken: string; signerToken: string }) {
      await callSandbox(`/signing/${signingToken}/decline?access_token=${signerToken}`, { method: "POST" });
    },
    /** Signs as the page of one signer does, with Smart-ID. */
    async sign({
      signingToken,
      signerToken,
      code,
    }: {
      signingToken: string;
      signerToken: string;
      code: string;
    }) {
      const sessions = `/signing/${signingToken}/sessions`;
      const access = `?access_token=${signerToken}`;
      const { id } = await post(sessions + access, { method: "smartid", country: "LT", code });
      const session = `${sessions}/${String(id)}${access}`;
      await vi.waitFor(async () => settled((await callSandbox(session)).status === "signed"), patience);
    },
  };
}

function settled(isSettled: boolean): void {
  if (!isSettled) throw new Error("The sandbox is not there yet.");
}

function operationOf({ method = "", url = "" }: IncomingMessage): GatewayOperation {
  const call = `${method} ${url.split("?")[0] ?? ""}`;
  const found = Object.entries(operations).find(([, pattern]) => pattern.test(call));
  if (!found) throw new Error(`The portal made an unknown call: ${call}`);
  return found[0] as GatewayOperation;
}

/** When the gateway breaks a connection, the proxy breaks its own. */
function brokenOff(error: NodeJS.ErrnoException): "broken" {
  if (error.code === "ECONNRESET") return "broken";
  throw error;
}

/** The response headers that the portal reads. */
const forwardedHeaders = ["content-type", "retry-after"];

/** Keeps the proxy's host name, because the gateway builds URLs with the host that was called. */
function forward(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<GatewayAnswer> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(`${target}${url ?? "/"}`, { method, headers }, (answer) => {
      const headers = Object.fromEntries(forwardedHeaders.flatMap((name) => headerOf(answer, name)));
      readAll(answer).then((bytes) => {
        resolve({ status: answer.statusCode ?? 0, headers, body: bytes });
      }, reject);
    });
    call.on("error", reject).end(body);
  });
}

function headerOf({ headers }: IncomingMessage, name: string): [string, string][] {
  const value = headers[name];
  return typeof value === "string" ? [[name, value]] : [];
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FrameLocator, Page } from "@playwright/test";
import { startSandbox } from "@/sandbox/server";
import { samplePdf } from "@/testing/sample-pdf";
import { test as base } from "./test";

type Signing = { token: string; signers: Record<string, string> };
type File = { name: string; bytes: Uint8Array; type?: string };
type Request = {
  name?: string;
  language?: string;
  type?: string;
  signers?: object[];
  files?: File[];
  postback_url?: string;
};

const accessToken = "token-of-tests";
const signer = (id: string) => ({ id, name: "Jonas", surname: "Jonaitis", signing_purpose: "signature" });

export type StandaloneSandbox = Awaited<ReturnType<typeof startStandaloneSandbox>>;

async function startStandaloneSandbox(timeScale: number) {
  const dataDir = await mkdtemp(path.join(tmpdir(), "paraph-sandbox-"));
  const faults: string[] = [];
  const { url, close } = await startSandbox(
    {
      ...{ host: "127.0.0.1", port: 0, smtpPort: 0, accessToken, dataDir },
      ...{ timeScale, confirmationMs: 600 },
    },
    { report: (task, error) => faults.push(`${task}: ${String(error)}`) },
  );
  const call = async (apiPath: string, body?: object) => {
    const response = await fetch(`${url}/api/${apiPath}?access_token=${accessToken}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${apiPath}: ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  async function upload({ name, bytes }: File) {
    const digest = createHash("sha256").update(bytes).digest("hex");
    const content = Buffer.from(bytes).toString("base64");
    return String((await call("file/upload.json", { file: { name, digest, content } })).token);
  }
  return {
    url,
    faults,
    call,
    async createSigning({ files, ...request }: Request = {}): Promise<Signing> {
      const sources: File[] = files ?? [{ name: "agreement.pdf", bytes: await samplePdf() }];
      const uploaded = [];
      for (const file of sources) uploaded.push({ token: await upload(file), type: file.type });
      return (await call("signing/create.json", {
        ...{ type: "pdf", name: "Lease agreement", signers: [signer("a")], files: uploaded },
        ...request,
      })) as Signing;
    },
    async createBatch(signings: Signing[]): Promise<string> {
      const entries = signings.map(({ token, signers }) => ({ token, signer_token: signers.a }));
      return String((await call("signing/createbatch.json", { signings: entries })).token);
    },
    signingUrl: ({ token, signers }: Signing, id = "a") =>
      `${url}/signing/${token}?access_token=${signers[id]}`,
    status: ({ token }: Signing) => call(`signing/${token}/status.json`),
    signerNamed: signer,
    async stop() {
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Tests of a sandbox gateway without a portal, which runs in the test's own process. Any internal error of the
 * sandbox fails the test.
 */
export const test = base.extend<{ noFaults: void }, { sandbox: StandaloneSandbox; timeScale: number }>({
  /** How many times faster the gateway's long waits pass, such as the two minutes for confirming on a phone. */
  timeScale: [1, { option: true, scope: "worker" }],
  sandbox: [
    async ({ timeScale }, use) => {
      const sandbox = await startStandaloneSandbox(timeScale);
      await use(sandbox);
      await sandbox.stop();
    },
    { scope: "worker" },
  ],
  noFaults: [
    async ({ sandbox }, use) => {
      await use();
      if (sandbox.faults.length > 0) throw new Error(sandbox.faults.splice(0).join("\n"));
    },
    { auto: true },
  ],
});

export { expect } from "./test";

/** Fills in and submits the form of a signing page in English, on a page or in a frame. */
export async function signAs(
  page: Page | FrameLocator,
  { method = "Smart-ID", code, phone }: { method?: string; code: string; phone?: string },
): Promise<void> {
  await page.getByRole("button", { name: method, exact: true }).click();
  await page.getByLabel("Personal code").fill(code);
  if (phone) await page.getByLabel("Phone number").fill(phone);
  await page.getByRole("button", { name: "Sign", exact: true }).click();
}

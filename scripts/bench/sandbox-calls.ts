import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

const pauseMs = 2;

/** A multiple of 3, so that each chunk is a whole number of base64 groups. */
const chunkBytes = 3 * 64 * 1024;

export type PdfFile = { file: string; digest: string; size: number };
export type CreatedSigning = { token: string; signers: Record<string, string> };
export type SandboxCalls = ReturnType<typeof sandboxAt>;

/** Test identities of two schemes, whose keys differ (sandbox/signing/test-identity.ts). */
export const claims = {
  smartId: { method: "smartid", country: "LT", code: "50001029996" },
  mobileId: { method: "mobile", country: "LT", code: "50001018865", phone: "+37060000666" },
};

const sessionShape = z.object({ id: z.string(), status: z.string() });

/** The gateway calls of the benchmark, as a client makes them. A refused call throws. */
export function sandboxAt({ url, accessToken }: { url: string; accessToken: string }) {
  const get = (at: string, token = accessToken) => request(`${url}${at}?access_token=${token}`);
  const post = (at: string, body: unknown, token = accessToken) =>
    request(`${url}${at}?access_token=${token}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      ...(body instanceof Readable
        ? { body: Readable.toWeb(body), duplex: "half" }
        : { body: JSON.stringify(body) }),
    } as RequestInit);
  const tokenOf = async (answer: Response) =>
    z.object({ token: z.string() }).parse(await answer.json()).token;
  const statusAt = async (at: string) =>
    z.object({ status: z.string() }).parse(await (await get(at)).json()).status;

  return {
    /** Sends a file as base64 in JSON, streamed from disk. */
    uploadByContent: async (source: PdfFile) =>
      tokenOf(await post("/api/file/upload.json", Readable.from(jsonOf(source)))),

    /** Sends bytes that are in memory already. */
    async uploadBytes(name: string, bytes: Uint8Array): Promise<string> {
      const digest = createHash("sha256").update(bytes).digest("hex");
      const file = { name, digest, content: Buffer.from(bytes).toString("base64") };
      return tokenOf(await post("/api/file/upload.json", { file }));
    },

    /** Orders a fault, as `POST /sandbox/faults` takes it. */
    orderFault: (fault: object) => post("/sandbox/faults", fault),

    /** Has the gateway fetch a file. Resolves once it is uploaded. */
    async uploadByUrl({ file, digest }: PdfFile, fileUrl: string): Promise<string> {
      const body = { file: { name: path.basename(file), digest, url: fileUrl } };
      const token = await tokenOf(await post("/api/file/upload.json", body));
      await pollUntilDone(() => statusAt(`/api/file/upload/${token}/status.json`), "pending", "uploaded");
      return token;
    },

    async createSigning(uploadToken: string, signerIds: string[]): Promise<CreatedSigning> {
      const signers = signerIds.map((id) => ({
        id,
        name: "Jonas",
        surname: "Jonaitis",
        signing_purpose: "signature",
      }));
      const body = { type: "pdf", name: "benchmark", files: [{ token: uploadToken }], signers };
      const answer = await post("/api/signing/create.json", body);
      return z
        .object({ token: z.string(), signers: z.record(z.string(), z.string()) })
        .parse(await answer.json());
    },

    /** Signs as the signing page does. Resolves once the signature is made. */
    async sign({ token }: CreatedSigning, signerToken: string, claim = claims.smartId): Promise<void> {
      const sessions = `/signing/${token}/sessions`;
      const { id } = sessionShape.parse(await (await post(sessions, claim, signerToken)).json());
      const status = async () =>
        sessionShape.parse(await (await get(`${sessions}/${id}`, signerToken)).json()).status;
      await pollUntilDone(status, "waiting", "signed");
    },

    status: ({ token }: CreatedSigning) => statusAt(`/api/signing/${token}/status.json`),

    /** Streams the signed file. */
    async *download({ token }: CreatedSigning): AsyncGenerator<Uint8Array> {
      const { body } = await get(`/api/signing/${token}/download`);
      yield* (body ?? []) as AsyncIterable<Uint8Array>;
    },
  };
}

async function request(address: string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(address, init);
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

async function pollUntilDone(read: () => Promise<string>, waiting: string, wanted: string): Promise<void> {
  let status = await read();
  while (status === waiting) {
    await wait(pauseMs);
    status = await read();
  }
  if (status !== wanted) throw new Error(`It ended as "${status}" where "${wanted}" was expected.`);
}

async function* jsonOf({ file, digest }: PdfFile): AsyncGenerator<string> {
  yield `{"file":{"name":${JSON.stringify(path.basename(file))},"digest":"${digest}","content":"`;
  for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes }))
    yield (chunk as Buffer).toString("base64");
  yield `"}}`;
}

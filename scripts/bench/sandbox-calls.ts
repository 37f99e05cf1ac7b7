import { createReadStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

const pauseMs = 2;

/** A multiple of 3, as that many bytes are whole letters of base64. */
const bytesAtOnce = 3 * 64 * 1024;

export type GivenFile = { file: string; digest: string; size: number };
export type CreatedSigning = { token: string; signers: Record<string, string> };
export type SandboxCalls = ReturnType<typeof sandboxAt>;

const ofSession = z.object({ id: z.string(), status: z.string() });

/** The calls that the benchmark makes, each as a client would; one that is refused throws. */
export function sandboxAt({ url, accessToken }: { url: string; accessToken: string }) {
  const get = (at: string, token = accessToken) => ask(`${url}${at}?access_token=${token}`);
  const post = (at: string, body: unknown, token = accessToken) =>
    ask(`${url}${at}?access_token=${token}`, {
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
    /** Sends a file as base64 in JSON, read from the disk as it goes. */
    uploadByContent: async (given: GivenFile) =>
      tokenOf(await post("/api/file/upload.json", Readable.from(jsonOf(given)))),

    /** Lets the gateway fetch a file. Resolves when it has it. */
    async uploadByUrl({ file, digest }: GivenFile, fileUrl: string): Promise<string> {
      const body = { file: { name: path.basename(file), digest, url: fileUrl } };
      const token = await tokenOf(await post("/api/file/upload.json", body));
      await untilOver(() => statusAt(`/api/file/upload/${token}/status.json`), "pending", "uploaded");
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

    /** Signs as the signing page does. Resolves when the signature is made. */
    async sign({ token }: CreatedSigning, signerToken: string): Promise<void> {
      const claim = { method: "smartid", country: "LT", code: "50001029996" };
      const sessions = `/signing/${token}/sessions`;
      const { id } = ofSession.parse(await (await post(sessions, claim, signerToken)).json());
      const status = async () =>
        ofSession.parse(await (await get(`${sessions}/${id}`, signerToken)).json()).status;
      await untilOver(status, "waiting", "signed");
    },

    status: ({ token }: CreatedSigning) => statusAt(`/api/signing/${token}/status.json`),

    /** The signed file, as it comes. */
    async *download({ token }: CreatedSigning): AsyncGenerator<Uint8Array> {
      const { body } = await get(`/api/signing/${token}/download`);
      yield* (body ?? []) as AsyncIterable<Uint8Array>;
    },
  };
}

async function ask(address: string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(address, init);
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

async function untilOver(ask: () => Promise<string>, waiting: string, wanted: string): Promise<void> {
  let status = await ask();
  while (status === waiting) {
    await wait(pauseMs);
    status = await ask();
  }
  if (status !== wanted) throw new Error(`It ended as "${status}" where "${wanted}" was expected.`);
}

async function* jsonOf({ file, digest }: GivenFile): AsyncGenerator<string> {
  yield `{"file":{"name":${JSON.stringify(path.basename(file))},"digest":"${digest}","content":"`;
  for await (const chunk of createReadStream(file, { highWaterMark: bytesAtOnce }))
    yield (chunk as Buffer).toString("base64");
  yield `"}}`;
}

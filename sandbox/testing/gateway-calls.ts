import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { accessToken } from "./test-sandbox";

export type Answer = { status: number; body: Record<string, unknown> };

export const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A client of one sandbox's API with a valid access token. */
export function gatewayAt(url: string, token = accessToken) {
  const address = (path: string) => `${url}${path}?access_token=${token}`;
  const get = async (path: string) => answerOf(await fetch(address(path)));
  const post = (path: string, body: unknown = {}) => postJson(address(path), body);
  return {
    get,
    post,
    address,
    async uploadContent(pdf: Uint8Array, name = "agreement.pdf"): Promise<string> {
      const file = { name, digest: sha256Of(pdf), content: Buffer.from(pdf).toString("base64") };
      return String((await post("/api/file/upload.json", { file })).body.token);
    },
    /** Uploads a file and creates a signing with a signer for each id. */
    async createSigning(pdf: Uint8Array, ids: string[], extra: object = {}) {
      const token = await this.uploadContent(pdf);
      const signers = ids.map((id) => ({
        id,
        name: "Jonas",
        surname: "Jonaitis",
        signing_purpose: "signature",
      }));
      const { body } = await post("/api/signing/create.json", {
        type: "pdf",
        name: "agreement",
        signers,
        files: [{ token }],
        ...extra,
      });
      return { token: String(body.token), signers: body.signers as Record<string, string> };
    },
    async download(path: string): Promise<Buffer> {
      const response = await fetch(address(path));
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    },
  };
}

export async function postJson(address: string, body: unknown): Promise<Answer> {
  const headers = { "content-type": "application/json" };
  return answerOf(await fetch(address, { method: "POST", headers, body: JSON.stringify(body) }));
}

export async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

/** Polls every 20 ms until `isReached` holds; the test's timeout ends it. */
export async function until<T>(read: () => Promise<T>, isReached: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await read();
    if (isReached(answer)) return answer;
    await sleep(20);
  }
}

import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { accessToken } from "./test-sandbox";

export type Answer = { status: number; body: Record<string, unknown> };

export const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The API of one sandbox, as a caller with the right token meets it. */
export function gatewayAt(url: string, token = accessToken) {
  const address = (path: string) => `${url}${path}?access_token=${token}`;
  const get = async (path: string) => answerOf(await fetch(address(path)));
  const post = async (path: string, body: unknown = {}) =>
    answerOf(
      await fetch(address(path), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    );
  return {
    get,
    post,
    address,
    async uploadContent(pdf: Uint8Array, name = "agreement.pdf"): Promise<string> {
      const file = { name, digest: sha256Of(pdf), content: Buffer.from(pdf).toString("base64") };
      return String((await post("/api/file/upload.json", { file })).body.token);
    },
    /** Uploads and creates; signers are named by the id, "id-of-name" style names follow from it. */
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

export async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

/** Asks again every 20 ms until the answer is the one waited for; the test's own time limit ends it. */
export async function until<T>(ask: () => Promise<T>, isReached: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isReached(answer)) return answer;
    await sleep(20);
  }
}
